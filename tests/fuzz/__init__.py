"""Fuzzing: what is fed with bytes of any kind, and must neither fail nor take long. `make fuzz` runs it."""
