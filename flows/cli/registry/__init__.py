"""Commands of `dafu sources`."""
