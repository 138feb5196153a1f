"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from documents.planning import pages

urlpatterns = [
    path("ho-so/<code:code>/ke-hoach/", pages.plan, name="plan"),
    path("ho-so/<code:code>/ke-hoach/<code:action>/", pages.change_days, name="change-days"),
]
