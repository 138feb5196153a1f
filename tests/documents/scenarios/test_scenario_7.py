"""Scenario 7: ninety-five units asked, forty-five answer in time, nothing closes with a remark unanswered."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from documents.models import Package
from documents.packages.queries.remarks import outcomes_of
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.asked import ask, make_units, reply
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from tests.documents.returned import settled
from tests.documents.said import fields, sign_in

pytestmark = [pytest.mark.one_database, pytest.mark.slow]
COVERED = "45/95 đầu mối (47,4%)"
WAITS = "Còn 1 ý kiến gửi trong thời hạn chưa được Tiểu ban thống nhất tiếp thu, giải trình."


@pytest.fixture
def package(cast, make_package):
    """Sent 15/2, due 7/3: thirty-five units have remarks, ten none, fifty say nothing; one writes on 8/3."""
    found = make_package("BCCT", "answered")
    units = make_units(cast, 95)
    asked = ask(cast, [found], units)
    for unit in units[:34]:
        reply(cast, asked, unit, "remarks", f"Bổ sung số liệu của {unit.name}")
    for unit in units[35:45]:
        reply(cast, asked, unit, "none", arrived=date(2022, 3, 7))
    office, enter = Visitor(cast.vanphong), f"/lay-y-kien/{asked.pk}/nhap/"
    form = dict(HIDDEN.findall(office.get(enter).content.decode()))
    draft = asked.drafts.get().pk
    for unit, day in ((units[34], "07/03/2022"), (units[50], "08/03/2022")):
        typed = {"unit": unit.code, "ground": "letter", "arrived": day, "request_id": uuid.uuid4().hex}
        said = {f"stand_{draft}": "remarks", f"remarks_{draft}": f"Điều 1: thêm chữ, {unit.name}"}
        assert office.client.post(enter, form | typed | said).status_code == 302
    perform(found, "close_consultation", cast.truong)
    return Package.objects.get(pk=found.pk)


def test_closing_waits_for_the_last_disposition(cast, package):
    head = sign_in(cast.truong)
    page = f"/ho-so/{package.code}/tiep-thu/"
    asked = package.asked_in.get().round
    round_page = text_of(sign_in(cast.vanphong).get(f"/lay-y-kien/{asked.pk}/"))

    timely = [one for one in outcomes_of(package) if one.remark.holds]
    chosen = "&".join(f"chon={':'.join(one.remark.ref)}" for one in timely[:-1])
    where = f"{page}ghi/?{chosen}"
    done = head.post(where, fields(head, where) | {"act": "thong-nhat", "kind": "accepted"})
    gate = f"/ho-so/{package.code}/viec/to_subcommittee/"
    refused = head.post(gate, fields(head, gate))
    publishing = f"{page}cong-bo/"
    unpublished = head.post(publishing, fields(head, publishing))

    assert (len(timely), done.status_code) == (35, 302)
    assert (COVERED in round_page, "gửi sau thời hạn" in round_page) == (True, True)
    assert (refused.status_code, WAITS in text_of(refused)) == (422, True)
    assert (unpublished.status_code, WAITS in text_of(unpublished)) == (422, True)

    last = f"{page}ghi/?chon={':'.join(timely[-1].remark.ref)}"
    head.post(last, fields(head, last) | {"act": "thong-nhat", "kind": "declined", "reason": "Đã có."})
    # The letter of 8/3 holds nothing.
    assert head.post(gate, fields(head, gate)).status_code == 302
    assert Package.objects.get(pk=package.pk).state == "subcommittee"


def test_the_report_says_how_many_and_annexes_the_silent(cast, package):
    settled(package, cast.truong, kind="accepted")
    asked = package.asked_in.get().round

    printed = words(sign_in(cast.truong).get(f"/ho-so/{package.code}/y-kien.pdf").content)

    silent = [one.name for one in asked.asked.all()][45:]
    assert [name for name in silent if solid(name) not in printed] == []
    assert all(solid(f"Bổ sung số liệu của {one.name}") in printed for one in list(asked.asked.all())[:34])
    assert solid("gửi sau thời hạn") in printed
    assert solid(COVERED) in printed
