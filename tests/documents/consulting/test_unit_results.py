"""What became of each remark on the unit's own page and at the desk, once the synthesis is published."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congress.people.queries.unit_links import token_of
from documents.models import Package
from documents.packages.queries.remarks import outcomes_of
from documents.packages.remarks import remarks_of
from documents.packages.services.remarks import publish_synthesis
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from tests.demo_world import text_of
from tests.documents.answering import send
from tests.documents.canaries import everything_in
from tests.documents.printed import words
from tests.documents.returned import settled, taken
from tests.documents.signed_in import sign_in
from tests.documents.synthesis.test_taking_in import table_in_word

pytestmark = pytest.mark.one_database
REASON = "Bổ sung tại khoản 2."
OWN = ("Điều 12 khoản 2", "làm rõ chữ “hội viên”")
OTHER = ("Điều 9", "bỏ cả khoản")


def says(sent_round, *remarks):
    """What is filled in: remarks on the political report, agreement with the other."""
    first, second = sent_round.drafts.all()
    filled = {f"stand_{first.pk}": "remarks", f"stand_{second.pk}": "agrees"}
    for at, (place, text) in enumerate(remarks):
        filled |= {f"place_{first.pk}_{at}": place, f"text_{first.pk}_{at}": text}
    return filled


@pytest.fixture
def report(sent_round):
    """The political report, of which two units said something."""
    return sent_round.drafts.first().package


@pytest.fixture
def heard(sent_round, form, links, report):
    send(form, says(sent_round, OWN))
    other = f"/y-kien/{token_of(links[1])}/tra-loi/{sent_round.pk}/"
    send(other, says(sent_round, OTHER))
    return Package.objects.get(pk=report.pk)


def answered(package, by, sender, **how):
    refs = [one.ref for one in remarks_of(package) if one.sender == sender]
    dispose_of_remarks(package, refs, by=by, seen=how_they_stand(package, refs), settled=True, **how)


@pytest.fixture
def answers(cast, heard, branches):
    answered(heard, cast.truong, branches[0].name, kind="partly", reason=REASON, answered_in=heard.current)
    answered(heard, cast.truong, branches[1].name, kind="declined", reason="Trái Luật.")
    return heard


def test_nothing_is_told_before_the_synthesis_is_published(cast, answers, place, branches):
    page, desk = Client().get(place), sign_in(cast.vanphong).get(f"/don-vi/{branches[0].code}/")

    assert "Kết quả tiếp thu" not in text_of(page) + text_of(desk)
    assert REASON not in everything_in(page) + everything_in(desk)


def test_then_each_is_told_of_its_own_with_reason_and_draft(cast, answers, place, links, branches):
    publish_synthesis(answers, by=cast.truong)

    own = text_of(Client().get(place))
    other = text_of(Client().get(f"/y-kien/{token_of(links[1])}/"))
    third = text_of(Client().get(f"/y-kien/{token_of(links[2])}/"))
    desk = text_of(sign_in(cast.vanphong).get(f"/don-vi/{branches[0].code}/"))

    told = "Điều 12 khoản 2: làm rõ chữ “hội viên” → Tiếp thu một phần. Bổ sung tại khoản 2 (dự thảo lần 1)."
    assert [told in one for one in (own, other, third, desk)] == [True, False, False, True]
    assert "Không tiếp thu, giải trình. Trái Luật." in other
    assert "Kết quả tiếp thu" not in third
    # What it said stands once, with what became of it.
    assert own.count("làm rõ chữ “hội viên”") == 1


def test_what_came_later_is_told_to_be_looked_at(cast, answers, place, sent_round, form):
    publish_synthesis(answers, by=cast.truong)
    send(form, says(sent_round, ("Điều 1", "thêm tên viết tắt")))

    page = text_of(Client().get(place))

    assert "thêm tên viết tắt → Ban soạn thảo đang xem xét." in page


def test_a_proposal_is_the_lead_bodys_own(cast, answers, place, branches):
    publish_synthesis(answers, by=cast.truong)
    refs = [one.ref for one in remarks_of(answers) if one.sender == branches[0].name]
    seen = how_they_stand(answers, refs)
    dispose_of_remarks(answers, refs, by=cast.thuky, seen=seen, kind="declined", reason="Chưa bàn xong.")

    assert "Chưa bàn xong" not in everything_in(Client().get(place))


def test_a_remark_of_a_returned_file_is_told_too(cast, heard, place, branches):
    row = ("Điều 3", "Đề nghị nêu căn cứ.", branches[0].name)
    taken(heard, cast, table_in_word(row), "bang.docx")
    settled(heard, cast.truong, kind="accepted")
    publish_synthesis(heard, by=cast.truong)

    assert "Điều 3: Đề nghị nêu căn cứ. → Tiếp thu." in text_of(Client().get(place))


def test_a_page_asks_no_more_for_many_remarks(cast, answers, place, sent_round, form):
    publish_synthesis(answers, by=cast.truong)
    with CaptureQueriesContext(connection) as few:
        Client().get(place)
    send(form, says(sent_round, *((f"Điều {number}", "sửa") for number in range(1, 30))))
    with CaptureQueriesContext(connection) as many:
        Client().get(place)

    assert len(outcomes_of(answers)) > 30
    assert len(many) == len(few)


def table_at(place, package, sent_round):
    return f"{place}bang-tong-hop/{sent_round.drafts.get(package=package).pk}/"


def test_table_of_all_is_read_by_link_once_it_is_published_and_by_nobody_before(
    cast, answers, place, sent_round, branches
):
    table = table_at(place, answers, sent_round)
    early, page_before = Client().get(table), Client().get(place).content.decode()

    publish_synthesis(answers, by=cast.truong)

    paper = Client().get(table)
    printed = words(paper.content)
    other = sent_round.drafts.exclude(package=answers).get()
    assert (early.status_code, table in page_before) == (404, False)
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert table in Client().get(place).content.decode()
    assert all(unit.name.replace(" ", "") in printed for unit in branches[:2])
    assert "TráiLuật." in printed
    assert Client().get(f"{place}bang-tong-hop/{other.pk}/").status_code == 404


def test_table_of_all_is_read_by_account_too_by_who_leads_a_unit_that_was_asked(
    cast, answers, sent_round, branches
):
    branches[0].head = cast.nguoila
    branches[0].save()
    head, here = sign_in(cast.nguoila), "/lay-y-kien/cua-don-vi/"
    table = table_at(here, answers, sent_round)
    early = head.get(table).status_code

    publish_synthesis(answers, by=cast.truong)

    paper = head.get(table)
    assert (early, paper.status_code, "TráiLuật." in words(paper.content)) == (404, 200, True)
    assert table in head.get(here).content.decode()
    assert sign_in(cast.bch04).get(table).status_code == 404


def test_proposal_after_the_publishing_stays_out_of_what_units_read(
    cast, answers, place, sent_round, branches
):
    publish_synthesis(answers, by=cast.truong)
    refs = [one.ref for one in remarks_of(answers) if one.sender == branches[1].name]
    told = {"kind": "partly", "reason": "Mới đề xuất.", "settled": False}
    dispose_of_remarks(answers, refs, by=cast.thuky, seen=how_they_stand(answers, refs), **told)

    printed = words(Client().get(table_at(place, answers, sent_round)).content)

    assert ("Mớiđềxuất" in printed, "Chưagiảitrình." in printed) == (False, True)


def test_long_table_is_made_by_the_worker_and_waited_for(cast, answers, place, sent_round, monkeypatch):
    monkeypatch.setattr("documents.synthesis.papers.long_table.LINES", 1)
    publish_synthesis(answers, by=cast.truong)
    table, lead = table_at(place, answers, sent_round), sign_in(cast.truong)
    url = f"/ho-so/{answers.code}/y-kien.pdf"
    with monkeypatch.context() as busy:
        busy.setattr("workflows.background.here.is_at_work", lambda: True)
        waits, waits_inside = Client().get(table), lead.get(url)

    made, made_inside = Client().get(table), lead.get(url)

    assert (waits.status_code, waits["Refresh"], waits_inside.status_code) == (202, "5", 202)
    assert "Bảng tổng hợp dài nên cần ít phút." in text_of(waits)
    assert [one["Content-Type"] for one in (made, made_inside)] == ["application/pdf"] * 2
    assert "TráiLuật." in words(made.content)
