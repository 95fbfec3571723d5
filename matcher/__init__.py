"""matcher ranks partner countries for South-South cooperation, in both directions, with reasons and sources."""

__version__ = "0.1.0"
