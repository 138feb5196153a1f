"""The table of opinions on paper: its facts and its layout."""
