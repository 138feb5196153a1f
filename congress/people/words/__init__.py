"""What lists of people and units say, read without a table: names, numbers, days, headings."""
