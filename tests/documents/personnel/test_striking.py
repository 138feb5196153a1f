"""A nominee entered by mistake, or one who withdraws after the vote: off the list, kept in the record."""

from __future__ import annotations

from datetime import date

import pytest

from documents.assigning.services import assign_package
from documents.models import Nominee, Package
from documents.personnel import queries as asked
from documents.personnel.services import ballots as counting
from documents.personnel.services import nominees as personnel
from tests.cast import ballot, count, draft, perform
from tests.demo_world import text_of
from tests.documents.personnel.test_personnel import NAME, complete, facts, url
from tests.documents.signed_in import sign_in
from workflows.errors import Forbidden, NotNow, Unmet

TWIN = "Nhập nhầm hai lần"


@pytest.fixture
def dossiers(cast):
    """A personnel dossier with a nominee whose papers are all there, and his empty twin, by mistake."""
    package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    perform(package, "accept", cast.tbns2)
    perform(package, "revise", cast.tbns2, version=draft(package))
    complete(personnel.enter_nominee(package, facts(person=cast.bch40), by=cast.tbns2), cast.tbns2)
    personnel.enter_nominee(package, facts(full_name=f"{NAME} (2)"), by=cast.tbns2)
    return Package.objects.get(pk=package.pk)


def entry(package, number):
    return Nominee.objects.get(package=package, number=number)


@pytest.mark.django_db
def test_a_nominee_entered_by_mistake_blocks_nothing_once_he_is_struck(cast, dossiers):
    clerk = sign_in(cast.tbns2)
    lacked = len(asked.lacking(dossiers))

    silent = clerk.post(url(dossiers, "2/rut/"), {"ground": ""})
    struck = clerk.post(url(dossiers, "2/rut/"), {"ground": TWIN})
    perform(dossiers, "to_subcommittee", cast.tbns)

    assert (lacked, silent.status_code, struck.status_code, dossiers.state) == (1, 422, 302, "subcommittee")
    assert (asked.lacking(dossiers), [one.number for one in asked.nominees_of(dossiers)]) == ([], [1])
    assert "1 hồ sơ, 0 hồ sơ chưa đủ giấy tờ" in text_of(clerk.get(url(dossiers)))
    assert "1 hồ sơ trong danh sách" in text_of(clerk.get(f"/ho-so/{dossiers.code}/"))


@pytest.mark.django_db
def test_who_was_struck_stays_in_the_record_and_his_number_is_not_used_again(cast, dossiers):
    personnel.strike_off(entry(dossiers, 2), by=cast.tbns2, ground=TWIN)
    personnel.strike_off(entry(dossiers, 2), by=cast.tbns, ground="Lần thứ hai")

    third = personnel.enter_nominee(dossiers, facts(), by=cast.tbns2)
    row, reader = entry(dossiers, 2), sign_in(cast.bch06)

    assert (row.struck_by, row.struck_ground, third.number) == (cast.tbns2, TWIN, 3)
    assert TWIN in text_of(reader.get(url(dossiers)))
    assert "Đã đưa ra khỏi danh sách" in text_of(reader.get(url(dossiers, "2/")))
    refused = [
        sign_in(cast.tbns2).get(url(dossiers, f"2/{end}/")).status_code for end in ("sua", "rut", "phieu")
    ]
    assert refused == [404, 404, 404]
    for verb in (
        lambda: personnel.correct_nominee(row, facts(), by=cast.tbns2),
        lambda: personnel.take_paper(row, "anh", by=cast.tbns2, kept_at="Tủ"),
    ):
        with pytest.raises(NotNow):
            verb()


@pytest.mark.django_db
def test_who_was_struck_has_no_dossier_of_his_own_and_may_be_entered_again(cast, dossiers):
    personnel.strike_off(entry(dossiers, 1), by=cast.tbns2, ground="Ghi nhầm tài khoản")

    page = text_of(sign_in(cast.bch40).get("/ho-so-cua-toi/"))
    named = asked.is_nominee(dossiers, cast.bch40)
    again = personnel.enter_nominee(dossiers, facts(person=cast.bch40), by=cast.tbns2)

    assert ("Không có hồ sơ nào." in page, named, again.number) == (True, False, 3)


@pytest.mark.django_db
def test_only_who_keeps_the_dossiers_strikes_and_nobody_strikes_himself(cast, dossiers):
    own = personnel.enter_nominee(dossiers, facts(person=cast.tbns), by=cast.tbns2)

    for who, row in ((cast.bch06, entry(dossiers, 2)), (cast.tbns, own)):
        with pytest.raises(Forbidden):
            personnel.strike_off(row, by=who, ground=TWIN)

    assert Nominee.objects.exclude(struck=None).count() == 0


@pytest.mark.django_db
def test_one_who_withdraws_after_the_vote_keeps_his_row_and_the_other_names_stand(cast, make_package):
    scheme, day = make_package("DANS", "board"), date(2022, 3, 18)
    names = [personnel.enter_nominee(scheme, facts(full_name=f"{NAME} {n}"), by=cast.tbns2) for n in (1, 2)]
    for one in names:
        counting.count_ballots(one, counting.NamedBallots(day, 45, 45, 45, 40, "BB 7"), by=cast.vanphong)
    scheme = Package.objects.get(pk=scheme.pk)
    perform(scheme, "decide_board", cast.vanphong, ballot=ballot(cast.bodies.BCH))
    clerk = sign_in(cast.tbns2)

    offered = text_of(clerk.get(url(scheme, "1/")))
    clerk.post(url(scheme, "1/rut/"), {"ground": "Đơn xin rút ngày 18/03/2022"})
    page = text_of(clerk.get(url(scheme, "1/")))
    with pytest.raises(NotNow):
        counting.count_ballots(
            names[0], counting.NamedBallots(day, 45, 45, 45, 1, "BB 8", "Lại"), by=cast.vanphong
        )

    assert ("Ghi rút tên" in offered, "Đã rút tên" in page, "đồng ý 40" in page) == (True, True, True)
    assert [one.number for one in asked.nominees_of(scheme)] == [2]
    assert [counted.agreed for counted in asked.counts_of(asked.nominees_of(scheme).get())] == [40]
    assert Package.objects.get(pk=scheme.pk).state == "signing"


@pytest.mark.django_db
def test_a_head_who_was_struck_certifies_the_others(cast, dossiers):
    own = personnel.enter_nominee(dossiers, facts(person=cast.tbns), by=cast.tbns2)
    complete(own, cast.tbns2)
    personnel.strike_off(entry(dossiers, 2), by=cast.tbns2, ground=TWIN)
    perform(dossiers, "to_subcommittee", cast.tbns2)
    perform(dossiers, "decide_subcommittee", cast.tbns2, decision=count(dossiers.lead))
    perform(dossiers, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(dossiers, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))

    with pytest.raises(Unmet):
        perform(dossiers, "sign", cast.tbns, signature=dossiers.fingerprint())
    personnel.strike_off(own, by=cast.tbns2, ground="Đơn xin rút")
    perform(dossiers, "sign", cast.tbns, signature=dossiers.fingerprint())

    assert dossiers.state == "signed"
