"""Addresses of the packages: plain Vietnamese without marks."""

from __future__ import annotations

from django.urls import path

from documents.views import acts, assigning, board, demo, package, signing, work

urlpatterns = [
    path("", work.my_work, name="my-work"),
    path("ho-so/", work.package_list, name="package-list"),
    path("ho-so/giao-moi/", assigning.assign, name="assign"),
    path("ho-so/<str:code>/", package.package, name="package"),
    path("ho-so/<str:code>/du-thao/<int:number>/", package.draft, name="draft"),
    path("ho-so/<str:code>/du-thao/<int:number>/<slug:part>/", package.part_file, name="part-file"),
    path("ho-so/<str:code>/phieu-trinh-ky/", package.sign_sheet, name="sign-sheet"),
    path("ho-so/<str:code>/viec/<str:action>/", acts.act, name="act"),
    path("ky-duyet/", signing.signing, name="signing"),
    path("tien-do/", board.board, name="board"),
    path("thong-bao/", work.notices, name="notices"),
    path("ngay-mo-phong/", demo.next_day, name="demo-next-day"),
]
