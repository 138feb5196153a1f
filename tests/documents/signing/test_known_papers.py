"""Whoever holds a printed paper learns whether it is ours and still counts, and nothing more."""

from __future__ import annotations

import pytest
from django.test import Client

from documents.signing import queries as papers
from tests.cast import draft, perform
from tests.demo_world import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGE = "/kiem-tra/"


def asked(code: str):
    return Client().get(f"{PAGE}{code}/")


def test_a_paper_of_the_text_in_force_is_known_without_signing_in(make_package):
    package = make_package("DANS", "signing")
    code = papers.code_of(package)

    page = asked(code)

    assert page.status_code == 200
    assert f"Bản in mang mã {code} do hệ thống lập, theo hồ sơ từ ngày 18/03/2022" in text_of(page)
    assert "nội dung là bản hiện hành" in text_of(page)
    assert [word for word in (package.code, package.title, "Nhân sự") if word in page.content.decode()] == []


def test_after_a_new_draft_the_paper_is_told_to_be_replaced(cast, make_package):
    package = make_package("BCCT", "drafting")
    code = papers.code_of(package)
    perform(package, "revise", cast.truong, version=draft(package, "Lời văn mới."))

    assert "đã có bản khác thay thế" in text_of(asked(code))


def test_what_no_paper_bore_is_not_known(make_package):
    make_package("BCCT", "signing")

    pages = {code: asked(code) for code in ("4F7K-9HXC-2TRP", "4F7K-9HXC-2TRV", "abc", "%00")}

    assert {page.status_code for page in pages.values()} == {404}
    assert [page for page in pages.values() if "do hệ thống lập" in page.content.decode()] == []


def test_a_code_that_is_typed_leads_to_its_address(make_package):
    code = papers.code_of(make_package("BCCT", "signing"))

    typed = Client().get(PAGE, {"ma": code.lower().replace("-", " ")})
    wrong = Client().get(PAGE, {"ma": code[:-1]})

    assert (typed.status_code, typed["Location"]) == (302, f"{PAGE}{code}/")
    assert (wrong.status_code, "ma" in wrong.context["form"].errors) == (422, True)


def test_an_address_on_paper_is_read_as_its_code(make_package):
    code = papers.code_of(make_package("BCCT", "signing"))

    assert papers.codes.parse_code(f"https://daihoi.example.vn/kiem-tra/{code}/").text == code
