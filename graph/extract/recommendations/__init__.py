"""What is asked of whom, until when."""
