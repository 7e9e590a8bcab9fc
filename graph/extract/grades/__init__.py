"""Grades with question and scale, and moves of monitoring."""
