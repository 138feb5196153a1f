"""Addresses of drafting."""

from __future__ import annotations

from django.urls import path

from documents.drafting.pages import drafts, parts, writing

urlpatterns = [
    path("ho-so/<code:code>/du-thao/<int:number>/", drafts.draft, name="draft"),
    path("ho-so/<code:code>/du-thao/<int:number>/<slug:part>/", drafts.part_file, name="part-file"),
    path(
        "ho-so/<code:code>/du-thao/<int:number>/<slug:part>/anh/<int:photo>/",
        drafts.part_photo,
        name="part-photo",
    ),
    path("ho-so/<code:code>/dang-sua/", writing.editing, name="editing"),
    path("ho-so/<code:code>/soan/<slug:part>/", writing.writing, name="writing"),
    path("ho-so/<code:code>/thanh-phan/", parts.checklist_page, name="parts"),
    path("ho-so/<code:code>/thanh-phan/ghep/", parts.assemble, name="parts-assemble"),
    path("ho-so/<code:code>/thanh-phan/them-chuong/", parts.new_chapter, name="parts-chapter"),
    path("ho-so/<code:code>/thanh-phan/<slug:part>/phan-cong/", parts.charge, name="parts-charge"),
    path("ho-so/<code:code>/thanh-phan/<slug:part>/gui/", parts.hand_in, name="parts-hand-in"),
    path("ho-so/<code:code>/thanh-phan/<slug:part>/<int:number>/", parts.handed_in, name="parts-file"),
]
