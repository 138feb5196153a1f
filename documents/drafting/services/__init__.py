"""Giving out parts, handing them in, writing on the page, putting a draft together."""
