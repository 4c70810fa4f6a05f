"""The interface for programs: one file for each kind of thing. What they share is `tracker.web.programs`."""
