"""Measurements: predictions for the scorers, and speed."""
