"""Addresses of coordinating."""

from __future__ import annotations

from django.urls import path

from documents.coordinating import pages

urlpatterns = [
    path("ho-so/<code:code>/doi-ten/", pages.rename, name="rename"),
    path("ho-so/<code:code>/can-cu-thoi-han/", pages.due_from, name="due-from"),
    path("ho-so/<code:code>/phai-cho/", pages.sources, name="sources"),
]
