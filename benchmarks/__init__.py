"""Measurements: how long what takes, what it needs, how good it is. Each is run by itself (docs/)."""
