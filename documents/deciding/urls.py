"""Addresses of meetings and their votes."""

from __future__ import annotations

from django.urls import path

from documents.deciding.pages import correcting, held, issued, meetings, sittings
from documents.deciding.services.numbering import MINUTES

urlpatterns = [
    path("bieu-quyet/", sittings.sittings, name="sittings"),
    path("bieu-quyet/<code:body>/", sittings.sitting, name="sitting"),
    path("cuoc-hop/", held.held_meetings, name="held-meetings"),
    path("cuoc-hop/ghi/<code:body>/", held.hold, name="hold-meeting"),
    path("cuoc-hop/<int:number>/", held.held_meeting, name="held-meeting"),
    path(
        "cuoc-hop/<int:number>/so-bien-ban/",
        issued.number_of_paper,
        {"kind": MINUTES},
        name="minutes-number",
    ),
    path("cuoc-hop/<int:number>/dinh-chinh/", correcting.correct, name="correct-meeting"),
    path("cuoc-hop/<int:number>/huy-ban-ghi/", correcting.withdraw, name="withdraw-meeting"),
    path("cuoc-hop/<int:number>/nhiem-vu/", issued.conclusions, name="meeting-tasks"),
    *(
        path(
            f"cuoc-hop/<int:number>/so-{slug}/", issued.number_of_paper, {"kind": kind}, name=f"{slug}-number"
        )
        for kind, slug in issued.SLUGS.items()
    ),
    *(
        path(
            f"cuoc-hop/<int:number>/{slug}.{suffix}",
            issued.issued_paper,
            {"paper": kind, "kind": suffix},
            name=f"{slug}-{suffix}",
        )
        for kind, slug in issued.SLUGS.items()
        for suffix in ("pdf", "docx")
    ),
    path("cuoc-hop/<int:number>/bien-ban.pdf", held.minutes, {"kind": "pdf"}, name="minutes-pdf"),
    path("cuoc-hop/<int:number>/bien-ban.docx", held.minutes, {"kind": "docx"}, name="minutes-word"),
    path("van-phong/diem-danh/", meetings.meetings, name="meetings"),
    path("van-phong/diem-danh/<code:body>.pdf", meetings.sign_in, name="sign-in-sheet"),
]
