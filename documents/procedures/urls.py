"""Addresses of procedures."""

from __future__ import annotations

from django.urls import path

from documents.procedures import pages

urlpatterns = [
    path("quy-trinh/", pages.procedures, name="procedures"),
    path("quy-trinh/<code:code>/", pages.procedure, name="procedure"),
    path("quy-trinh/<code:code>/tai-len/", pages.edit_procedure, name="procedure-edit"),
    path("quy-trinh/<code:code>/chuyen/", pages.move, name="procedure-move"),
    path("ho-so/<code:code>/quy-trinh/", pages.whereabouts, name="whereabouts"),
]
