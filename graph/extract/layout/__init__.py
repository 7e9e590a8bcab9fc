"""Parts of a page: lines, zones, furniture, lists and sentences."""
