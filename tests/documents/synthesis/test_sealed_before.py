"""A package sealed by a release that summed up less keeps what was decided of it."""

from __future__ import annotations

from datetime import date

import pytest

from documents.packages import printed
from documents.packages.queries.judgements import is_passed, signature_on_current
from tests.cast import draft, perform
from tests.documents.asked import ask, make_units, reply
from tests.documents.examined import faults
from tests.documents.returned import settled, taken
from tests.documents.synthesis.test_sealed_table import fresh, onward

pytestmark = pytest.mark.one_database
LATER = ("asked", "extra_days", "joins", "replies", "taken")


@pytest.fixture
def units(cast):
    return make_units(cast, 4)


@pytest.fixture
def asked(cast, make_package, units):
    found = ask(cast, [make_package("BCCT", "drafting")], units[:3])
    for unit in units[:2]:
        reply(cast, found, unit, "remarks", "Thêm số liệu")
    return found


@pytest.fixture
def package(cast, asked, monkeypatch):
    """Passed by everybody under a release that did not sum up rounds, joins and returned files."""
    with monkeypatch.context() as before:
        for name in LATER:
            before.delitem(printed._hung_in, name)  # noqa: SLF001 - as that release was
        return onward(cast, asked.drafts.get().package, "signing")


def test_the_signature_after_the_upgrade_counts_for_what_was_voted_before(cast, package):
    assert (set(package.printed) & set(LATER), is_passed(package, role="board")) == (set(), True)

    perform(package, "sign", cast.chutich, signature=package.fingerprint())

    now = fresh(package)
    assert (now.state, is_passed(now, role="board"), signature_on_current(now).signer) == (
        "signed",
        True,
        cast.chutich,
    )
    assert (set(now.printed) & set(LATER), faults()) == (set(), [])


def test_a_letter_after_the_upgrade_leaves_the_votes_and_a_returned_file_does_not(
    cast, package, asked, units
):
    before = package.fingerprint()
    reply(cast, asked, units[2], "remarks", "Muộn rồi", arrived=date(2022, 3, 17))
    late = fresh(package).fingerprint()

    # Of these no row was there when the package was sealed.
    taken(package, cast, "Điều 1: Bổ sung.", "a.txt", sender=units[2].name, arrived=date(2022, 1, 20))

    now = fresh(package)
    assert (late, now.fingerprint() == before, is_passed(now, role="board")) == (before, False, False)
    assert (set(now.printed) & set(LATER), faults()) == ({"taken"}, [])


def test_written_on_it_is_summed_up_whole(cast, package):
    perform(package, "send_back", cast.chutich, note="Nói rõ hơn")
    again = fresh(package)
    perform(again, "revise", cast.thuky, version=draft(again, words="Bản mới"))
    settled(again, cast.truong, kind="noted")
    perform(fresh(package), "to_subcommittee", cast.truong)

    assert set(fresh(package).printed) & set(LATER) == {"asked", "replies"}
