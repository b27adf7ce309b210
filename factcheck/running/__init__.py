"""Running the flow over many files: what was found before is taken from the cache, the rest is shared among workers.

`work` checks one file, `result_cache` is the cache of earlier runs, `pool` holds the worker processes, `results` puts
the three together and keeps the order of the files.
"""
