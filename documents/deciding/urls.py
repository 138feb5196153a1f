"""Addresses of meetings and their votes."""

from __future__ import annotations

from django.urls import path

from documents.deciding.pages import held, meetings, sittings

urlpatterns = [
    path("bieu-quyet/", sittings.sittings, name="sittings"),
    path("bieu-quyet/<code:body>/", sittings.sitting, name="sitting"),
    path("cuoc-hop/", held.held_meetings, name="held-meetings"),
    path("cuoc-hop/ghi/<code:body>/", held.hold, name="hold-meeting"),
    path("cuoc-hop/<int:number>/", held.held_meeting, name="held-meeting"),
    path("cuoc-hop/<int:number>/so-bien-ban/", held.number_of_minutes, name="minutes-number"),
    path("cuoc-hop/<int:number>/bien-ban.pdf", held.minutes, {"kind": "pdf"}, name="minutes-pdf"),
    path("cuoc-hop/<int:number>/bien-ban.docx", held.minutes, {"kind": "docx"}, name="minutes-word"),
    path("van-phong/diem-danh/", meetings.meetings, name="meetings"),
    path("van-phong/diem-danh/<code:body>.pdf", meetings.sign_in, name="sign-in-sheet"),
]
