"""Addresses of consistency."""

from __future__ import annotations

from django.urls import path

from documents.consistency import pages

urlpatterns = [
    path("doi-chieu/", pages.consistency, name="consistency"),
]
