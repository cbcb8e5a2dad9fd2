"""Reading a reply's fields from its printed lines: one concept per module, all pure."""
