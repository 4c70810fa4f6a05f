"""One module per promise about speed. Each measures its raw limit in the same run and prints the ratio."""
