"""The editor's desk: the checks in a browser, for drafts that are kept in memory only."""
