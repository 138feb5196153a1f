"""How days, hours and numbers are written, the same in both languages; Django reads it by language."""
