"""Mẫu Word: taken after its fields were checked, used from then on, kept with its reason."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import Person
from congress.people.services.journal import journal_of
from documents.models import ExchangedModel
from documents.packages.queries.word_models import model_in_use
from documents.paper.word_layout import shipped_model
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.paper.test_word_faults import changed
from workflows import ledger

REASON = "Theo mẫu của Hội"
OWN = ("CỘNG HÒA XÃ HỘI", "MẪU CỦA HỘI – CỘNG HÒA XÃ HỘI")


@pytest.fixture
def keeper(cast):
    return Visitor(Person.objects.create_superuser("kythuat", full_name="Kỹ thuật"))


def page_of(cast, rest=""):
    return f"/thiet-lap/{cast.congress.code}/mau-van-ban/{rest}"


def sent(visitor, page, data, **more):
    """What comes back when the page is opened and the file sent."""
    form = dict(HIDDEN.findall(visitor.get(page).content.decode()))
    file = {"file": SimpleUploadedFile("mau moi.docx", data)} if data else {}
    return visitor.client.post(page, form | {"reason": REASON} | file | more)


def test_another_model_is_used_from_then_on(cast, keeper):
    page = page_of(cast, "bien-ban-hop/")
    data = changed(OWN, code="bien-ban-hop")

    answer = sent(keeper, page, data)

    row = ExchangedModel.objects.get()
    shown = text_of(keeper.get(page))
    assert (answer.status_code, row.name, row.reason) == (302, "mau moi.docx", REASON)
    assert model_in_use(cast.congress, "bien-ban-hop") == data
    assert keeper.get(f"{page}dang-dung.docx").content == data
    assert keeper.get(f"{page}mau-goc.docx").content == shipped_model("bien-ban-hop")
    assert "nhận mẫu mau moi.docx (Theo mẫu của Hội)" in shown
    assert (
        journal_of(cast.congress)
        .first()
        .change_message.startswith("Đổi mẫu Word Biên bản họp: tệp mau moi.docx")
    )
    assert list(ledger.book_faults()) == []


def test_the_shipped_one_again_keeps_what_was(cast, keeper):
    page = page_of(cast, "nghi-quyet/")
    sent(keeper, page, changed(OWN))

    answer = sent(keeper, f"{page}mau-goc/", b"")
    again = sent(keeper, f"{page}mau-goc/", b"")

    assert (answer.status_code, ExchangedModel.objects.count()) == (302, 2)
    assert model_in_use(cast.congress, "nghi-quyet") == shipped_model("nghi-quyet")
    assert (again.status_code, "không có gì để đổi" in text_of(again)) == (409, True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            lambda: changed(("{{ trich_yeu }}", "{{ trich_ieu }}")),
            "Không có trường “trich_ieu” trong mẫu này.",
        ),
        (lambda: b"khong phai Word", "docx"),
        (lambda: shipped_model("nghi-quyet"), "Đây đúng là mẫu đang dùng, không có gì để đổi."),
        (lambda: b"", "Chưa nhập mục này."),
    ],
)
def test_what_cannot_be_taken_is_told_at_once(cast, keeper, data, told):
    answer = sent(keeper, page_of(cast, "nghi-quyet/"), data())

    assert answer.status_code in (409, 422)
    assert told in text_of(answer)
    assert ExchangedModel.objects.count() == 0


def test_a_second_click_and_a_second_administrator(cast, keeper):
    page = page_of(cast, "nghi-quyet/")
    form = dict(HIDDEN.findall(keeper.get(page).content.decode())) | {"reason": REASON}
    data = changed(OWN)

    answers = [
        keeper.client.post(page, form | {"file": SimpleUploadedFile("a.docx", data)}).status_code
        for _click in "ab"
    ]
    late = keeper.client.post(
        page, form | {"file": SimpleUploadedFile("b.docx", changed(("CỘNG", "KHÁC"))), "request_id": "khac"}
    )

    assert (answers, ExchangedModel.objects.count()) == ([302, 302], 1)
    assert (late.status_code, "vừa được người khác đổi" in text_of(late)) == (409, True)


def test_only_administrators(cast, keeper):
    office = Visitor(cast.vanphong)

    assert [office.get(page_of(cast, rest)).status_code for rest in ("", "nghi-quyet/")] == [403, 403]
    assert keeper.get(page_of(cast, "khong-co/")).status_code == 404
