"""The revisions of the schema that this program knows; a test holds them equal to the migrations."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""All of them, in order."""

HEAD = KNOWN[-1]
"""The one it reads and writes."""
