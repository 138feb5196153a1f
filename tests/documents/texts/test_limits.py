"""One setting says how large a file may be, and every door, sentence and reader keeps to it."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpResponse

from congress.models import Person
from congress.site.middleware import body_limit_middleware
from documents.charter.forms import WholeTextForm
from documents.drafting.forms.parts import HandInForm
from documents.models import BlobText
from documents.packages.forms.on_paper import SignedPaperForm
from documents.personnel.forms import PaperForm
from documents.texts.megabyte import MEGABYTE
from documents.texts.reading.reader import let_in, read
from documents.texts.uploads import kinds
from documents.texts.uploads.reasons import NotTaken, TooLarge
from tests.demo_world import act_url, at, paper, text_of
from tests.documents import papers, readable
from tests.documents.texts.joined import join_photos

pytestmark = pytest.mark.one_database
FIELDS = {
    "hand in": (HandInForm, "file", kinds.ALL),
    "scan": (SignedPaperForm, "scan", kinds.SCANS),
    "dossier": (PaperForm, "file", kinds.ALL),
    "charter": (WholeTextForm, "file", kinds.WORDS),
}
GOOD = papers.GOOD | readable.GOOD
LINE = "Tổng số tri ân là 3.383 triệu đồng.\n"


@pytest.fixture(params=[5, 60])
def limit(request, settings):
    """The setting in MB: less than usual, and more."""
    settings.FILE_SIZE_LIMIT = request.param * MEGABYTE
    return request.param


@pytest.fixture
def secretary(world):
    with at(18, hour=9):
        yield world.visitor("tbvk2")


def hollow(name, size, kind="application/pdf"):
    """A file with a hole in it: as long as that, and it takes no room."""
    upload = TemporaryUploadedFile(name, kind, size, None)
    upload.file.truncate(size)
    upload.seek(0)
    return upload


@pytest.mark.parametrize("label", FIELDS)
def test_every_field_says_what_it_takes(limit, label):
    form, name, choice = FIELDS[label]
    field = form.base_fields[name]

    said = f"Nhận tệp {choice.named}; mỗi tệp tối đa {limit} MB."
    assert str(field.help_text).startswith(said)
    assert field.widget.attrs["accept"] == choice.accept


def test_the_page_of_a_draft_says_it_too(limit, secretary):
    page = secretary.get(act_url("DH3-NQ", "revise")).text

    assert f"; mỗi tệp tối đa {limit} MB. Nhiều ảnh chụp" in page
    assert f'accept="{kinds.ALL.accept}"' in page


def test_the_door_takes_a_file_of_that_size_and_none_larger(limit):
    size = limit * MEGABYTE

    taken = let_in(io.BytesIO(b"a" * size), "a.txt")
    with pytest.raises(TooLarge, match=f"Tệp vượt quá {limit} MB"):
        let_in(io.BytesIO(b"a" * (size + 1)), "a.txt")

    assert taken.size == size


def test_every_form_refuses_what_is_larger(limit, secretary):
    words = f"Tệp vượt quá {limit} MB (tệp này {limit + 1} MB)."
    with hollow("a.pdf", (limit + 1) * MEGABYTE) as upload:
        draft = secretary.act("DH3-NQ", "revise", **{"file_du-thao": upload})
        upload.seek(0)
        charter = WholeTextForm({}, {"file": upload})

        assert (charter.is_valid(), words in str(charter.errors)) == (False, True)
    assert (draft.status_code, words in text_of(draft)) == (413, True)


def test_a_text_beyond_the_usual_limit_is_taken_and_read(settings, secretary):
    settings.FILE_SIZE_LIMIT = 60 * MEGABYTE
    data = LINE.encode() * (37 * MEGABYTE // len(LINE.encode()))

    answer = secretary.act("DH3-NQ", "revise", **{"file_du-thao": paper("dai.txt", data, "text/plain")})

    kept = BlobText.objects.get(blob__size=len(data))
    assert answer.status_code == 302
    assert (kept.text.startswith(LINE), len(kept.text) > 1_000_000) == (True, True)
    assert ["chỉ đọc được nội dung phần đầu" in line for line in kept.warnings] == [True]


def test_photographs_are_as_many_as_make_a_paper_that_is_taken(limit):
    most = {5: 10, 60: 40}[limit]
    shot = (papers.jpg(), "a.jpg")

    with pytest.raises(NotTaken, match=rf"tối đa {most} ảnh, tổng dung lượng tối đa {3 * limit} MB"):
        join_photos([shot] * (most + 1))


def test_a_request_holds_ten_files_of_that_size(db, limit, rf):
    answer = body_limit_middleware(lambda _request: HttpResponse(status=204))

    def sent(length):
        request = rf.post("/", CONTENT_LENGTH=str(length))
        request.user = Person()
        return answer(request)

    most, more = sent(10 * limit * MEGABYTE), sent(10 * limit * MEGABYTE + 1)

    assert (most.status_code, more.status_code) == (204, 413)
    assert f"vượt quá {10 * limit} MB" in text_of(more)


def test_a_table_has_one_row_for_an_ending_and_a_reader_for_each():
    endings = [ending for kind in kinds.ALL.kinds for ending in kind.endings]

    assert len(endings) == len(set(endings))
    assert {kind.code for kind in kinds.ALL.kinds if not kind.unread} == {
        "docx",
        "pdf",
        "odt",
        "xlsx",
        "txt",
        "rtf",
    }
    assert [kind.code for kind in kinds.ALL.kinds if read(GOOD[kind.code](), f"a.{kind.code}") is None] == []
