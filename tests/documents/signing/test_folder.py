"""Cặp trình ký: what waits for a signer in one PDF, for himself and for the office that prints it."""

from __future__ import annotations

import io
from itertools import chain

import pytest
from django.test import Client
from pypdf import PdfReader

from documents.models import Viewing
from documents.signing.queries import code_of
from tests.cast import perform
from tests.demo_world import text_of
from tests.documents.pdf_samples import solid
from tests.documents.printed import codes_of, pages, words

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def asked(reader, signer):
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/ky-duyet/{signer.pk}/cap-trinh-ky.pdf")


@pytest.fixture
def waiting(cast, make_package):
    """The political report and the financial one, both before the chairman."""
    return [make_package(kind, "signing") for kind in ("BCCT", "BCTC")]


def test_the_chairman_gets_all_that_waits_for_him_in_one_file(cast, waiting):
    response = asked(cast.chutich, cast.chutich)
    data = response.content
    first = solid(pages(data)[0])

    assert response.status_code == 200
    assert "CẶPTRÌNHKÝ" in first
    assert [package.code in first for package in waiting] == [True, True]
    assert [code_of(package) in set(chain(*codes_of(data))) for package in waiting] == [True, True]
    assert words(data).count(solid("PHIẾU TRÌNH KÝ")) >= 2
    assert [mark.title for mark in PdfReader(io.BytesIO(data)).outline] == [
        f"{package.code} – {package.title}" for package in waiting
    ]


def test_each_set_begins_where_the_list_says(cast, waiting):
    data = asked(cast.chutich, cast.chutich).content
    book = PdfReader(io.BytesIO(data))
    starts = [book.get_destination_page_number(mark) for mark in book.outline]
    told = pages(data)[0]

    assert [solid("PHIẾU TRÌNH KÝ") in solid(pages(data)[start]) for start in starts] == [True, True]
    assert [str(start + 1) in told for start in starts] == [True, True]


def test_the_office_prints_it_for_him_and_finds_the_link(cast, waiting):
    client = Client()
    client.force_login(cast.vanphong, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/ky-tren-giay/").content.decode()

    assert f'href="/ky-duyet/{cast.chutich.pk}/cap-trinh-ky.pdf"' in page
    assert asked(cast.vanphong, cast.chutich).status_code == 200


def test_nobody_else_gets_it_and_what_was_signed_has_left_it(cast, waiting):
    report, money = waiting
    perform(report, "sign", cast.chutich, signature=report.fingerprint())

    said = pages(asked(cast.chutich, cast.chutich).content)[0]

    assert asked(cast.truong, cast.chutich).status_code == 403
    assert (report.code in said, money.code in said) == (False, True)

    perform(money, "sign", cast.chutich, signature=money.fingerprint())

    none = asked(cast.chutich, cast.chutich)
    assert (none.status_code, "<h1>Hiện không có văn bản này</h1>" in none.content.decode()) == (409, True)
    assert "Hồ sơ đã thay đổi" not in text_of(none)
    assert 'href="/ky-duyet/">Về trang Ký duyệt</a>' in none.content.decode()
    assert (
        'href="/ky-tren-giay/">Về trang Ký trên giấy</a>'
        in asked(cast.vanphong, cast.chutich).content.decode()
    )


def test_a_confidential_set_is_marked_and_its_taking_is_written_down(cast, make_package):
    scheme = make_package("DANS", "signing")

    data = asked(cast.chutich, cast.chutich).content
    taken = Viewing.objects.filter(package=scheme, person=cast.chutich, part="@bo-trinh-ky", what="take")

    assert solid(cast.chutich.full_name) in words(data)
    assert taken.count() == 1
