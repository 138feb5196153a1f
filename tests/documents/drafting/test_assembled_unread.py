"""Ghép thành dự thảo: what was not read of a chapter is told at every step, and goes with the draft."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from documents.models import Package
from documents.packages.papers import printable_parts
from documents.packages.services.paper_words import text_of as words_of
from documents.texts.reading.reader import read_typed
from documents.texts.reading.sentences import WARNINGS
from tests.demo_world import text_of
from tests.documents.chapters import ONE, chapter, hand_in, post, sent, url
from tests.documents.readable import par, run, word
from tests.documents.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

UNREAD = [str(WARNINGS[code]) for code in ("hidden_text", "chunks")]
FILE = word(par(run("Thu 12 đồng."), run(" Chi 99.000", looks="<w:vanish/>")), '<w:altChunk r:id="r9"/>')


def told(page, before=""):
    """How many of the two sentences stand there, under that name."""
    return sum(f"{before}{line}" in text_of(page) for line in UNREAD)


def test_a_chapter_not_read_whole_is_told_at_every_step_and_goes_with_the_draft(cast, make_package):
    package = make_package("BCKD", "accepted")
    one = chapter(package, cast, ONE, cast.bodies.VP)
    owner, lead = sign_in(cast.vanphong), sign_in(cast.thuky)

    sent(owner, url(package, one.code, "gui"), "mot.docx", FILE)
    thanks = owner.get(url(package))
    asked = lead.get(url(package, "ghep"))
    post(lead, url(package, "ghep"), note="Bản ghép")
    done = lead.get(f"/ho-so/{package.code}/")
    draft = lead.get(f"/ho-so/{package.code}/du-thao/1/")
    hand_in(package, one.code, "Thu 12 đồng. Chi 99 đồng.", cast.vanphong)
    post(lead, url(package, "ghep"), note="Bản sạch")
    compared = f"/ho-so/{package.code}/so-sanh/1/2/"
    paper = PdfReader(io.BytesIO(lead.get(f"{compared}ban-in.pdf").content))
    printed = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in paper.pages))

    chapter_, package = f"{ONE} (mot.docx): ", Package.objects.get(pk=package.pk)
    first, last = package.versions.order_by("number")
    assert (told(thanks, "mot.docx: "), told(asked)) == (2, 2)
    assert [told(page, chapter_) for page in (done, draft, lead.get(compared))] == [2, 2, 2]
    assert [f"{chapter_}{line}" in printed for line in UNREAD] == [True, True]
    assert set(printable_parts(package, first)[0].remarks) == {f"{chapter_}{line}" for line in UNREAD}
    assert words_of(first.parts.get()).text == f"{ONE}\nThu 12 đồng."
    assert words_of(last.parts.get()).warnings == []


def test_the_line_that_tells_of_it_is_none_of_the_words():
    found = read_typed("# Một\n[Chưa đọc hết] Một (a.docx): chữ ẩn\nHai")

    assert (found.text, found.warnings) == ("Một\nHai", ("Một (a.docx): chữ ẩn",))
