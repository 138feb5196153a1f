"""Two drafts beside each other: what changed is said first, then shown at its place."""

from __future__ import annotations

import io
from html import unescape

import pytest
from pypdf import PdfReader

from documents.models import BlobText
from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text
from tests.cast import perform

pytestmark = pytest.mark.one_database

OLD = "Báo cáo tổng kết\nTổng số tri ân là 2.950 triệu đồng.\nĐoạn giữ nguyên.\nĐoạn sẽ bỏ hẳn khỏi báo cáo."
NEW = "Báo cáo tổng kết\nTổng số tri ân là 3.383 triệu đồng.\nĐoạn giữ nguyên.\nĐoạn mới về phương hướng."


@pytest.fixture
def package(cast, make_package):
    found = make_package("BCCT", "drafting")
    for words in (OLD, NEW):
        part = receive_text(words, part="bao-cao", title="Báo cáo")
        perform(found, "revise", cast.thuky, version=Draft((part,)))
    return found


def url(package, old=2, new=3, tail=""):
    return f"/ho-so/{package.code}/so-sanh/{old}/{new}/{tail}"


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.btc)
    return client


def test_changed_figures_stand_first_and_every_change_at_its_place(reader, package):
    page = unescape(reader.get(url(package)).content.decode())

    assert "2.950 → 3.383 triệu đồng" in page
    assert "<del>2.950" in page
    assert "<ins>3.383" in page
    assert "đã sửa" in page


def test_side_by_side_holds_the_same_words(reader, package):
    page = unescape(reader.get(url(package) + "?kieu=hai-cot").content.decode())

    assert ("<del>2.950" in page, "<ins>3.383" in page) == (True, True)
    assert "Dự thảo trước" in page


def test_it_is_printed(reader, package):
    answer = reader.get(url(package, tail="ban-in.pdf"))
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)

    assert answer["Content-Type"] == "application/pdf"
    assert "NỘI DUNG THAY ĐỔI" in text
    assert "3.383" in text


def test_a_paper_is_read_once(reader, package):
    reader.get(url(package))
    kept = list(BlobText.objects.order_by("id").values_list("id", flat=True))
    papers = {
        part.blob_id for draft in package.versions.filter(number__in=(2, 3)) for part in draft.parts.all()
    }
    reader.get(url(package))

    assert len(kept) == len(papers)
    assert list(BlobText.objects.order_by("id").values_list("id", flat=True)) == kept


def test_the_chooser_leads_to_any_two(reader, package):
    answer = reader.get(f"/ho-so/{package.code}/so-sanh/?a=1&b=3")

    assert (answer.status_code, answer.headers["Location"]) == (302, url(package, 1, 3))


def test_without_a_choice_the_last_two_are_compared(reader, package):
    answer = reader.get(f"/ho-so/{package.code}/so-sanh/")

    assert (answer.status_code, answer.headers["Location"]) == (302, url(package, 2, 3))


def test_a_draft_beside_itself_is_told_not_lost(package, reader):
    answer = reader.get(f"/ho-so/{package.code}/so-sanh/?a=2&b=2")

    assert answer.status_code == 409
    assert "Đề nghị chọn hai dự thảo khác nhau để so sánh." in unescape(answer.content.decode())


@pytest.mark.parametrize(
    "path", ["so-sanh/2/2/", "so-sanh/2/9/", "so-sanh/?a=x&b=2", "so-sanh/?a=1", "so-sanh/0/1/"]
)
def test_what_is_not_there_is_not_compared(reader, package, path):
    assert reader.get(f"/ho-so/{package.code}/{path}").status_code == 404


def test_a_withdrawn_draft_is_compared_with_nothing(reader, cast, package):
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)
    page = unescape(reader.get(f"/ho-so/{package.code}/").content.decode())

    assert reader.get(url(package)).status_code == 404
    assert f'"{url(package)}"' not in page
    assert f'"{url(package, 1, 2)}"' in page


def test_a_stranger_and_an_outsider_find_nothing(client, cast, make_package, package):
    hidden = make_package("DANS", "drafting")
    answers = []
    for person, found in ((cast.nguoila, package), (cast.tbtc, hidden)):
        client.force_login(person)
        answers.append(client.get(url(found, 1, 2)).status_code)

    assert answers == [404, 404]
