"""One file per revision, never edited after release."""
