"""The explorer: pages for people, made whole in a worker process, that need no JavaScript."""
