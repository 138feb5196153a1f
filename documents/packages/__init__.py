"""The trunk: kinds, the package and its drafts, what was said of them, and what every page shares."""
