"""The revision of the schema that this program knows; a test holds it equal to the last migration."""

HEAD = "0001"
