"""Where a value stands, in lines and offsets: what the head and the end of a document are read in."""

Place = tuple[int, int, int, int]
"""First line's index and offset, last line's index and offset."""
