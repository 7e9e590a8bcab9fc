"""Word lists and dates, matched for all steps."""
