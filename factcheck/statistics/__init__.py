"""Statistics as reports print them: test results read from text, and their p-values computed again."""
