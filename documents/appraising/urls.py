"""Addresses of the papers of conclusions."""

from __future__ import annotations

from django.urls import path

from documents.appraising import pages

PAPER = "ho-so/<code:code>/tham-tra/<int:number>"

urlpatterns = [
    path(f"{PAPER}.pdf", pages.conclusion, {"kind": "pdf"}, name="conclusion-pdf"),
    path(f"{PAPER}.docx", pages.conclusion, {"kind": "docx"}, name="conclusion-word"),
    path(f"{PAPER}/so/", pages.conclusion_number, name="conclusion-number"),
]
