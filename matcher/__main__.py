"""`python -m matcher` is `matcher`."""

from matcher.cli.main import entry

if __name__ == "__main__":
    entry()
