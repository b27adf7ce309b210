"""Tools on text that every stage uses: they know characters and words, and nothing of articles or rules."""
