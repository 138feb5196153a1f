"""Scenario 5: a charter of 30 articles, each change with its reason, and what is kept is kept to the word."""

from __future__ import annotations

import re
from io import BytesIO

import pdfplumber
import pytest

from documents.charter.queries import charter_state
from documents.models import CharterProposal, CharterText
from tests.demo_world import at, paper, text_of
from tests.documents.readable import par, run, word
from tests.documents.texts.test_reading_fonts import TCVN, TRUE

CODE = "DH3-DL"
PAGE = f"/ho-so/{CODE}/dieu-le/"
ARTICLE_12 = f"{PAGE}dieu/12/"


@pytest.fixture
def drafter(world):
    return world.visitor("tbvk2")


@pytest.fixture
def returned(world):
    """Bộ phận pháp chế has sent the charter back to be completed."""
    with at(18):
        done = world.visitor("tv09").act(
            CODE, "send_back", note_field="Xem lại lý do Điều 12.", until="21/03/2022"
        )
    assert (done.status_code, world.package(CODE).state) == (302, "returned")


def proposed(world):
    return charter_state(world.package(CODE))


def line(world, **changes):
    """The form of Điều 12 as it is opened, with these changes."""
    known = proposed(world).line((12, None, None))
    form = {"kind": "amend", "text": known.text, "reason": known.reason, "ground": known.ground}
    return form | {"place": "", "chapter": "", "seen": proposed(world).seen} | changes


def test_four_are_amended_one_is_added_twenty_five_are_kept(world, drafter):
    with at(18):
        page, table = drafter.read(PAGE), drafter.read(f"{PAGE}bang-so-sanh/")

    assert "Sửa đổi 4 điều; bổ sung mới 1 điều; giữ nguyên 25 điều." in page
    assert "Đủ lý do, đúng với Điều lệ hiện hành" in page
    assert "mỗi năm một lần" in table
    assert "Khắc phục" not in table
    assert "khắc phục tình trạng số liệu báo cáo thiếu" in table


def test_submission_lists_exactly_the_article_without_a_reason(world, drafter, returned):
    with at(21):
        saved = drafter.client.post(ARTICLE_12, line(world, reason=""))
        refused = drafter.act(CODE, "to_subcommittee")

    assert saved.status_code == 302
    assert refused.status_code == 422
    words = text_of(refused)
    assert "Bảng so sánh Điều lệ chưa xong: Điều 12 (sửa đổi): chưa nêu “Lý do”." in words
    assert set(re.findall(r"Điều (\d+) \([^)]*\): chưa nêu", words)) == {"12"}
    assert world.package(CODE).state == "returned"


def test_a_reason_given_again_opens_the_way(world, drafter, returned):
    with at(21):
        drafter.client.post(ARTICLE_12, line(world, reason=""))
        drafter.client.post(ARTICLE_12, line(world, reason="Khắc phục báo cáo chậm."))
        refused = drafter.act(CODE, "to_subcommittee")

    # What is left is that the returned draft has not been replaced yet.
    assert "Bảng so sánh Điều lệ chưa xong" not in text_of(refused)
    assert [line.reason for line in proposed(world).lines if line.article == 12] == [
        "Khắc phục báo cáo chậm."
    ]


def test_kept_article_that_differs_by_one_word_is_reported(world, drafter, returned):
    whole = proposed(world).whole_text.replace("họp mỗi quý một lần", "họp mỗi tháng một lần")
    with at(21):
        drafter.act(CODE, "revise", **{"file_toan-van": named("toan-van.txt", whole)})
        refused = drafter.act(CODE, "to_subcommittee")

    assert refused.status_code == 422
    assert "Điều 16 ghi “giữ nguyên” nhưng dự thảo khác: “quý” thành “tháng”." in text_of(refused)


def test_a_whole_text_uploaded_before_the_lawyers_is_asked_again_at_each_gate(world, drafter):
    whole = proposed(world).whole_text.replace("họp mỗi quý một lần", "họp mỗi tháng một lần")
    lawyer = world.visitor("tv09")
    with at(18):
        drafter.act(CODE, "revise", **{"file_toan-van": named("toan-van.txt", whole)})
        lawyer.act(CODE, "appraise", verdict="pass")
        refused = drafter.act(CODE, "to_standing")

    gates = ["to_subcommittee", "decide_subcommittee", "to_standing", "decide_standing"]
    gates += ["decide_executive", "decide_board", "confirm", "sign"]
    moves = [move for move in world.package(CODE).definition.moves() if move.code in gates]
    assert (refused.status_code, world.package(CODE).state) == (422, "legal_review")
    assert "Điều 16 ghi “giữ nguyên” nhưng dự thảo khác: “quý” thành “tháng”." in text_of(refused)
    assert [move.code for move in moves if not move.is_guarded_by("charter_table_complete")] == []
    assert {move.code for move in moves} == set(gates)


def test_a_line_changed_after_the_lawyers_said_yes_is_before_them_again(world, drafter):
    lawyer = world.visitor("tv09")
    with at(18):
        lawyer.act(CODE, "appraise", verdict="pass")
        saved = drafter.client.post(ARTICLE_12, line(world, reason="Lý do khác."))
        refused = drafter.act(CODE, "to_standing")
        lawyer.act(CODE, "appraise", verdict="pass")
        passed = drafter.act(CODE, "to_standing")

    assert (saved.status_code, refused.status_code, passed.status_code) == (302, 422, 302)
    assert "Chưa có biên bản thẩm tra" in text_of(refused)
    assert world.package(CODE).state == "standing"


def test_another_charter_in_force_makes_another_table(world, drafter):
    before = world.package(CODE).fingerprint()
    with at(18):
        other = proposed(world).stored.text.replace("họp mỗi quý một lần", "họp hai tháng một lần")
        sent = drafter.client.post(f"{PAGE}hien-hanh/", {"words": other})

    assert (sent.status_code, world.package(CODE).fingerprint() == before) == (302, False)


def test_table_on_paper_has_four_columns_on_every_page(drafter):
    with at(18):
        answer = drafter.get(f"{PAGE}bang-so-sanh.pdf")
    pages = pdfplumber.open(BytesIO(answer.content)).pages

    heads = [page.extract_tables()[-1][0] for page in pages]

    assert answer["Content-Type"] == "application/pdf"
    assert len(pages) > 1
    assert heads == [["TT", "Điều lệ hiện hành", "Dự thảo sửa đổi, bổ sung", "Lý do, căn cứ"]] * len(pages)


def test_renumbered_references_follow_and_the_lost_one_is_told(world, drafter):
    """Repealing Điều 18 moves what follows; Điều 24 does not speak of it, its ground does."""
    fields = {
        "kind": "repeal",
        "text": "",
        "reason": "Gộp vào Điều 17.",
        "ground": "",
        "place": "",
        "chapter": "",
    }
    with at(18):
        drafter.client.post(f"{PAGE}dieu/18/", fields | {"seen": proposed(world).seen})
        whole = drafter.read(f"{PAGE}hop-nhat/")

    assert "Điều 29. Quy định chuyển tiếp" in whole
    assert "Điều 18. Chủ tịch, Phó Chủ tịch" in whole
    assert proposed(world).table.summary.startswith("sửa đổi 4 điều; bổ sung mới 1 điều; bãi bỏ 1 điều")


def test_of_two_who_save_at_once_the_second_keeps_his_words(world, drafter):
    seen = proposed(world).seen
    with at(18):
        first = drafter.client.post(ARTICLE_12, line(world, reason="Lý do một.", seen=seen))
        second = world.visitor("tbvk").client.post(ARTICLE_12, line(world, reason="Lý do hai.", seen=seen))

    assert (first.status_code, second.status_code) == (302, 409)
    assert "vừa lưu bảng so sánh lúc" in text_of(second)
    assert "Lý do hai." in text_of(second)
    assert proposed(world).line((12, None, None)).reason == "Lý do một."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Chỉ có lời mở đầu.", "Văn bản không có điều nào"),
        ("Điều 7. Một\nĐiều 7. Hai", "Điều 7"),
    ],
)
def test_what_is_no_charter_is_refused_and_nothing_is_kept(world, drafter, text, why):
    texts = CharterText.objects.count()
    with at(18):
        answer = drafter.client.post(f"{PAGE}hien-hanh/", {"words": text})

    assert answer.status_code == 422
    assert why in text_of(answer)
    assert text.splitlines()[0] in text_of(answer)
    assert CharterText.objects.count() == texts


def test_broken_file_is_refused_with_its_reason(drafter):
    with at(18):
        answer = drafter.client.post(f"{PAGE}hien-hanh/", {"file": named("dieu-le.docx", "x")})

    assert answer.status_code == 422
    assert "dieu-le.docx" in text_of(answer) or "tệp" in text_of(answer).lower()


def test_old_letters_are_put_into_the_field_to_be_looked_at_first(drafter):
    texts = CharterText.objects.count()
    sent = paper("dieu-le.docx", word(par(run(f"§iÒu 1. {TCVN}", font=".VnTime"))))
    with at(18):
        answer = drafter.client.post(f"{PAGE}hien-hanh/", {"file": sent})

    assert (answer.status_code, CharterText.objects.count()) == (422, texts)
    assert "Bản chuyển sang Unicode nằm trong ô bên dưới" in text_of(answer)
    assert f"Điều 1. {TRUE}" in text_of(answer)


def test_nobody_but_the_drafters_amends(world):
    proposals = CharterProposal.objects.count()
    for name, status in (("btc", 403), ("tbtc", 403), ("chutich", 403), ("nguoila", 404)):
        with at(18):
            answer = world.visitor(name).client.post(ARTICLE_12, line(world, reason="Khác."))
        assert (name, answer.status_code) == (name, status)

    assert CharterProposal.objects.count() == proposals


def test_changes_are_read_out_of_the_whole_text_and_reasons_stay(world, drafter):
    whole = proposed(world).whole_text.replace("họp mỗi quý một lần", "họp mỗi tháng một lần")
    with at(18):
        sent = {"words": whole, "seen": proposed(world).seen}
        answer = drafter.client.post(f"{PAGE}toan-van/", sent)

    assert answer.status_code == 302
    found = {line.article or line.place: bool(line.reason) for line in proposed(world).lines}
    assert found == {12: True, 14: True, 16: False, 21: True, 24: True, 30: True}


def test_a_clause_alone_is_amended_and_taken_out_again(world, drafter):
    url = f"{PAGE}dieu/15/?khoan=1"
    fields = {
        "kind": "amend",
        "text": "1. Ban Chấp hành họp mỗi năm ba lần.",
        "reason": "Kịp thời.",
        "ground": "",
    }
    fields |= {"place": "", "chapter": ""}
    with at(18):
        drafter.client.post(url, fields | {"seen": proposed(world).seen})
        table = drafter.read(f"{PAGE}bang-so-sanh/")
        drafter.client.post(url, fields | {"seen": proposed(world).seen, "bo": "1"})

    assert "Khoản 1: Kịp thời." in table
    assert proposed(world).lines_of(15) == []


def named(name, words):
    """A file as a browser sends it."""
    file = BytesIO(words.encode())
    file.name = name
    return file
