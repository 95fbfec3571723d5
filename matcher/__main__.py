"""`python -m matcher` is `matcher`."""

import sys

from matcher.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
