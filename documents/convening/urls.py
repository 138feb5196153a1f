"""Addresses of meetings to come."""

from __future__ import annotations

from django.urls import path

from documents.convening.pages import changing, meetings, papers

ONE = "cuoc-hop/sap-toi/<int:number>/"

urlpatterns = [
    path("cuoc-hop/sap-toi/", meetings.convened_meetings, name="convened-meetings"),
    path("cuoc-hop/trieu-tap/<code:body>/", meetings.convene_body, name="convene"),
    path(ONE, meetings.convened, name="convened"),
    path(f"{ONE}chuyen-ngay/", changing.move_convened, name="move-meeting"),
    path(f"{ONE}khong-to-chuc/", changing.called_off, name="call-off-meeting"),
    path(f"{ONE}thay-tai-lieu/<int:place>/", changing.replace, name="replace-paper"),
    path(f"{ONE}bo-noi-dung/<int:place>/", changing.drop_from_agenda, name="drop-item"),
    path(f"{ONE}so-giay-moi/", changing.invitation_number, name="invitation-number"),
    path(f"{ONE}giay-moi.pdf", papers.invitation, {"kind": "pdf"}, name="invitation-pdf"),
    path(f"{ONE}giay-moi.docx", papers.invitation, {"kind": "docx"}, name="invitation-word"),
    path(f"{ONE}tai-lieu.pdf", papers.meeting_pack, name="meeting-pack"),
]
