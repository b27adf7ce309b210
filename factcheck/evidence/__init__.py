"""Evidence: what the text of a source says of the numbers and quotations of the sentences that cite it."""
