"""Answers to the everyday questions without SPARQL; each is made from query files that can be shown."""
