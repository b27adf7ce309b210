"""`python -m factcheck`, which looks for no module in the current folder, unless factcheck itself lies there."""

import sys
from pathlib import Path

if not sys.flags.safe_path and Path(sys.path[0]).resolve() == Path.cwd() != Path(__file__).resolve().parents[1]:
    del sys.path[0]

from factcheck.cli import main

if __name__ == "__main__":
    main()
