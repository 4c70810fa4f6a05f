"""The migrations; only `upgrade.upgrade` runs them."""
