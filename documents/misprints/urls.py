"""Addresses of technical corrections."""

from __future__ import annotations

from django.urls import path

from documents.misprints import pages

urlpatterns = [
    path("ho-so/<code:code>/sua-loi-ky-thuat/", pages.new_misprint, name="misprint-new"),
    path("ho-so/<code:code>/sua-loi-ky-thuat/<int:number>/", pages.misprint, name="misprint"),
    path(
        "ho-so/<code:code>/sua-loi-ky-thuat/<int:number>/tren-giay/",
        pages.misprint_slip,
        name="misprint-slip",
    ),
    path(
        "ho-so/<code:code>/sua-loi-ky-thuat/<int:number>/ban-in.pdf",
        pages.misprint_paper,
        name="misprint-paper",
    ),
    path("sua-loi-ky-thuat/quy-dinh/<code:body>/", pages.misprint_limit, name="misprint-limit"),
]
