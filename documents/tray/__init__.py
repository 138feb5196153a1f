"""Giấy tờ đến: what arrives is numbered at once, sorted later, entered in turn, confirmed if spoken."""
