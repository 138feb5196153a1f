"""Addresses of the tray."""

from __future__ import annotations

from django.urls import path

from documents.tray.pages import papers, spoken, tray

ONE = "giay-to-den/<int:number>/"
urlpatterns = [
    path("giay-to-den/", tray.tray, name="tray"),
    path("giay-to-den/chup/", tray.camera, name="tray-camera"),
    path("giay-to-den/tiep/", tray.next_paper, name="tray-next"),
    path("giay-to-den/tat-ca/", tray.every_paper, name="tray-every"),
    path("giay-to-den/ghi-loi/", spoken.spoken, name="spoken"),
    path("giay-to-den/xac-nhan/", spoken.unconfirmed, name="unconfirmed"),
    path("giay-to-den/xac-nhan/<slug:key>/", spoken.confirming, name="confirming"),
    path("giay-to-den/xac-nhan/<slug:key>/phieu.pdf", spoken.confirming_paper, name="confirming-paper"),
    path(ONE, papers.paper, name="tray-paper"),
    path(f"{ONE}huy/", papers.paper_cancel, name="tray-cancel"),
    path(f"{ONE}trang/<int:leaf>.jpg", papers.leaf, name="tray-leaf"),
    path(f"{ONE}tep/", papers.file_of_paper, name="tray-file"),
]
