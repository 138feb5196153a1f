"""Addresses of meetings and their votes."""

from __future__ import annotations

from django.urls import path

from documents.deciding.pages import meetings, sittings

urlpatterns = [
    path("bieu-quyet/", sittings.sittings, name="sittings"),
    path("bieu-quyet/<code:body>/", sittings.sitting, name="sitting"),
    path("van-phong/diem-danh/", meetings.meetings, name="meetings"),
    path("van-phong/diem-danh/<code:body>.pdf", meetings.sign_in, name="sign-in-sheet"),
]
