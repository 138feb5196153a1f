"""Rights lent for some days: used in the name of who lent them, and never a vote."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership
from congress.people.queries.seats import electorate, people_who_may
from congress.people.services import absences
from congress.people.services.seats import replace_head
from congress.roles import Right
from documents.desk.doctor.histories import history_faults
from documents.models import Package
from documents.packages.words import history
from documents.signing.papers.sign_sheet_facts import sheet_of
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from workflows import clock, engine
from workflows.errors import Unmet
from workflows.history import names_of

pytestmark = pytest.mark.one_database

RULE = "Quy chế làm việc 12/QC-HTS ngày 10/01/2022, Điều 5"
TOMORROW = date(2022, 3, 19)


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def loan(person, *rights, **more):
    fields = {
        "person": person.pk,
        "rights": rights,
        "start": "18/03/2022",
        "end": "25/03/2022",
        "ground": "Giấy ủy quyền 05/GUQ-HTS",
    }
    # Of those who head nothing only a rule of the association lets one sign.
    return fields | ({"rule": RULE} if "sign" in rights else {}) | more


def seat_of(person, body):
    return Membership.objects.own().get(person=person, body=body, end=None)


def fresh(package):
    return Package.objects.get(pk=package.pk)


def test_a_delegate_signs_in_the_name_of_the_chairman(office, cast, make_package):
    package = make_package("BCCT", "signing")
    url = f"/van-phong/nhiem-vu/{seat_of(cast.chutich, cast.bodies.CT).pk}/uy-quyen/"
    office.client.post(url, loan(cast.bch01, "sign", title="Chánh Văn phòng"))
    delegate = Visitor(cast.bch01)

    assert package.title in delegate.read("/ky-duyet/")
    assert "Theo ủy quyền của Ông Người chutich" in delegate.read(f"/ho-so/{package.code}/viec/sign/")
    form = delegate.form(package.code, "sign")
    assert delegate.send(package.code, "sign", **form, read="on").status_code == 302

    signed = fresh(package)
    step = signed.steps.last()
    assert (step.actor, step.acting_for, step.ground) == (cast.bch01, cast.chutich, "delegation")
    assert history.sentence(step, signed.definition, names_of(step)).startswith(
        "Ông Người bch01 thực hiện theo ủy quyền của Ông Người chutich (Chủ tịch Hội)"
    )
    sheet = sheet_of(signed)
    assert (sheet.instead, sheet.signer_title) == ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    assert (sheet.signer_name, sheet.on_behalf) == ("Người bch01", "Ông Người chutich")
    assert list(history_faults(signed)) == []


def test_a_deputy_signs_for_his_head(office, cast, make_package):
    package = make_package("BCCT", "signing")
    seat = seat_of(cast.chutich, cast.bodies.CT)
    office.client.post(f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/", loan(cast.thuongtruc, "sign"))

    perform(
        package,
        "sign",
        cast.thuongtruc,
        signature=package.fingerprint(),
        **package.in_stead(cast.thuongtruc, "sign", holder="signer"),
    )

    assert (sheet_of(package).instead, sheet_of(package).on_behalf) == ("KT. CHỦ TỊCH", "Ông Người chutich")


def test_who_may_sign_by_delegation_does_not_record_the_vote(office, cast, make_package):
    package = make_package("BCCT", "board")
    seat = seat_of(cast.chutich, cast.bodies.CT)
    own = office.client.post(f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/", loan(cast.vanphong, "sign"))
    days = {"start": date(2022, 3, 18), "end": date(2022, 3, 25), "ground": "Giấy ủy quyền 05/GUQ-HTS"}
    absences.delegate(seat, cast.vanphong, rights=["sign"], **days, by=cast.thuongtruc)

    assert "Người ghi không tự ghi ủy quyền cho mình" in text_of(own)
    offer = next(one for one in engine.available(package, cast.vanphong) if one.action == "decide_board")

    assert not offer.allowed
    assert "Người ký duyệt không ghi biên bản" in " ".join(offer.reasons)


def test_what_was_lent_ends_with_its_last_day_and_with_its_owner(office, cast):
    seat = seat_of(cast.tbtc, cast.bodies.TBTC)
    url = f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/"
    office.client.post(url, loan(cast.bch01, "submit", "record"))
    voters = electorate(cast.bodies.TBTC).count()

    def lent_to():
        return cast.bch01 in people_who_may(Right.RECORD, [cast.bodies.TBTC.pk])

    assert lent_to()
    assert voters == 3
    with clock.frozen(date(2022, 3, 26)):
        assert not lent_to()
    replace_head(cast.bodies.TBTC, cast.bch02, start=TOMORROW, ground="QĐ 13 ngày 16/03/2022")
    with clock.frozen(TOMORROW):
        assert not lent_to()
        assert cast.bch02 in people_who_may(Right.RECORD, [cast.bodies.TBTC.pk])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rights": ["decide"]}, "decide"),
        ({"rights": []}, "Chưa chọn việc ủy quyền"),
        ({"end": "01/03/2022"}, "Ngày kết thúc phải từ ngày bắt đầu trở đi"),
        ({"start": "01/02/2022", "end": "01/03/2022"}, "Thời hạn ủy quyền đã qua"),
        ({"start": "01/01/2022"}, "phải nằm trong nhiệm kỳ của người ủy quyền"),
        ({"ground": ""}, "Chưa nhập mục này"),
    ],
)
def test_an_impossible_delegation_is_refused(office, cast, fields, sentence):
    url = f"/van-phong/nhiem-vu/{seat_of(cast.tbtc, cast.bodies.TBTC).pk}/uy-quyen/"

    answer = office.client.post(url, loan(cast.bch01, "submit") | fields)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not Membership.objects.filter(role="delegate").exists()


def test_nothing_is_lent_twice_lent_on_or_lent_to_oneself(office, cast):
    seat = seat_of(cast.tbtc, cast.bodies.TBTC)
    url = f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/"
    office.client.post(url, loan(cast.bch01, "submit"))
    lent = Membership.objects.get(role="delegate")

    twice = office.client.post(url, loan(cast.bch01, "submit", "record"))
    onward = office.client.post(f"/van-phong/nhiem-vu/{lent.pk}/uy-quyen/", loan(cast.bch02, "submit"))
    own = office.client.post(url, loan(cast.tbtc, "submit"))

    assert "cần kết thúc nhiệm vụ cũ trước" in text_of(twice)
    assert onward.status_code == 422
    assert "Không ủy quyền cho chính mình" in text_of(own)
    with pytest.raises(Unmet, match="không được ủy quyền lại"):
        absences.delegate(
            lent, cast.bch02, rights=["submit"], start=lent.start, end=lent.end, ground="x", by=cast.vanphong
        )


def test_a_step_that_hides_in_whose_name_it_was_taken_is_found(office, cast, make_package):
    package = make_package("BCCT", "signing")
    seat = seat_of(cast.chutich, cast.bodies.CT)
    office.client.post(f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/", loan(cast.bch01, "sign"))

    perform(package, "sign", cast.bch01, signature=package.fingerprint())

    assert any(
        "người thực hiện không giữ quyền “ký duyệt”" in line for line in history_faults(fresh(package))
    )


def test_nobody_else_acts_by_a_delegation_that_was_not_given_to_him(office, cast, make_package):
    package = make_package("BCCT", "signing")
    seat = seat_of(cast.chutich, cast.bodies.CT)
    office.client.post(f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/", loan(cast.bch01, "submit"))

    assert package.may(cast.bch01, "sign", holder="signer") is None
    assert package.may(cast.bch01, "sign", holder="signer", acting_for=cast.chutich) is None
    assert package.may(cast.bch02, "submit", holder="signer", acting_for=cast.chutich) is None
    assert package.may(cast.bch01, "submit", holder="signer", acting_for=cast.chutich)


def test_a_confidential_package_is_opened_to_the_delegate_and_closed_after(office, cast, make_package):
    package = make_package("DANS", "drafting")
    seat = seat_of(cast.tbns, cast.bodies.TBNS)
    delegate = Visitor(cast.tbtc)
    page = f"/ho-so/{package.code}/"
    assert delegate.get(page).status_code == 404

    office.client.post(f"/van-phong/nhiem-vu/{seat.pk}/uy-quyen/", loan(cast.tbtc, "submit"))

    assert delegate.get(page).status_code == 200
    with clock.frozen(date(2022, 3, 26)):
        assert delegate.get(page).status_code == 404
