"""Addresses of the books of papers."""

from __future__ import annotations

from django.urls import path

from documents.registers import pages
from documents.registers.models import IN, OUT

urlpatterns = [
    path("so-van-ban/", pages.book, {"which": OUT}, name="register"),
    path("so-van-ban/den/", pages.book, {"which": IN}, name="register-in"),
    path("so-van-ban/di/ghi/", pages.paper_out, name="register-out-new"),
    path("so-van-ban/den/ghi/", pages.paper_in, name="register-in-new"),
    path("so-van-ban/di.xlsx", pages.book_workbook, {"which": OUT}, name="register-out-workbook"),
    path("so-van-ban/den.xlsx", pages.book_workbook, {"which": IN}, name="register-in-workbook"),
    path("so-van-ban/di.pdf", pages.book_paper, {"which": OUT}, name="register-out-paper"),
    path("so-van-ban/den.pdf", pages.book_paper, {"which": IN}, name="register-in-paper"),
    path("so-van-ban/<int:number>/", pages.register_line, name="register-line"),
    path("so-van-ban/<int:number>/sua/", pages.line_change, name="register-line-change"),
    path("so-van-ban/<int:number>/huy/", pages.line_cancel, name="register-line-cancel"),
]
