"""One file a page (or a few that belong together), each with its `routes`; `app` finds them by looking here."""
