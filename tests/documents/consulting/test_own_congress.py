"""A unit's own congress: its days counted back, its texts with its name, and what it told by telephone."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from documents.consulting.queries.branch_kit import kit_steps
from documents.models import OwnCongress
from documents.texts.reading.reader import read
from tests.demo_world import HIDDEN, Visitor, text_of

pytestmark = pytest.mark.one_database
KIT = "/don-vi/DV01/dai-hoi/"


def told(office, **answers):
    hidden = dict(HIDDEN.findall(office.client.get(f"{KIT}ghi/").content.decode()))
    return office.client.post(f"{KIT}ghi/", hidden | {"ground": "phone", "note": ""} | answers, follow=True)


def test_the_plan_is_counted_back_to_working_days(cast, branches):
    steps = kit_steps(branches[0], date(2022, 6, 12))

    # 30 days before is Friday 13/5; 15 before is Saturday 28/5, so Friday; the opening day stays a Sunday.
    assert [step.day for step in steps[-4:]] == [
        date(2022, 5, 13),
        date(2022, 5, 27),
        date(2022, 6, 9),
        date(2022, 6, 12),
    ]
    assert cast.congress.association.name in steps[-4].what


def test_a_day_whose_days_off_nobody_has_published_bears_a_star_and_one_note(cast, branches):
    page = Visitor(cast.vanphong).read(f"{KIT}?khai-mac=13/06/2027")

    day = kit_steps(branches[0], date(2027, 6, 13))[-1].day
    assert f"{day:%d/%m/%Y}*" in page
    assert page.count("* Lịch nghỉ năm 2027 chưa được công bố.") == 1


def test_milestones_that_are_over_are_named_until_the_congress_was_held(cast, branches):
    office = Visitor(cast.vanphong)

    soon, far, held = (
        office.read(f"{KIT}?khai-mac={day}") for day in ("12/05/2022", "12/06/2023", "12/02/2022")
    )

    # Today is 18/3/2022: of 90, 75 and 60 days before 12/5 all lie behind.
    assert (soon.count("(ngày đã qua)"), "3 mốc tính ra đã qua" in soon) == (3, True)
    assert [page.count("đã qua") for page in (far, held)] == [0, 0]


def test_who_signs_a_count_of_ballots_is_who_counted(cast, branches):
    office = Visitor(cast.vanphong)

    count, plea = (
        read(office.get(f"{KIT}{name}.docx").content, "a.docx").text
        for name in ("bien-ban-kiem-phieu", "to-trinh")
    )

    assert ["TM. TỔ KIỂM PHIẾU" in count, "BAN CHẤP HÀNH\n" in count] == [True, False]
    assert "TM. BAN CHẤP HÀNH" in plea


def test_what_was_told_by_telephone_is_kept_and_the_kit_follows_it(cast, branches):
    office = Visitor(cast.vanphong)
    answer = told(office, state="ready", opening="12/06/2022", note="Chờ phép.")

    row = OwnCongress.objects.get()
    assert (row.unit, row.state, row.opening, row.by) == (
        branches[0],
        "ready",
        date(2022, 6, 12),
        cast.vanphong,
    )
    page = text_of(answer)
    assert "sẵn sàng, chờ phép , khai mạc ngày 12/06/2022" in page
    assert "13/05/2022 : Gửi tờ trình xin phép" in page
    assert "chưa xác minh" in page


def test_bad_days_are_refused_at_their_field(cast, branches):
    office = Visitor(cast.vanphong)

    held = told(office, state="held", opening="")
    wrong = told(office, state="ready", opening="31/06/2022")

    assert (held.status_code, wrong.status_code) == (422, 422)
    assert "thì phải ghi ngày khai mạc" in text_of(held)
    assert OwnCongress.objects.count() == 0
    assert "chưa báo gì" in office.read(f"{KIT}?khai-mac=31/06/2022")


def test_the_unit_itself_takes_the_texts_by_its_link(cast, branches, links, place):
    stranger = Client()
    page = stranger.get(f"{place}dai-hoi/?khai-mac=12/06/2022").content.decode()
    paper = stranger.get(f"{place}dai-hoi/to-trinh.docx?khai-mac=12/06/2022")

    words = read(paper.content, "a.docx").text
    assert "dai-hoi/to-trinh.docx?khai-mac=12/06/2022" in page
    assert "xin phép tổ chức đại hội Hội tỉnh Lào Cai" in words
    assert "khai mạc ngày 12/06/2022" in words
    assert stranger.get(f"{place}dai-hoi/khong-co.docx").status_code == 404
    assert stranger.get("/y-kien/abcd/dai-hoi/").status_code == 404


def test_only_the_office_sees_what_a_unit_told(cast, branches):
    assert Visitor(cast.truong).get(KIT).status_code == 403
    assert Visitor(cast.nguoila).get(f"{KIT}ghi/").status_code == 403
