"""The command ``peel``: `app` finds the commands; `options`, `output` and `text` are what they share."""
