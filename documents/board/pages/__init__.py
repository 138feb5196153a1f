"""Bảng tiến độ: the board, its drawing, its printed sheet, its workbooks, and the calls that urge."""
