"""The dataclasses of the model as JSON and back: compact rows for caches, readable records for files and tables."""

from factcheck.codec.errors import DamagedError
from factcheck.codec.records import from_record, to_record

__all__ = ["DamagedError", "from_record", "to_record"]
