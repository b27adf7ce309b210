"""What only the whole corpus shows: conflicts between its articles, its cited sources, and the report on it."""
