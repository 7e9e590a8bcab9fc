"""What a release is checked with: its bill of materials, known weaknesses of what it needs."""
