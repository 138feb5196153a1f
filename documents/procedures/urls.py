"""Addresses of procedures."""

from __future__ import annotations

from django.urls import path

from documents.procedures import pages

urlpatterns = [
    path("quy-trinh/", pages.procedures, name="procedures"),
    path("quy-trinh/<str:code>/", pages.procedure, name="procedure"),
    path("quy-trinh/<str:code>/tai-len/", pages.edit, name="procedure-edit"),
    path("quy-trinh/<str:code>/chuyen/", pages.move, name="procedure-move"),
    path("ho-so/<str:code>/quy-trinh/", pages.whereabouts, name="whereabouts"),
]
