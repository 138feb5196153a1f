"""Addresses of moved opening days."""

from __future__ import annotations

from django.urls import path

from documents.postponing import pages

urlpatterns = [
    path("hoan-dai-hoi/", pages.opening_days, name="postponements"),
    path("hoan-dai-hoi/ghi/", pages.another_opening, name="postpone"),
]
