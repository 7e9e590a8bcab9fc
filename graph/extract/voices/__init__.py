"""Who says each sentence, and about which force."""
