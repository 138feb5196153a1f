"""The sign-in sheet of a meeting: its facts and its layout."""
