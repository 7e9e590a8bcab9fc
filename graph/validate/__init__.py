"""Whether graphs keep the rules of the model."""
