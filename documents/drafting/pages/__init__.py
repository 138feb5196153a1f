"""Pages of drafting: the checklist of parts, and writing on the page."""
