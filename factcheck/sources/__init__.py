"""Bibliographic sources: the only code that touches the network, one module per API.

Each module holds three things: `SERVICE` (name, address, pace, how it says "no such thing"), functions that
ask and return an `SearchResult`, and `works`, a pure reader from the service's JSON or XML to `Work` values.
"""
