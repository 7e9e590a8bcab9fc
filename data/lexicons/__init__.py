"""Cue lexicons: wordings and what they tell, one a row."""
