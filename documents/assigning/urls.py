"""Addresses of assigning."""

from __future__ import annotations

from django.urls import path

from documents.assigning import pages

urlpatterns = [
    path("ho-so/giao-moi/", pages.assign, name="assign"),
]
