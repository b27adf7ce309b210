"""A server of the Model Context Protocol: assistants that write check what they write."""
