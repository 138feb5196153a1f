"""How many bytes people call a megabyte: known to readers too, which load no settings."""

MEGABYTE = 1024 * 1024
