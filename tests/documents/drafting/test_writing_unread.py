"""Soạn trên trang: whoever writes on the words of a file is told what of it is not among them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text, take_in
from documents.texts.reading.sentences import WARNINGS
from tests.cast import perform
from tests.demo_world import text_of
from tests.documents.readable import par, run, word
from tests.documents.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PART, UNREAD = "bao-cao", f"mot.docx: {WARNINGS['hidden_text']}"


def test_the_page_tells_what_of_the_file_is_not_there_to_be_written_on(cast, make_package):
    package = make_package("BCCT", "drafting")
    file = word(par(run("Thu 12 đồng."), run(" Chi 99.000", looks="<w:vanish/>")))
    part = take_in([SimpleUploadedFile("mot.docx", file)], part=PART, title="Báo cáo")
    perform(package, "revise", cast.thuky, version=Draft((part,)))
    writer, here = sign_in(cast.thuky), f"/ho-so/{package.code}/soan/{PART}/"

    opened = writer.get(here)
    writer.post(here, {"text": "Thu 12 đồng, chi 99 đồng.", "luu": "1"})
    again = writer.get(here)
    typed = receive_text("Thu 12 đồng, chi 99 đồng.", part=PART, title="Báo cáo")
    perform(package, "revise", cast.truong, version=Draft((typed,)))
    kept, clean = writer.get(here), sign_in(cast.truong).get(here)

    assert opened.context["form"].initial["text"] == "Thu 12 đồng."
    assert [UNREAD in text_of(page) for page in (opened, again, kept, clean)] == [True, True, True, False]
