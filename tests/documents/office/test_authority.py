"""In which form one signs who is not the head: KT., TL., TUQ., Q., by which paper; the pen is lent to few."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership
from congress.people.services.seats import end_membership
from documents.models import Package
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.signing.queries import code_of
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.office.test_delegation import RULE, loan, seat_of
from tests.documents.signing.test_signed_on_paper import filled

DECISION = "QĐ 15/QĐ-BTV ngày 17/03/2022"

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def waiting(office, cast, make_package):
    """The office, the cast, and a package that waits for the chairman's signature."""
    return office, cast, make_package("BCCT", "signing")


def lent_by_the_chairman(office, cast, person, **more):
    """The pen of the chairman, lent on the page of the office."""
    url = f"/van-phong/nhiem-vu/{seat_of(cast.chutich, cast.bodies.CT).pk}/uy-quyen/"
    return office.client.post(url, loan(person, "sign", rule="") | more)


@pytest.mark.parametrize(
    ("who", "more", "sentence"),
    [
        ("bch10", {}, "chỉ giao người đứng đầu một cơ quan, đơn vị"),
        ("bch10", {"rule": "Quy chế làm việc"}, "Quy định của Hội phải ghi đủ số và ngày văn bản"),
        ("bch10", {"sign_form": "KT"}, "không phải cấp phó của Ông Người chutich"),
        ("bch10", {"sign_form": "TL"}, "chỉ giao người đứng đầu Văn phòng hoặc một ban, bộ phận"),
        ("tttd", {"end": "31/12/2030"}, "có thời hạn, mỗi lần không quá 12 tháng"),
        ("tttd", {"end": ""}, "Chưa nhập mục này"),
        ("tttd", {"ground": ""}, "Chưa nhập mục này"),
    ],
)
def test_the_pen_of_the_chairman_is_not_lent_to_anybody_for_ever(who, more, sentence, office, cast):
    answer = lent_by_the_chairman(office, cast, getattr(cast, who), **more)

    assert (answer.status_code, sentence in text_of(answer)) == (422, True)
    assert Membership.objects.filter(role="delegate").count() == 0


@pytest.mark.parametrize(
    ("who", "more", "printed"),
    [
        ("thuongtruc", {"end": "31/12/2025"}, ("KT. CHỦ TỊCH", "Giấy ủy quyền 05/GUQ-HTS")),
        ("tttd", {"sign_form": "TL"}, ("TL. CHỦ TỊCH", "Giấy ủy quyền 05/GUQ-HTS")),
        ("tttd", {}, ("TUQ. CHỦ TỊCH", "Giấy ủy quyền 05/GUQ-HTS")),
        ("bch10", {"rule": RULE}, ("TUQ. CHỦ TỊCH", f"Giấy ủy quyền 05/GUQ-HTS; {RULE}")),
    ],
)
def test_each_form_is_printed_with_its_paper(who, more, printed, waiting):
    office, cast, package = waiting
    person = getattr(cast, who)
    assert lent_by_the_chairman(office, cast, person, **more).status_code == 302

    here = package.in_stead(person, "sign", holder="signer")
    perform(package, "sign", person, signature=package.fingerprint(), **here)

    sheet = sheet_of(Package.objects.get(pk=package.pk))
    assert (sheet.instead, sheet.basis) == printed


@pytest.mark.parametrize(
    ("acting", "printed"),
    [("Q", ("Q. CHỦ TỊCH", "")), ("KT", ("PHÓ CHỦ TỊCH PHỤ TRÁCH, ĐIỀU HÀNH", "KT. CHỦ TỊCH"))],
)
def test_a_recorded_decision_lets_a_deputy_lead_and_sign(acting, printed, waiting):
    office, cast, package = waiting
    lead(office, cast, acting)

    perform(package, "sign", cast.thuongtruc, signature=package.fingerprint())

    sheet = sheet_of(Package.objects.get(pk=package.pk))
    assert ((sheet.signer_title, sheet.instead), sheet.basis) == (printed, DECISION)


def lead(office, cast, acting):
    """The chairman has died; Ban Thường vụ puts his deputy in charge, in one act of the office."""
    page = office.client.get("/van-phong/nhan-su/CT/thay/")
    typed = {
        "seen": page.context["form"]["seen"].value(),
        "person": cast.thuongtruc.pk,
        "acting": acting,
        "title": "Phó Chủ tịch phụ trách, điều hành",
        "start": "18/03/2022",
        "ground": DECISION,
    }
    assert office.client.post("/van-phong/nhan-su/CT/thay/", typed).status_code == 302


def test_the_sheets_of_who_led_before_answer_as_withdrawn(office, cast, make_package):
    package = make_package("BCCT", "signing")
    old = code_of(package)
    lead(office, cast, "KT")
    url = "/van-phong/ky-tren-giay/"

    shown = office.client.get(url, {"ma": old})
    sent = office.client.post(url, filled(cast, package, ma=old, signer=cast.thuongtruc.pk))
    anew = office.client.get(url, {"ma": code_of(Package.objects.get(pk=package.pk))})

    words = "Bộ giấy này in cho Ông Người chutich ký, đã thu hồi vì người ký thay đổi"
    assert [one.status_code for one in (shown, sent, anew)] == [409, 409, 200]
    assert [words in text_of(one) for one in (shown, sent)] == [True, True]
    assert Package.objects.get(pk=package.pk).state == "signing"


def test_while_nobody_leads_the_stage_waits_for_who_is_named(office, cast, make_package):
    package = make_package("BCCT", "signing")
    end_membership(
        seat_of(cast.chutich, cast.bodies.CT), on=date(2022, 3, 17), ground="Từ trần ngày 17/03/2022"
    )

    page = office.read(f"/ho-so/{package.code}/")

    assert "Chờ phân công người ký" in page
    assert "Quá hạn" not in page
