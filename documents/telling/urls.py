"""Addresses of telling."""

from __future__ import annotations

from django.urls import path

from documents.telling import pages

urlpatterns = [
    path("bao-tin/", pages.passing_on, name="passing-on"),
    path("bao-tin/<int:person>/", pages.pass_on_to, name="pass-on-to"),
    path("thong-bao/cach-nhan/", pages.own_way, name="own-way"),
]
