"""Addresses of signing."""

from __future__ import annotations

from django.urls import path

from documents.signing.pages import comparing, copies, known_papers, signed, signing_set, stamped
from documents.signing.pages.folder import signing_folder
from documents.signing.pages.signing_desk import signing

urlpatterns = [
    path("kiem-tra/", known_papers.ask_for_code, name="known-papers"),
    path("kiem-tra/<code:code>/", known_papers.known_paper, name="known-paper"),
    path("ho-so/<code:code>/phieu-trinh-ky/", signing_set.sign_sheet, name="sign-sheet"),
    path("ky-duyet/", signing, name="signing"),
    path("ky-duyet/<int:person>/cap-trinh-ky.pdf", signing_folder, name="signing-folder"),
    path("ho-so/<code:code>/bo-trinh-ky.pdf", signing_set.set_for_signing, name="signing-set"),
    path("ho-so/<code:code>/ban-da-ky.pdf", signing_set.signed_set, name="signed-set"),
    path("ho-so/<code:code>/ban-dong-dau/", stamped.stamped, name="stamped"),
    path("ho-so/<code:code>/ban-dong-dau/<int:number>/", stamped.stamped_file, name="stamped-file"),
    path("ho-so/<code:code>/ban-in/", copies.copies, name="copies"),
    path("ho-so/<code:code>/ban-in/tat-ca.pdf", copies.all_copies_file, name="all-copies-file"),
    path(
        "ho-so/<code:code>/ban-in/giao-nhan.pdf",
        copies.copies_receipt,
        {"kind": "pdf"},
        name="copies-receipt",
    ),
    path(
        "ho-so/<code:code>/ban-in/giao-nhan.docx",
        copies.copies_receipt,
        {"kind": "docx"},
        name="copies-receipt-word",
    ),
    path("ho-so/<code:code>/ban-in/<int:number>.pdf", copies.copy_file, name="copy-file"),
    path("ho-so/<code:code>/ban-in/<int:number>/tra/", copies.returned, name="copy-returned"),
    path("ky-tren-giay/", comparing.pens, name="pens"),
    path("ky-tren-giay/<int:number>/", comparing.compare_pen, name="compare-pen"),
    path("van-phong/ky-tren-giay/", signed.signed_paper, name="signed-paper"),
]
