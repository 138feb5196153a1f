"""Story T6: a scan of signed sheets comes back; each is known by its code and offered, or told what it is."""

from __future__ import annotations

from datetime import datetime

import pytest

from documents.models import IncomingPaper, Package, PaperSignature
from documents.packages.answers.values import Return
from documents.signing.queries import code_of
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.scanned import SITE, TRAY, dropped, scan_of, sent_from
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

EVENING = datetime(2022, 3, 18, 21, 0, tzinfo=clock.HANOI)


@pytest.fixture
def waiting(make_package):
    """Two packages wait for the chairman since the afternoon; it is nine in the evening."""
    with clock.frozen(datetime(2022, 3, 18, 14, 0, tzinfo=clock.HANOI)):
        packages = [make_package("BCCT", "signing"), make_package("BCKD", "signing")]
    with clock.frozen(EVENING):
        yield packages


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def at_foot(package):
    """What the QR at the foot says on a site with an address."""
    return f"{SITE.removesuffix('y-kien/')}kiem-tra/{code_of(package).replace('-', '')}/"


def recorded(cast, office, address):
    facts = {"outcome": "signed", "signer": cast.chutich.pk, "day": "18/03/2022", "hour": "15h30"}
    page = office.get(address)
    kept = page.context["form"].initial["kept_at"]
    ma = page.context["code"].cleaned_data["ma"].text
    return sent_from(office, address, ma=ma, kept_at=kept, **facts)


def test_one_scan_is_split_by_the_codes_and_each_is_offered_to_be_recorded(cast, office, waiting):
    report, review = waiting
    # Each page of a set bears the code; the last one is without, as a page of bút phê is.
    dropped(office, scan_of(at_foot(report), at_foot(report), code_of(review), None))

    papers = list(IncomingPaper.objects.order_by("pk"))
    page = office.read(TRAY)
    assert [(one.first, one.last, one.code) for one in papers] == [
        (1, 2, code_of(report)),
        (3, 4, code_of(review)),
    ]
    assert "nhận ra theo mã: 2" in page
    assert "Bộ trình ký hồ sơ DH3-BCCT, dự thảo lần 1" in page
    address = f"/van-phong/ky-tren-giay/?ma={code_of(report).replace('-', '')}&giay={papers[0].pk}"
    assert address.replace("&", "&amp;") in office.get(TRAY).content.decode()

    done = recorded(cast, office, address)

    signed = PaperSignature.objects.get()
    assert (done.status_code, done["Location"]) == (302, f"{TRAY}tiep/?sau={papers[0].pk}")
    assert (signed.code, signed.kept_at) == (papers[0].code, "Giấy tờ đến số 01")
    # The pages of the scan are its picture: another person compares without the original.
    assert signed.signature.step.scans.count() == 1
    left = office.get(TRAY).context["entering"].rows
    assert [one.paper.pk for one in left] == [papers[1].pk]


def test_sheet_that_waits_for_no_hand_is_told_which_it_is_and_left_to_be_sorted(cast, office, waiting):
    report, review = waiting
    code = code_of(review)
    perform(review, "sign", cast.chutich, signature=review.fingerprint())

    dropped(office, scan_of(code, at_foot(report)))

    page = text_of(office.get(TRAY))
    told = "bộ trình ký hồ sơ DH3-BCKD, dự thảo lần 1; không ghi được chữ ký từ giấy này nữa"
    assert told in page
    assert [one.waits_to_be_sorted for one in office.get(TRAY).context["sorting"].rows] == [True]


def test_sheet_returned_meanwhile_waits_no_more(cast, office, waiting):
    report, _review = waiting
    dropped(office, scan_of(code_of(report)))
    back = {"return": Return(until=None)}
    perform(report, "send_back", cast.chutich, note="Nói rõ hơn khuyết điểm.", **back)

    assert office.get(TRAY).context["entering"].rows == []
    assert Package.objects.get(pk=report.pk).state != "signing"
