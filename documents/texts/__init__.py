"""Words and bytes in, values out: reading files, comparing texts, taking uploads in. Knows no table."""
