"""Who is consulted answers in the four words of the letters; only who judges says "đạt"."""

from __future__ import annotations

import pytest
from django.utils.html import strip_tags

from documents.packages.models.judgements import Verdict
from documents.paper.language import on_paper
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.synthesis.handlers import body_opinions
from tests.cast import perform
from tests.documents.signed_in import sign_in
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def asked(make_package):
    return make_package("BCCT", "consultation")


def test_the_form_offers_the_four_answers_and_no_verdict(asked, cast):
    page = strip_tags(sign_in(cast.vanphong).get(f"/ho-so/{asked.code}/viec/comment/").content.decode())

    words = ["Nhất trí", "Nhất trí, có góp ý", "Chưa nhất trí", "Không có ý kiến", "Chưa đạt"]
    assert [word in page for word in words] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "Chưa chọn ý kiến."),
        ("remarks", "Phải ghi nội dung góp ý."),
        ("fail", "Phải nêu rõ lý do chưa nhất trí."),
    ],
)
def test_an_answer_without_what_it_needs_is_refused_in_its_words(asked, cast, answer, told):
    with pytest.raises(Unmet) as refused:
        perform(asked, "comment", cast.vanphong, verdict=answer)

    assert told in str(refused.value)


def test_each_answer_stands_in_the_record_the_page_the_sheet_and_the_remarks(asked, cast):
    perform(asked, "comment", cast.vanphong, verdict="remarks", note="Mục II: bổ sung số liệu hội viên.")
    perform(asked, "comment", cast.tttd, verdict="none")
    perform(asked, "comment", cast.btc, verdict="fail", note="Mục III chưa rõ căn cứ.")
    asked.refresh_from_db()

    said = list(Verdict.objects.order_by("pk").values_list("opinion", "passed"))
    page = strip_tags(sign_in(cast.truong).get(f"/ho-so/{asked.code}/").content.decode())
    with on_paper():
        lines = [(line.deed, line.outcome) for line in sheet_of(asked).said]
    remarks = [(remark.text, remark.needs) for remark in body_opinions(asked)]

    assert said == [("remarks", True), ("none", True), ("refused", False)]
    assert "dự thảo lần 1: nhất trí, có góp ý." in page
    assert lines == [
        ("góp ý", "Nhất trí, có góp ý"),
        ("góp ý", "Không có ý kiến"),
        ("góp ý", "Chưa nhất trí"),
    ]
    assert remarks == [
        ("Mục II: bổ sung số liệu hội viên.", True),
        ("Không có ý kiến.", False),
        ("Mục III chưa rõ căn cứ.", True),
    ]


def test_who_judges_still_says_whether_it_passes(cast, make_package):
    package = make_package("BCTC", "verification")

    with pytest.raises(Unmet) as refused:
        perform(package, "verify", cast.bkt, verdict="none")
    perform(package, "verify", cast.bkt, verdict="pass")

    assert "Chưa chọn kết luận: đạt hoặc chưa đạt." in str(refused.value)
    assert Verdict.objects.get().in_words == "Đạt"
