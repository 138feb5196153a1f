"""Addresses of nominees, dossiers and named readers."""

from __future__ import annotations

from django.urls import path

from documents.personnel.pages import asked, nominees, own, readers

urlpatterns = [
    path("quy-trinh/<code:code>/giay-to/", asked.asked_papers, name="asked-papers"),
    path("ho-so/<code:code>/nhan-su/", nominees.nominees, name="nominees"),
    path("ho-so/<code:code>/nhan-su/them/", nominees.new, name="nominee-new"),
    path("ho-so/<code:code>/nhan-su/cong-bo/", nominees.announce_nominees, name="nominees-announce"),
    path("ho-so/<code:code>/nhan-su/<int:entry>/", nominees.dossier, name="nominee"),
    path("ho-so/<code:code>/nhan-su/<int:entry>/sua/", nominees.edit_nominee, name="nominee-edit"),
    path("ho-so/<code:code>/nhan-su/<int:entry>/rut/", nominees.strike, name="nominee-strike"),
    path("ho-so/<code:code>/nhan-su/<int:entry>/phieu/", nominees.ballots, name="nominee-ballots"),
    path(
        "ho-so/<code:code>/nhan-su/<int:entry>/<slug:paper>/nhan/",
        nominees.take_dossier_paper,
        name="nominee-take",
    ),
    path(
        "ho-so/<code:code>/nhan-su/<int:entry>/<slug:paper>/tep/",
        nominees.dossier_paper,
        name="nominee-paper",
    ),
    path("ho-so/<code:code>/nguoi-doc/", readers.readers, name="named-readers"),
    path("ho-so/<code:code>/nguoi-doc/<int:grant>/thoi/", readers.end, name="named-reader-end"),
    path("ho-so-cua-toi/", own.own, name="own-dossiers"),
    path("ho-so-cua-toi/<code:code>/<slug:paper>/nhan/", own.take_own_paper, name="own-take"),
    path("ho-so-cua-toi/<code:code>/<slug:paper>/tep/", own.own_paper, name="own-paper"),
]
