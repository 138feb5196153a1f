"""Addresses of comparisons."""

from __future__ import annotations

from django.urls import path

from documents.comparing import pages

urlpatterns = [
    path("ho-so/<code:code>/so-sanh/", pages.choose, name="compare-choose"),
    path("ho-so/<code:code>/so-sanh/<int:old>/<int:new>/", pages.comparison, name="compare"),
    path(
        "ho-so/<code:code>/so-sanh/<int:old>/<int:new>/ban-in.pdf",
        pages.comparison_paper,
        name="compare-paper",
    ),
    path(
        "ho-so/<code:code>/so-sanh/<int:old>/<int:new>/theo-doi-thay-doi.docx",
        pages.comparison_word,
        name="compare-word",
    ),
]
