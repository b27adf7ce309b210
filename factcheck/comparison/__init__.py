"""Comparison: which claims of an article speak of one thing and give different values for it.

It lies outside `checks/` because every module there is a kind of rule, and because conflicts between articles
need the same comparison as conflicts within one.
"""
