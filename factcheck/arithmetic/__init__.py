"""Arithmetic inside a statement, a list or a table: what numbers that stand together say of each other."""
