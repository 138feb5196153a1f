"""Addresses of telling."""

from __future__ import annotations

from django.urls import path

from documents.telling.pages import calendars, letters, passing_on, urging

urlpatterns = [
    path("bao-tin/", passing_on.passing_on, name="passing-on"),
    path("bao-tin/don-doc/", urging.urging, name="urging"),
    path("bao-tin/phieu.pdf", passing_on.news_slips, {"kind": "pdf"}, name="news-slips-pdf"),
    path("bao-tin/phieu.docx", passing_on.news_slips, {"kind": "docx"}, name="news-slips-word"),
    path("bao-tin/cong-van/", letters.urging_letters, name="urging-letters"),
    path(
        "bao-tin/cong-van/<int:number>.pdf",
        letters.urging_letter,
        {"kind": "pdf"},
        name="urging-letter-pdf",
    ),
    path(
        "bao-tin/cong-van/<int:number>.docx",
        letters.urging_letter,
        {"kind": "docx"},
        name="urging-letter-word",
    ),
    path("bao-tin/<int:person>/", passing_on.pass_on_to, name="pass-on-to"),
    path("thong-bao/cach-nhan/", passing_on.own_way, name="own-way"),
    path("thong-bao/lich/", calendars.own_calendar, name="own-calendar"),
    path("lich/<code:token>.ics", calendars.calendar_feed, name="calendar-feed"),
]
