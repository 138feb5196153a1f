"""A store without room: each form that takes files comes back with 507 and all that was typed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.texts.files import PAPERS
from tests.documents import papers
from tests.documents.chapters import ONE, chapter
from tests.documents.chapters import url as part_url
from tests.documents.signed_in import entry_url, hidden, paper, sign_in
from tests.documents.stored import AILING

pytestmark = [pytest.mark.expects_error_log, pytest.mark.one_database]
FULL = "Máy chủ đã hết chỗ lưu tệp, tệp chưa được nhận."
TYPED = "Sửa theo biên bản số 12."


@pytest.fixture
def full(settings):
    """A function: from now on the store takes nothing."""

    def fill():
        settings.STORAGES = {**settings.STORAGES, "papers": AILING}
        PAPERS.storage.ill = OSError(28, "No space left on device")

    return fill


def upload():
    return SimpleUploadedFile("giay.pdf", papers.pdf(), "application/pdf")


def test_a_chapter_handed_in(cast, make_package, full):
    package = make_package(state="accepted")
    path = part_url(package, chapter(package, cast, ONE, cast.bodies.BKT).code, "gui")
    owner = sign_in(cast.bkt)
    full()

    page = owner.post(path, hidden(owner, path) | {"file": upload(), "note": TYPED})

    assert (page.status_code, FULL in page.text, TYPED in page.text) == (507, True, True)


def test_a_picture_of_what_was_entered_for_another(cast, make_package, full):
    package = make_package("BCTC", "verification")
    path, clerk = entry_url(package, "verify"), sign_in(cast.vanphong)
    full()

    typed = {"verdict": "pass", "note_field": TYPED, **paper(cast.bkt), "giay-scan": upload()}
    page = clerk.post(path, hidden(clerk, path) | typed)

    assert (page.status_code, FULL in page.text, TYPED in page.text) == (507, True, True)
