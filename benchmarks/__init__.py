"""Timings, as ratios against peers measured in the same run. Nothing here is a test."""
