"""One book gives every number that bears the mark of the association: to the office and to bodies alike."""

from __future__ import annotations

from datetime import date

import pytest

from documents.deciding.services.numbering import MINUTES, number_paper
from documents.models import (
    ConvenedMeeting,
    Meeting,
    MeetingPaper,
    MinutesNumber,
    RegisterLine,
    Verdict,
    VerdictNumber,
)
from documents.registers.queries import next_numbers
from documents.registers.services import PaperFacts, enter_paper
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.examined import faults
from tests.documents.racers import in_threads
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

OUT = "/so-van-ban/di/ghi/"
LINE = {"kind": "BB", "day": "19/03/2022", "about": "Biên bản khác", "signer": "Võ Sở", "other": "Lưu"}


@pytest.fixture(autouse=True)
def that_evening(cast):
    with at(19, hour=20):
        yield


def sent(visitor, page, **typed):
    form = dict(HIDDEN.findall(visitor.get(page).content.decode()))
    return visitor.client.post(page, form | typed)


def held(cast, clerk, body, chair):
    """A meeting of a body as its own clerk records it; its address."""
    told = {"met_on": "19/03/2022", "manner": "in_person", "present": "", "conclusions": "Nhất trí."}
    page = f"/cuoc-hop/ghi/{body}/"
    return sent(Visitor(clerk), page, chair=chair.pk, secretary=clerk.pk, **told)["Location"]


@pytest.fixture
def meetings(cast):
    """(the clerk at his pages, the address of his meeting) of two bodies."""
    return [
        (Visitor(cast.thuky), held(cast, cast.thuky, "TBVK", cast.truong)),
        (Visitor(cast.tbtc2), held(cast, cast.tbtc2, "TBTC", cast.tbtc)),
    ]


def lines():
    return [f"{line}: {line.about}" for line in RegisterLine.objects.order_by("id")]


def test_clerks_of_two_bodies_number_their_papers_from_the_one_book(cast, meetings):
    answers = [
        sent(clerk, f"{url}{page}/", number="", mark="").status_code
        for page in ("so-bien-ban", "so-thong-bao-ket-luan")
        for clerk, url in meetings
    ]
    first, second = cast.bodies.TBVK.name, cast.bodies.TBTC.name

    assert answers == [302] * 4
    assert [str(one) for one in MinutesNumber.objects.all()] == ["01/BB-HTS", "02/BB-HTS"]
    assert [str(one) for one in MeetingPaper.objects.all()] == ["01/TB-HTS", "02/TB-HTS"]
    assert lines() == [
        f"01/BB-HTS: Biên bản họp {first} ngày 19/03/2022",
        f"02/BB-HTS: Biên bản họp {second} ngày 19/03/2022",
        f"01/TB-HTS: Thông báo kết luận cuộc họp {first} ngày 19/03/2022",
        f"02/TB-HTS: Thông báo kết luận cuộc họp {second} ngày 19/03/2022",
    ]
    assert faults() == []


def test_number_from_the_paper_book_is_taken_once_whoever_types_it(cast, meetings):
    (clerk, mine), (other, yours) = meetings
    first = sent(clerk, f"{mine}so-bien-ban/", number="5", mark="bb - hts")
    second = sent(other, f"{yours}so-bien-ban/", number="5", mark="")
    office = sent(Visitor(cast.vanphong), OUT, **LINE | {"number": "5"})

    given = f"Số 05/BB-HTS đã cấp cho: Biên bản họp {cast.bodies.TBVK.name} ngày 19/03/2022."
    assert [one.status_code for one in (first, second, office)] == [302, 422, 422]
    assert [given in text_of(one) for one in (second, office)] == [True, True]
    assert (str(MinutesNumber.objects.get()), RegisterLine.objects.count()) == ("05/BB-HTS", 1)


def test_numbers_that_were_given_by_hand_stay_and_are_given_to_no_other_paper(cast, meetings):
    (clerk, mine), (other, yours) = meetings
    meeting = Meeting.objects.order_by("id")[0]
    MinutesNumber.objects.create(meeting=meeting, number=5, mark="BB–hts", by=cast.thuky)
    office = Visitor(cast.vanphong)

    coming = next_numbers(cast.congress.association, 2022)
    taken = sent(office, OUT, **LINE | {"number": "5"})
    follows = sent(other, f"{yours}so-bien-ban/", number="", mark="")
    entered = sent(clerk, f"{mine}so-bien-ban/", number="5", mark="", reason="Vào Sổ văn bản đi.")

    assert (coming, [one.status_code for one in (taken, follows, entered)]) == (
        {"BB–hts": 6},
        [422, 302, 302],
    )
    assert [str(line) for line in RegisterLine.objects.order_by("id")] == ["06/BB-HTS", "05/BB-HTS"]
    assert [str(one) for one in meeting.numbers.all()] == ["05/BB–hts", "05/BB-HTS"]
    assert faults() == []


def test_body_that_judges_and_body_that_invites_take_their_numbers_there_too(cast, make_package):
    package = make_package("BCTC", "verification")
    perform(package, "verify", cast.bkt, verdict="pass", note="Số liệu khớp.")
    judge, clerk = Visitor(cast.bkt), Visitor(cast.thuky)
    verdict = f"/ho-so/{package.code}/tham-tra/{Verdict.objects.get().pk}/so/"
    told = {"meets_on": "25/03/2022", "manner": "in_person", "chair": cast.truong.pk, "place": "Phòng họp 2"}
    sent(clerk, "/cuoc-hop/trieu-tap/TBVK/", **told | {"business": "Góp ý văn kiện"})
    invitation = f"/cuoc-hop/sap-toi/{ConvenedMeeting.objects.get().pk}/"
    offered = "Lấy số giấy mời" in clerk.read(invitation)

    answers = [sent(judge, verdict, number="", mark=""), sent(clerk, f"{invitation}so-giay-moi/", number="")]

    assert ([one.status_code for one in answers], offered) == ([302, 302], True)
    assert [str(line) for line in RegisterLine.objects.order_by("id")] == ["01/BB-HTS", "01/GM-HTS"]
    assert str(VerdictNumber.objects.get()) == "01/BB-HTS"


MARKS = ("qđ-hts", "QĐ - HTS", "/QĐ-HTS", "QÐ-HTS", "QĐ–HTS", " QĐ -\u00a0hts/")


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_one_series_however_it_is_typed(cast, mark):
    facts = {"book": "out", "kind": "QĐ", "about": "x", "other": "x", "day": date(2022, 3, 18)}
    whose = {"association": cast.congress.association, "by": cast.vanphong}
    enter_paper(PaperFacts(**facts, number=5), **whose)

    with pytest.raises(Unmet, match=r"Số 05/QĐ-HTS đã cấp cho: x\. Số tiếp theo là 6\."):
        enter_paper(PaperFacts(**facts, number=5, mark=mark), **whose)

    assert str(enter_paper(PaperFacts(**facts, mark=mark), **whose)) == "06/QĐ-HTS"


def test_lines_of_old_that_spell_a_mark_otherwise_are_of_its_series(cast):
    association = cast.congress.association
    kept = {"association": association, "book": "out", "year": 2022, "about": "Cũ", "by": cast.vanphong}
    RegisterLine.objects.create(mark="qđ–hts", number=7, kind="QĐ", day=date(2022, 3, 1), **kept)
    facts = PaperFacts(book="out", kind="QĐ", about="x", other="x", day=date(2022, 3, 18))

    assert str(enter_paper(facts, association=association, by=cast.vanphong)) == "08/QĐ-HTS"


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_clerks_who_number_at_once_get_different_numbers(cast, meetings):
    rows, clerks = list(Meeting.objects.order_by("id")), (cast.thuky, cast.tbtc2)

    in_threads(2, lambda hand: number_paper(rows[hand], MINUTES, None, seen=0, by=clerks[hand]))

    assert sorted(str(one) for one in MinutesNumber.objects.all()) == ["01/BB-HTS", "02/BB-HTS"]
