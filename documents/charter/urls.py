"""Addresses of a charter being amended."""

from __future__ import annotations

from django.urls import path

from documents.charter import pages

urlpatterns = [
    path("ho-so/<code:code>/dieu-le/", pages.charter, name="charter"),
    path("ho-so/<code:code>/dieu-le/hien-hanh/", pages.current, name="charter-current"),
    path("ho-so/<code:code>/dieu-le/toan-van/", pages.derive, name="charter-derive"),
    path("ho-so/<code:code>/dieu-le/dieu/<code:number>/", pages.line, name="charter-line"),
    path("ho-so/<code:code>/dieu-le/cach-chia/", pages.reading, name="charter-reading"),
    path("ho-so/<code:code>/dieu-le/dieu-moi/", pages.new_article, name="charter-new"),
    path("ho-so/<code:code>/dieu-le/bang-so-sanh/", pages.charter_table, name="charter-table"),
    path("ho-so/<code:code>/dieu-le/bang-so-sanh.pdf", pages.table_paper, name="charter-paper"),
    path("ho-so/<code:code>/dieu-le/hop-nhat/", pages.consolidated_text, name="charter-whole"),
    path("ho-so/<code:code>/dieu-le/hop-nhat.txt", pages.whole_file, name="charter-whole-file"),
    path(
        "ho-so/<code:code>/dieu-le/hop-nhat.docx",
        pages.whole_file,
        {"ending": "docx"},
        name="charter-whole-word",
    ),
]
