"""The migrations; only `schema.upgrade` runs them."""
