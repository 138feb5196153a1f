"""What the official table prints is in the fingerprint, known to `doctor`, and unsettles what was signed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from documents.consulting.services.letters import LetterNumber
from documents.consulting.services.replies import ReplyFacts, Said, answer_by_link
from documents.consulting.services.rounds import add_asked, move_last_day
from documents.models import Package
from documents.opinions.services import comment
from documents.packages.queries.judgements import is_passed
from documents.packages.remarks import remarks_of
from documents.packages.services.duties import settle_where_something_happened
from documents.synthesis.papers.table_facts import synthesis_table
from documents.synthesis.services.settling import how_they_stand, join_remarks
from tests.cast import count, perform, road
from tests.demo_world import HIDDEN, Visitor
from tests.documents.asked import ask, make_units, reply
from tests.documents.examined import faults, tamper
from tests.documents.returned import settled, taken
from workflows import ledger

pytestmark = pytest.mark.django_db
IN_TIME, LATE = date(2022, 3, 5), date(2022, 3, 17)


def fresh(package):
    return Package.objects.get(pk=package.pk)


def onward(cast, package, until):
    """From the drafting to where a step of the road leads, every remark noted in its time."""
    for where, step in list(road(cast, package))[2:]:
        if where == "subcommittee":
            settled(package, cast.truong, kind="noted")
        step()
        if where == until:
            return fresh(package)
    raise LookupError(until)


@pytest.fixture
def drafted(make_package):
    return make_package("BCCT", "drafting")


@pytest.fixture
def units(cast):
    return make_units(cast, 4)


@pytest.fixture
def asked(cast, drafted, units):
    """Three of four asked; two of them had the same to say."""
    found = ask(cast, [drafted], units[:3], letter=LetterNumber(12))
    for unit in units[:2]:
        reply(cast, found, unit, "remarks", "Thêm số liệu")
    return found


@pytest.fixture
def voted(cast, drafted, asked):
    """Before Ban Chấp hành's signature: everybody has passed it."""
    return onward(cast, drafted, "signing")


def join(cast, package, _asked, _units):
    refs = [one.ref for one in remarks_of(package) if one.source == "replies"]
    join_remarks(package, refs, by=cast.thuky, seen=how_they_stand(package, refs))


CHANGES = {
    "replies": lambda cast, _package, asked, units: reply(
        cast, asked, units[2], day=IN_TIME, arrived=date(2022, 3, 18)
    ),
    "extra_days": lambda cast, _package, asked, _units: move_last_day(
        asked, [asked.asked.last().pk], date(2022, 3, 25), reason="Vùng bão lũ", by=cast.vanphong
    ),
    "asked": lambda cast, _package, asked, units: add_asked(asked, [units[3].pk], by=cast.vanphong),
    "joins": join,
    "taken": lambda cast, package, _asked, units: taken(
        package, cast, "Điều 1: Bổ sung số liệu.", "a.txt", sender=units[2].name, arrived=date(2022, 1, 20)
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_of_what_the_table_prints_is_a_step_and_undoes_the_votes(cast, voted, asked, units, name):
    before, steps = voted.fingerprint(), voted.steps.count()

    CHANGES[name](cast, voted, asked, units)

    now = fresh(voted)
    page = Visitor(cast.chutich).read(f"/ho-so/{voted.code}/")
    assert (is_passed(voted, role="board"), is_passed(now, role="board")) == (True, False)
    assert (now.fingerprint() == before, now.steps.count()) == (False, steps + 1)
    assert now.steps.order_by("-sequence").first().action == f"*contents.{name}"
    assert "Ký duyệt bản trình" not in page or "chưa biểu quyết thông qua đúng dự thảo này" in page


def test_what_comes_late_or_unasked_leaves_the_votes_as_they_were(cast, voted, asked, units):
    before = voted.fingerprint()

    reply(cast, asked, units[2], "remarks", "Muộn rồi", arrived=LATE)
    reply(cast, asked, None, "remarks", "Không ai hỏi", sender="Ông Lê Văn Tám")

    now = fresh(voted)
    assert (now.fingerprint(), is_passed(now, role="board")) == (before, True)
    perform(now, "sign", cast.chutich, signature=now.fingerprint())
    assert (fresh(now).state, faults()) == ("signed", [])


def test_an_answer_that_begins_to_count_lets_those_after_it_count(cast, drafted, units):
    asked = ask(cast, [drafted], units[:3], letter=LetterNumber(12))
    reply(cast, asked, units[0], "remarks", "Gửi muộn", arrived=LATE)
    voted = onward(cast, drafted, "signing")
    everybody = list(asked.asked.values_list("pk", flat=True))

    move_last_day(asked, everybody, date(2022, 3, 25), reason="Vùng bão lũ", by=cast.vanphong)
    longer = fresh(voted)
    reply(cast, asked, units[1], "remarks", "Thêm số liệu", arrived=date(2022, 3, 18))

    now = fresh(voted)
    assert ["replies" in one.printed for one in (voted, longer, now)] == [False, True, True]
    assert longer.printed["replies"] != now.printed["replies"]
    assert faults() == []


def test_after_the_signature_a_letter_in_time_lets_it_be_looked_at_again(cast, voted, asked, units):
    perform(voted, "sign", cast.chutich, signature=voted.fingerprint())

    reply(cast, asked, units[2], "remarks", "Muộn rồi", arrived=LATE)
    settle_where_something_happened()
    late = fresh(voted).state
    CHANGES["replies"](cast, voted, asked, units)
    settle_where_something_happened()

    told = {
        name: "bảng tổng hợp ý kiến không còn như khi ký" in Visitor(getattr(cast, name)).read("/thong-bao/")
        for name in ("thuky", "chutich", "tbtc")
    }
    assert (late, fresh(voted).stage_label) == ("signed", "Cần rà soát lại")
    assert told == {"thuky": True, "chutich": True, "tbtc": False}
    assert faults() == []


def test_after_the_signature_no_remark_is_settled_otherwise_by_page_or_post(cast, voted):
    perform(voted, "sign", cast.chutich, signature=voted.fingerprint())
    before = fresh(voted).fingerprint()
    head = Visitor(cast.truong)
    chosen = [f"replies:{one.key}" for one in remarks_of(voted) if one.source == "replies"]
    path = f"/ho-so/{voted.code}/tiep-thu/ghi/?" + "&".join(f"chon={one}" for one in chosen)
    form = dict(HIDDEN.findall(head.get(path).content.decode()))

    answers = [
        head.client.post(path, form | {"kind": "accepted", "act": act}).status_code
        for act in ("thong-nhat", "de-xuat", "trinh", "gop")
    ]

    assert set(answers) == {409}
    assert fresh(voted).fingerprint() == before


SEEDED = {
    "an answer": "UPDATE documents_draftanswer SET stand = 'agrees' WHERE stand = 'remarks'",
    "words of a remark": "UPDATE documents_draftremark SET text = 'Khác'",
    "place of a remark": "UPDATE documents_draftremark SET place = 'Điều 99'",
    "a remark less": "DELETE FROM documents_draftremark WHERE place = 'Điều 12'",
    "day of a letter": "UPDATE documents_reply SET day = '2022-03-20'",
    "day of arrival": "UPDATE documents_reply SET arrived = '2022-03-09'",
    "whose it is": "UPDATE documents_reply SET unit_name = 'Hội khác'",
    "for whom it counts": "UPDATE documents_replyfor SET asked_id = (SELECT max(id) FROM documents_askedunit)"
    " WHERE id = (SELECT max(id) FROM documents_replyfor)",
    "name of one asked": "UPDATE documents_askedunit SET name = 'Hội khác'",
    "when it was asked": "UPDATE documents_round SET opened = '2022-02-01'",
    "until when": "UPDATE documents_round SET last_day = '2022-02-20'",
    "rule on silence": "UPDATE documents_round SET silence = 'agreed'",
    "another last day": "UPDATE documents_extraday SET last_day = '2022-02-20'",
    "line of the letter": "UPDATE documents_registerline SET number = 77",
    "day of the letter": "UPDATE documents_registerline SET day = '2022-01-01'",
    "letter of the round": "DELETE FROM documents_roundletter",
    "joined": "UPDATE documents_remarkjoin SET \"into\" = ''",
    "taken in": "UPDATE documents_takenremark SET text = 'Khác'",
    "taken in late": "UPDATE documents_takenpaper SET late = %s",
}


@pytest.fixture
def everything(cast, drafted, asked, units):
    """A row of each kind that stands in the table."""
    for name in ("extra_days", "joins", "taken"):
        CHANGES[name](cast, drafted, asked, units)
    assert faults() == []


def named_after(sql):
    """What is named once this was done behind the triggers; then it is undone."""
    before = transaction.savepoint()
    tamper(sql, *([True] if "%s" in sql else []))
    told = list(ledger.book_faults())
    transaction.savepoint_rollback(before)
    return told


def test_each_change_behind_the_triggers_is_named(everything):
    found = {what: bool(named_after(sql)) for what, sql in SEEDED.items()}

    assert found == dict.fromkeys(SEEDED, True)
    assert list(ledger.book_faults()) == []


def test_an_answer_by_link_in_a_longer_time_is_a_step_of_nobody(cast, voted, asked, units):
    CHANGES["extra_days"](cast, voted, asked, units)
    drafts = {one.pk: Said("remarks", (("Điều 1", "Bớt số liệu"),)) for one in asked.drafts.all()}
    own = asked.asked.last().unit
    said = {"unit": own, "writer": "Trần Văn Ba", "writer_office": "Chủ tịch"}
    answer_by_link(asked, ReplyFacts(ground="link", arrived=date(2022, 3, 18), answers=drafts, **said))

    step = fresh(voted).steps.order_by("-sequence").first()
    page = Visitor(cast.truong).read(f"/ho-so/{voted.code}/")
    assert (step.actor, step.action) == (None, "*contents.replies")
    assert "Nhập ý kiến góp ý của đơn vị" in page
    assert faults() == []


def test_what_is_said_at_the_place_while_others_judge_is_late_until_it_is_written_again(cast, drafted):
    comment(drafted.current, by=cast.truong, text="Bổ sung số liệu năm 2021")
    onward(cast, drafted, "standing")
    comment(drafted.current, by=cast.tttd, text="Sửa số liệu năm 2020")
    judged = fresh(drafted)
    said = {one.text: one.standing for one in remarks_of(judged) if one.source == "comments"}
    counted = dict(synthesis_table(judged).counts)

    assert said == {"Bổ sung số liệu năm 2021": "timely", "Sửa số liệu năm 2020": "late"}
    assert counted["Gửi sau thời hạn"] == 1

    perform(judged, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT, votes_for=0))
    assert {one.standing for one in remarks_of(fresh(drafted))} == {"timely"}
