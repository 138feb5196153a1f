"""Bảng tiến độ: the board, its drawing, its printed sheet, its workbooks, and the calls that urge."""

from documents.views.board.calls import call, calls, calls_file
from documents.views.board.pages import board
from documents.views.board.papers import board_file, morning
from documents.views.board.times import timeline

__all__ = ["board", "board_file", "call", "calls", "calls_file", "morning", "timeline"]
