"""Photographs of a paper joined into one PDF."""

from __future__ import annotations

import io

import pypdf
import pytest

from documents.texts.uploads.reasons import NotTaken
from tests.documents import papers, readable
from tests.documents.texts.joined import join_photos

pytestmark = pytest.mark.one_database


def test_photographs_become_one_upright_a4_each():
    photos = [(readable.photo(), "1.jpg"), (readable.photo(turned=6), "2.JPG"), (papers.png(), "3.png")]

    pages = pypdf.PdfReader(io.BytesIO(join_photos(photos))).pages

    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages]
    assert sizes == [(842, 595), (595, 842), (842, 595)]
    turned = pages[1].images[0].image.convert("L")
    # Black was on the left of the sensor; held upright (a quarter to the right) it is on top.
    top, bottom = turned.getpixel((620, 300)), turned.getpixel((620, 1400))
    assert (top < 60, bottom > 200) == (True, True)


def test_a_paper_photographed_once_is_known_by_its_bytes_whenever_it_is_sent():
    joined = join_photos([(papers.png(), "1.png"), (papers.jpg(), "2.jpg")])

    assert pypdf.PdfReader(io.BytesIO(joined)).metadata is None


@pytest.mark.parametrize(
    ("photos", "words"),
    [
        ([], "Chưa có ảnh nào"),
        ([(papers.jpg(), "a.jpg")] * 41, "Quá nhiều ảnh"),
        ([(papers.jpg()[:-30], "a.jpg")], "Tệp không trọn vẹn"),
        ([(papers.png().replace(b"IHDR", b"IHDX"), "a.png")], "Tệp bị hỏng"),
    ],
)
def test_photographs_that_cannot_be_joined(photos, words):
    with pytest.raises(NotTaken) as refused:
        join_photos(photos)

    assert str(refused.value).startswith(words)
