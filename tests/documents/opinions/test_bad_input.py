"""Words and places that cannot be, drafts that are gone, packages one may not open; and who has read what."""

from __future__ import annotations

from html import unescape

import pytest

from documents.models import Comment, Viewing
from tests.cast import perform
from tests.demo_world import text_of
from tests.documents.said import OLD, WORDS, fields, one_url, revise, say, sign_in, url

pytestmark = pytest.mark.one_database

UNFINISHED = "Một ý kiến đang viết dở thì dự thảo bị rút."


def from_the_form(package):
    return {"referer": f"http://testserver{url(package)}"}


@pytest.fixture
def package(cast, make_package):
    """The political report with a second draft of four paragraphs."""
    found = make_package("BCCT", "drafting")
    revise(found, cast, OLD)
    return found


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"text": "  \n "}, "Chưa ghi nội dung ý kiến."),
        ({"text": "\x00"}, "Chưa ghi nội dung ý kiến."),
        ({"text": "a" * 5000}, "Ý kiến dài 5000 ký tự, quá 4000 ký tự."),
        ({"paragraph": "99"}, "không có đoạn 99"),
        ({"paragraph": "-1"}, "Dự thảo này không có đoạn đã nêu."),
        ({"paragraph": "mười"}, "Số đoạn chỉ ghi số"),
        ({"part": "phu-luc-la"}, "không có thành phần đã nêu"),
        ({"part": "\x00"}, "không có thành phần đã nêu"),
        ({"part": ""}, "Chưa chọn thành phần của đoạn này."),
    ],
)
def test_bad_input_is_answered_and_what_was_typed_stays(cast, package, answers, told):
    answer = say(sign_in(cast.tttd), package, **answers)

    assert answer.status_code == 422
    assert told in text_of(answer)
    assert answers.get("text", WORDS).replace("\x00", "").strip() in unescape(answer.content.decode())
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("place", ["?phan=bao-cao&doan=99", "?phan=la&doan=1", "?phan=%00", "?phan=&doan=3"])
def test_a_place_that_is_not_there_is_asked_for_again(cast, package, place):
    answer = sign_in(cast.tttd).get(url(package) + place)

    assert answer.status_code == 422
    assert "không có đoạn đã nêu" in text_of(answer)
    assert '<select name="part"' in answer.content.decode()


def test_a_withdrawn_draft_is_gone_with_what_quotes_it(cast, package):
    client = sign_in(cast.tttd)
    sent = fields(client, url(package) + "?phan=bao-cao&doan=2") | {"text": WORDS}
    client.post(url(package), sent)
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)

    late = client.post(
        url(package), sent | {"request_id": "2", "text": UNFINISHED}, headers=from_the_form(package)
    )

    assert (client.get(url(package)).status_code, late.status_code) == (410, 410)
    assert UNFINISHED in text_of(late)
    assert client.get(one_url(package, Comment.objects.get())).status_code == 404
    assert "Ý kiến tại chỗ (0)" in text_of(client.get(f"/ho-so/{package.code}/"))
    assert client.get(f"/ho-so/{package.code}/y-kien.pdf").status_code == 409


def test_a_confidential_package_is_not_there_for_others_and_never_kept(cast, make_package):
    hidden = make_package("DANS", "drafting")
    address = url(hidden, 1)
    own = sign_in(cast.tbns).get(address)
    own_table = sign_in(cast.tbns).get(f"/ho-so/{hidden.code}/y-kien.pdf")

    assert [sign_in(one).get(address).status_code for one in (cast.tbtc, cast.btc, cast.nguoila)] == [404] * 3
    assert sign_in(cast.btc).get(f"/ho-so/{hidden.code}/y-kien.pdf").status_code == 404
    assert [answer.status_code for answer in (own, own_table)] == [200, 409]
    assert all("no-store" in answer["Cache-Control"] for answer in (own, own_table))


def test_reading_a_draft_is_noted_once_a_day_and_never_for_its_headers(cast, package):
    client = sign_in(cast.tttd)
    page = f"/ho-so/{package.code}/du-thao/2/"
    client.head(page)
    before = Viewing.objects.count()

    for _time in range(2):
        client.get(page)
    b"".join(client.get(page + "bao-cao/").streaming_content)

    found = Viewing.objects.order_by("id").values_list("person", "what", "part")
    assert before == 0
    assert list(found) == [(cast.tttd.pk, "view", ""), (cast.tttd.pk, "take", "bao-cao")]


def test_the_lead_body_sees_who_has_seen_the_draft_in_force(cast, package):
    sign_in(cast.tttd).get(f"/ho-so/{package.code}/du-thao/2/")
    page = f"/ho-so/{package.code}/"

    assert "Ông Người tttd đã xem lúc" in text_of(sign_in(cast.thuky).get(page))
    assert "đã xem lúc" not in text_of(sign_in(cast.tttd).get(page))


def test_of_a_confidential_draft_only_the_head_sees_it(cast, make_package):
    hidden = make_package("DANS", "drafting")
    sign_in(cast.tbns2).get(f"/ho-so/{hidden.code}/du-thao/1/")
    page = f"/ho-so/{hidden.code}/"

    assert "đã xem lúc" in text_of(sign_in(cast.tbns).get(page))
    assert "đã xem lúc" not in text_of(sign_in(cast.tbns2).get(page))


def test_once_signed_no_comment_is_taken_and_what_was_said_is_still_answered(cast, make_package):
    package = make_package("BCCT", "signed")
    page = f"/ho-so/{package.code}/du-thao/{package.current.number}/y-kien/"
    before = Comment.objects.create(version=package.current, author=cast.tttd, text=WORDS)
    client = sign_in(cast.tttd)

    late = client.post(page, {"text": UNFINISHED, "request_id": "9"}, headers={"referer": page})
    answer = client.post(
        f"/ho-so/{package.code}/y-kien/{before.pk}/tra-loi/", {"text": "Đã rõ.", "request_id": "8"}
    )

    assert (late.status_code, answer.status_code) == (409, 302)
    assert "không nhận thêm ý kiến" in text_of(late)
    assert UNFINISHED in text_of(late)
    assert "Góp ý cho cả dự thảo" not in text_of(client.get(page))
    assert Comment.objects.count() == 2
