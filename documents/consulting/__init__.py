"""Lấy ý kiến: units are asked about drafts by one letter, what each answered, who has not yet."""
