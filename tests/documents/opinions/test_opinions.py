"""Comments at the place: said, answered, settled, carried into the next draft, printed."""

from __future__ import annotations

from html import unescape

import pytest

from documents.models import Comment, Disposition
from tests.demo_world import text_of
from tests.documents.said import (
    NEW,
    OLD,
    WORDS,
    asked,
    fields,
    one_url,
    revise,
    say,
    settle,
    sign_in,
    table,
    url,
)

pytestmark = pytest.mark.one_database


@pytest.fixture
def package(cast, make_package):
    """The political report with a second draft of four paragraphs."""
    found = make_package("BCCT", "drafting")
    revise(found, cast, OLD)
    return found


def test_a_reviewer_cites_a_paragraph_and_everybody_reads_it_there(cast, package):
    reviewer = sign_in(cast.tttd)
    form = text_of(reviewer.get(url(package) + "?phan=bao-cao&doan=2"))

    answer = say(reviewer, package)
    comment = Comment.objects.get()
    page = unescape(sign_in(cast.bkt).get(url(package)).content.decode())

    assert ("Góp ý đoạn 2" in form, "Tổng số tri ân là 2.950 triệu đồng." in form) == (True, True)
    assert answer.headers["Location"] == f"{url(package)}#y-kien-{comment.pk}"
    assert (comment.paragraph, comment.quote) == (2, "Tổng số tri ân là 2.950 triệu đồng.")
    assert (comment.author, comment.body) == (cast.tttd, cast.bodies.TTTD)
    paragraph = page.partition('id="bao-cao-2"')[2].partition('id="bao-cao-3"')[0]
    assert WORDS in paragraph


def test_a_double_click_makes_one(cast, package):
    client = sign_in(cast.tttd)
    sent = fields(client, url(package) + "?phan=bao-cao&doan=2") | {"text": WORDS}

    answers = [client.post(url(package), sent).status_code for _click in range(2)]

    assert (answers, Comment.objects.count()) == ([302, 302], 1)


def test_answers_stand_under_their_comment_in_order(cast, package):
    say(sign_in(cast.tttd), package)
    first = Comment.objects.get()
    lead = sign_in(cast.thuky)
    address = one_url(package, first)

    lead.post(address, fields(lead, address) | {"text": "Nguồn: Phụ lục 2."})
    lead.post(address, fields(lead, address) | {"text": "Đã rõ."})

    assert [reply.text for reply in first.replies.all()] == ["Nguồn: Phụ lục 2.", "Đã rõ."]
    assert "Nguồn: Phụ lục 2." in text_of(lead.get(url(package)))


def test_words_about_the_whole_draft_and_a_whole_part(cast, package):
    client = sign_in(cast.tttd)

    say(client, package, place="?phan=", text="Nên gọn hơn.")
    say(client, package, place="?phan=bao-cao", text="Thiếu mục lục.")
    page = text_of(client.get(url(package)))

    assert list(Comment.objects.order_by("id").values_list("part", "paragraph")) == [("", 0), ("bao-cao", 0)]
    assert page.index("Về cả dự thảo") < page.index("Nên gọn hơn.") < page.index("Thiếu mục lục.")


def test_what_is_internal_stays_with_the_lead_body(cast, package):
    lead, other = sign_in(cast.thuky), sign_in(cast.tttd)

    say(lead, package, internal="on", text="Chưa công bố.")
    secret = Comment.objects.get()

    assert "Chưa công bố." in text_of(sign_in(cast.truong).get(url(package)))
    assert "Chưa công bố." not in text_of(other.get(url(package)))
    assert other.get(one_url(package, secret)).status_code == 404
    say(other, package, internal="on", text="Của người ngoài.")
    assert "Chưa công bố." not in table(lead, package)
    assert Comment.objects.latest("id").internal is False


def test_only_those_who_take_part_write_and_only_drafters_settle(cast, package):
    say(sign_in(cast.tttd), package)
    comment = Comment.objects.get()
    outside = sign_in(cast.tbns)

    assert outside.get(url(package)).status_code == 200
    assert outside.get(url(package) + "?phan=").status_code == 403
    assert outside.post(url(package), {"text": WORDS, "request_id": "1"}).status_code == 403
    assert settle(sign_in(cast.tttd), package, comment, kind="noted").status_code == 403
    assert sign_in(cast.nguoila).get(url(package)).status_code == 404
    assert (Comment.objects.count(), Disposition.objects.count()) == (1, 0)


def test_the_last_disposition_counts_and_the_package_says_how_many_wait(cast, package):
    client = sign_in(cast.tttd)
    say(client, package)
    say(client, package, place="?phan=")
    first = Comment.objects.first()
    lead = sign_in(cast.thuky)
    before = text_of(lead.get(f"/ho-so/{package.code}/"))

    settle(lead, package, first, kind="noted")
    settle(lead, package, first, kind="accepted", answered_in="2")
    settle(lead, package, first, kind="accepted", answered_in="2")
    after = text_of(lead.get(f"/ho-so/{package.code}/"))

    assert list(first.dispositions.values_list("kind", flat=True)) == ["noted", "accepted"]
    assert ("Ý kiến tại chỗ (2)" in before, "Còn 2 ý kiến chưa giải trình" in before) == (True, True)
    assert "Còn 1 ý kiến chưa giải trình" in after
    assert "chưa giải trình" not in text_of(client.get(f"/ho-so/{package.code}/"))
    assert "Thể hiện tại dự thảo lần 2." in text_of(lead.get(url(package)))


def test_declining_needs_a_reason_and_loses_nothing(cast, package):
    say(sign_in(cast.tttd), package)
    comment = Comment.objects.get()
    lead = sign_in(cast.thuky)

    refused = settle(lead, package, comment, kind="declined", reason="  ")
    chosen = settle(lead, package, comment, reason="Số liệu đã có ở Phụ lục.")
    kept = settle(lead, package, comment, kind="declined", reason="Số liệu đã có ở Phụ lục.")

    assert (refused.status_code, chosen.status_code, kept.status_code) == (422, 422, 302)
    assert "Không tiếp thu thì phải ghi lời giải trình." in text_of(refused)
    assert "Số liệu đã có ở Phụ lục." in text_of(chosen)


def test_comments_follow_their_paragraph_into_the_next_draft(cast, package):
    client = sign_in(cast.tttd)
    for number in (2, 3, 4):
        say(client, package, place=f"?phan=bao-cao&doan={number}", text=f"Ý kiến về đoạn {number} cũ.")
    revise(package, cast, NEW)

    page = unescape(client.get(url(package, 3)).content.decode())
    changed = page.partition('id="bao-cao-3"')[2].partition('id="bao-cao-4"')[0]
    same, _sign, lost = page.partition('id="bao-cao-4"')[2].partition('id="khong-con"')

    assert "Ý kiến về đoạn 2 cũ." in changed
    assert "Góp ý ở đoạn 2 dự thảo lần 2; đoạn này đã sửa." in changed
    assert ("Ý kiến về đoạn 3 cũ." in same, "đã sửa" in same) == (True, False)
    assert "Ý kiến về đoạn 4 cũ." in lost
    assert "Đoạn này không còn trong dự thảo lần 3." in lost


def test_what_is_settled_stays_with_its_draft(cast, package):
    client = sign_in(cast.tttd)
    say(client, package)
    revise(package, cast, NEW)
    lead, comment = sign_in(cast.thuky), Comment.objects.get()

    settle(lead, package, comment, kind="noted")
    noted = text_of(client.get(url(package, 3)))
    settle(lead, package, comment, kind="accepted", answered_in="3")
    accepted = text_of(client.get(url(package, 3)))

    assert (WORDS in noted, WORDS in accepted) == (False, True)
    assert WORDS in text_of(client.get(url(package, 2)))


def test_the_table_has_four_columns_and_says_what_is_not_answered(cast, package):
    client, lead = sign_in(cast.tttd), sign_in(cast.thuky)
    say(client, package)
    say(client, package, place="?phan=", text="Nên gọn hơn.")
    settle(lead, package, Comment.objects.first(), kind="declined", reason="Đã có ở Phụ lục.")

    words = table(client, package)

    assert "BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý" in words
    assert "Chủ thể góp ý Nội dung góp ý Nội dung tiếp thu, giải trình" in words
    assert "Tổng số: 2 ý kiến; trong đó tiếp thu: 0; tiếp thu một phần: 0; ghi nhận: 0" in words
    assert "không tiếp thu, giải trình: 1; chưa giải trình: 1." in words
    for piece in (WORDS, "Ban Tuyên truyền, Thi đua", "Đã có ở Phụ lục.", "Chưa giải trình."):
        assert piece in words


def test_ten_comments_cost_as_many_queries_as_one(cast, package):
    client = sign_in(cast.tttd)
    say(client, package)
    revise(package, cast, NEW)
    for address in (url(package, 3), f"/ho-so/{package.code}/"):
        client.get(address)
    counts = [asked(client, url(package, 3)), asked(client, f"/ho-so/{package.code}/")]

    for number in (1, 2, 3, 4) * 3:
        say(client, package, place=f"?phan=bao-cao&doan={number}")
    # What is new in the book is counted once for all who come after.
    client.get(f"/ho-so/{package.code}/")

    assert [asked(client, url(package, 3)), asked(client, f"/ho-so/{package.code}/")] == counts
