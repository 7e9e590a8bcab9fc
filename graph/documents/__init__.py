"""Documents: found on disk, read in a limited child process, and captured as text with blocks and offsets."""
