"""Addresses of the board."""

from __future__ import annotations

from django.urls import path

from documents.board.pages import board, calls, on_time, report, sheet, times
from documents.board.pages.printed import board_file, morning

urlpatterns = [
    path("tien-do/", board.board, name="board"),
    path("tien-do/bang-tinh.xlsx", board_file, name="board-file"),
    path("tien-do/giao-ban.pdf", morning, name="morning"),
    path("tien-do/giao-ban/", sheet.sheet, name="morning-entry"),
    path("tien-do/thoi-gian/", times.timeline, name="timeline"),
    path("tien-do/dung-han/", on_time.on_time, name="on-time"),
    path("tien-do/don-doc/", calls.calls, name="calls"),
    path("tien-do/don-doc.xlsx", calls.calls_file, name="calls-file"),
    path("tien-do/<code:code>/goi/", calls.call, name="call"),
    path("tien-do/bao-cao.pdf", report.report, name="progress-report"),
]
