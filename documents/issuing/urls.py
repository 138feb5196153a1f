"""Addresses of papers made from the record."""

from __future__ import annotations

from django.urls import path

from documents.issuing import pages

PAPER = "van-ban/<slug:paper>/<code:key>"

urlpatterns = [
    path(f"{PAPER}/", pages.paper_to_issue, name="paper-to-issue"),
    path(f"{PAPER}.pdf", pages.issued_file, {"kind": "pdf"}, name="paper-to-issue-pdf"),
    path(f"{PAPER}.docx", pages.issued_file, {"kind": "docx"}, name="paper-to-issue-word"),
]
