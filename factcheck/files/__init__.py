"""Files of the user's: written whole or left as they were, and by one process at a time."""

from factcheck.files.exclusion import alone
from factcheck.files.writing import replacing, write_file, write_new_file, write_pieces

__all__ = ["alone", "replacing", "write_file", "write_new_file", "write_pieces"]
