"""Forms of drafting: a new draft, a part, words written on the page."""
