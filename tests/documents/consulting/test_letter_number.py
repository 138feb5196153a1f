"""The line of a round's letter in the book: a number as it was typed, and nothing that no letter says."""

from __future__ import annotations

import pytest

from documents.consulting.queries.rounds import round_state
from documents.consulting.services.letters import LetterNumber, number_round
from documents.consulting.services.rounds import NewRound, open_round
from documents.models import RegisterLine
from tests.demo_world import Visitor, text_of
from tests.documents.asked import LAST, SENT
from tests.documents.printed import words
from tests.documents.scanned import sent_from

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("typed", ["0", "100000"])
def test_number_typed_as_nought_is_refused_and_never_means_the_next(cast, asked, typed):
    office, page = Visitor(cast.vanphong), f"/lay-y-kien/{asked.pk}/so-cong-van/"

    refused = sent_from(office, page, how="own", number=typed)

    assert (refused.status_code, RegisterLine.objects.count()) == (422, 0)
    assert "Số phải từ 1 đến 99999." in text_of(refused)


def test_line_of_the_letter_says_where_it_is_kept_and_the_book_prints_no_name_that_it_has_not(cast, asked):
    number_round(asked, LetterNumber(), by=cast.vanphong)

    line = RegisterLine.objects.get()
    printed = words(Visitor(cast.vanphong).get("/so-van-ban/di.pdf").content)
    assert (line.other, line.kept, line.signer) == ("6 đơn vị", "VT", "")
    assert "–" not in printed.partition("Xinýkiến")[2]


def test_committee_that_opened_a_round_leaves_its_number_to_the_office(cast, package, units):
    wanted = frozenset(one.pk for one in units)
    said = NewRound(title="Xin ý kiến", opened=SENT, last_day=LAST, packages={package.pk: True}, units=wanted)
    found = open_round(cast.congress, said, by=cast.btc)
    committee, office = Visitor(cast.btc), Visitor(cast.vanphong)
    page, number = f"/lay-y-kien/{found.pk}/", f"/lay-y-kien/{found.pk}/so-cong-van/"

    offered = [number in one.get(page).content.decode() for one in (committee, office)]
    statuses = [sent_from(one, number, how="next").status_code for one in (committee, office)]

    assert (offered, statuses) == ([False, True], [403, 302])
    assert str(round_state(found).letter) == "01/HTS-VP"


def test_the_letter_names_who_heads_the_office_below_his_title(cast, sent_round):
    letter = words(Visitor(cast.vanphong).get(f"/lay-y-kien/{sent_round.pk}/thu.pdf").content)

    signed = letter.partition("TL.CHỦTỊCHHỘI")[2]
    assert signed.index("CHÁNHVĂNPHÒNG") < signed.index("Ngườivanphong")
