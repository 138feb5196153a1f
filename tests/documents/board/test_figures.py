"""The board's figures against hand-made ones: late days, days held, what will be late, who stands first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from congress.people.queries.hats import hats as hats_of
from documents.assigning.services import assign_package
from documents.board.queries.landscape import DONE, LATE, SLIPPING, SOON, STATUSES, Ranked, of_urgency
from documents.board.rows.packages import progress
from documents.models import Package
from documents.packages.queries.visible import lines_to, listed_to
from tests.cast import LEADS, draft, perform, replan
from tests.demo_world import Visitor, at
from workflows.pace import missed_day, steps_to_the_end

if TYPE_CHECKING:
    from documents.board.words.lines import Progress

# Friday. The plan of the report: Thường trực on Monday, Ban Thường vụ on Wednesday, Ban Chấp hành on Friday.
PLAN = {
    "standing": date(2022, 3, 21),
    "executive": date(2022, 3, 23),
    "board": date(2022, 3, 25),
    "signing": date(2022, 3, 29),
}


@pytest.fixture
def assigned(cast):
    """A function: a package assigned on a day of March, with a plan; drafted when `drafted` says when."""

    def make(kind, plan, *, on=1, drafted=None, title=""):
        with at(on):
            package = assign_package(
                cast.congress,
                kind,
                by=cast.btc,
                due=date(2022, 3, 30),
                due_exclusive=True,
                plan=plan,
                title=title,
            )
        if drafted:
            lead = getattr(cast, LEADS[kind])
            with at(drafted):
                perform(package, "accept", lead)
                perform(package, "revise", lead, version=draft(package))
        return Package.objects.get(pk=package.pk)

    return make


def rows_for(person) -> dict[str, Progress]:
    """What the board tells this person, by code, in its order."""
    hats = hats_of(person)
    listed = listed_to(person, hats=hats)
    ranked = Ranked(listed, lines_to(person, listed, hats=hats))
    return {row.code: row for row in progress(ranked[:1000], hats)}


def test_late_package_says_by_how_many_days_and_since_when_it_is_held(cast, assigned):
    assigned("BCTC", PLAN | {"drafting": date(2022, 3, 16)}, drafted=9)

    row = rows_for(cast.btc)["DH3-BCTC"]

    # Due Wednesday 16/3, it is Friday 18/3: two days. Held since Wednesday 9/3: 10, 11, 14 … 18 are seven.
    assert (row.late_days, row.label.text) == (2, "Quá hạn 2 ngày làm việc – hạn 16/03/2022")
    assert (row.held[0].days, row.held[0].since) == (7, date(2022, 3, 9))
    assert row.held[0].words == "giữ 7 ngày làm việc, từ 09/03/2022"
    assert (row.held[0].body, row.held[0].person) == ("Tiểu ban Tài chính", "Ông Người tbtc")
    assert (row.next, row.next_until) == ("Chờ Thường trực cho ý kiến", "21/03/2022")
    assert row.slip == ""


def test_what_came_today_has_not_been_held_a_day(cast, assigned):
    assigned(
        "BCTC", PLAN | {"drafting": date(2022, 3, 29)} | dict.fromkeys(PLAN, date(2022, 3, 29)), drafted=18
    )

    row = rows_for(cast.btc)["DH3-BCTC"]

    assert (row.held[0].days, row.held[0].words) == (0, "nhận ngày 18/03/2022")


def test_package_with_more_steps_than_days_will_be_late(cast, assigned):
    # Drafting is in time until today, Tiểu ban is on Monday: 2 days for 2 steps. Thường trực is on Monday
    # too: 2 days for 3 steps.
    plan = {"drafting": date(2022, 3, 18), "subcommittee": date(2022, 3, 21), "standing": date(2022, 3, 21)}
    assigned("DANS", plan, drafted=10)

    row = rows_for(cast.tbns)["DH3-DANS"]

    assert row.late_days == 0
    assert row.slip == "Có nguy cơ chậm: còn 3 bước mà chỉ có 2 ngày làm việc đến 21/03/2022"


def test_as_many_days_as_steps_are_enough(cast, assigned):
    plan = {"drafting": date(2022, 3, 18), "subcommittee": date(2022, 3, 21), "standing": date(2022, 3, 22)}
    assigned("DANS", plan, drafted=10)

    assert rows_for(cast.tbns)["DH3-DANS"].slip == ""


def test_where_all_stages_have_the_last_day_the_whole_counts(cast, assigned):
    stages = ("drafting", "subcommittee", "standing", "executive", "board", "signing")
    package = assigned("DANS", dict.fromkeys(stages, date(2022, 3, 29)), drafted=10)
    # Drafting, Tiểu ban, Thường trực, Ban Thường vụ, Ban Chấp hành, signature.
    assert steps_to_the_end(package.definition, "drafting") == 6
    found = {}

    for day in (22, 23):
        with at(day):
            found[day] = missed_day(package, package.definition)

    # 22, 23, 24, 25, 28, 29 are six; from the 23rd they are five.
    assert found == {22: None, 23: (date(2022, 3, 29), 5, 6)}


def test_board_stands_the_late_first_then_those_that_will_be(cast, assigned):
    assigned("BCKD", dict.fromkeys(("assigned", *PLAN), date(2022, 3, 29)))
    assigned("BCTC", PLAN | {"drafting": date(2022, 3, 16)}, drafted=9)
    # Two steps until Tiểu ban, and only today for them.
    assigned("DANS", dict.fromkeys(("drafting", "subcommittee"), date(2022, 3, 18)), drafted=10)
    page = Visitor(cast.btc).get("/tien-do/")

    assert [row.code for row in page.context["listing"].rows] == ["DH3-BCTC", "DH3-DANS", "DH3-BCKD"]
    numbers = {one["label"]: one["count"] for one in page.context["numbers"]}
    assert numbers == {"Hồ sơ": 3, "Quá hạn": 1, "Có nguy cơ chậm": 1, "Sắp đến hạn": 0, "Đã hoàn thành": 0}


@pytest.mark.parametrize("day", [1, 9, 14, 18, 19, 21, 23, 25, 28, 29, 30])
def test_database_and_words_agree_on_who_is_late_and_who_will_be(cast, assigned, make_package, day):
    for kind in ("BCTC", "DANS", "BCKD"):
        assigned(kind, PLAN | {"drafting": date(2022, 3, 11)})
    for state in ("drafting", "subcommittee", "standing", "executive", "board", "signing", "signed"):
        made = make_package("DANS", state)
        if state in ("drafting", "standing"):
            replan(made, cast.btc, **PLAN | dict.fromkeys(("drafting", "subcommittee"), date(2022, 3, 18)))

    with at(day):
        rows = rows_for(cast.chutich)
        listed = listed_to(cast.chutich)
        urgency = {
            code: number
            for number in STATUSES.values()
            for code in of_urgency(listed, number).values_list("code", flat=True)
        }

    def said(row):
        if row.is_done:
            return DONE
        if row.late_days:
            return LATE
        if row.slip:
            return SLIPPING
        return SOON if row.label.tone == "soon" else STATUSES["con-han"]

    assert urgency == {code: said(row) for code, row in rows.items()}


def test_filters_stay_in_the_address_and_work_together(cast, assigned):
    assigned("BCTC", PLAN | {"drafting": date(2022, 3, 16)}, drafted=9)
    assigned("BCCT", PLAN | {"drafting": date(2022, 3, 17)}, drafted=9)
    assigned("BCKD", dict.fromkeys(("assigned", *PLAN), date(2022, 3, 29)))
    btc = Visitor(cast.btc)

    def codes(question):
        page = btc.get(f"/tien-do/{question}")
        return {row.code for row in page.context["listing"].rows}

    assert codes("?tinh-trang=qua-han") == {"DH3-BCTC", "DH3-BCCT"}
    assert codes("?tinh-trang=qua-han&co-quan=TBTC") == {"DH3-BCTC"}
    assert codes("?giai-doan=preparation") == {"DH3-BCKD"}
    assert codes("?loai=BCCT&giai-doan=drafting") == {"DH3-BCCT"}
    assert codes("?tinh-trang=xong") == set()
    # What is no choice is as if it had not been asked.
    assert codes("?co-quan=%00&loai=x&trang=khong") == {"DH3-BCTC", "DH3-BCCT", "DH3-BCKD"}
    page = btc.get("/tien-do/?tinh-trang=qua-han&co-quan=TBTC").content.decode()
    assert 'href="/tien-do/giao-ban.pdf?tinh-trang=qua-han&amp;co-quan=TBTC"' in page
    assert 'href="/tien-do/?theo=co-quan&amp;tinh-trang=qua-han&amp;co-quan=TBTC"' in page


def test_by_body_and_by_person_group_what_each_holds(cast, assigned):
    assigned("BCTC", PLAN | {"drafting": date(2022, 3, 16)}, drafted=9)
    assigned(
        "BCCT", PLAN | {"drafting": date(2022, 3, 29)} | dict.fromkeys(PLAN, date(2022, 3, 29)), drafted=9
    )
    assigned("DANS", PLAN | {"drafting": date(2022, 3, 16)}, drafted=9)
    btc = Visitor(cast.btc)
    for person in (cast.truong, cast.tbtc):
        person.save()  # writes the key by which names are sorted

    def groups(question):
        found = btc.get(f"/tien-do/{question}").context["groups"]
        return [(one.heading, one.total, one.late, [row.row.code for row in one.rows]) for one in found]

    assert groups("?theo=co-quan") == [
        ("Tiểu ban Văn kiện", 1, 0, ["DH3-BCCT"]),
        ("Tiểu ban Tài chính", 1, 1, ["DH3-BCTC"]),
        ("Tiểu ban Nhân sự", 1, 1, ["DH3-DANS"]),
    ]
    # Nobody is named for a personnel package.
    assert groups("?theo=nguoi") == [
        ("Ông Người tbtc", 1, 1, ["DH3-BCTC"]),
        ("Ông Người truong", 1, 0, ["DH3-BCCT"]),
        ("Tiểu ban Nhân sự", 1, 1, ["DH3-DANS"]),
    ]


@pytest.mark.parametrize(
    "path", ["/tien-do/", "/tien-do/?theo=nguoi", "/tien-do/?theo=co-quan", "/tien-do/thoi-gian/"]
)
def test_personnel_row_shows_no_name_to_anybody(cast, make_package, path):
    package = make_package("DANS")
    Package.objects.filter(pk=package.pk).update(title="Nhân sự: Ông Canary Tâm")

    for reader in (cast.btc, cast.truong, cast.tbns, cast.chutich):
        page = Visitor(reader).read(path)
        assert "DH3-DANS" in page
        assert ("Canary" in page, "Người tbns" in page.replace(str(reader), "")) == (False, False)


def test_a_thousand_packages_come_in_pages_that_say_so(cast, assigned, django_assert_max_num_queries):
    package = assigned("BCTC", PLAN | {"drafting": date(2022, 3, 16)})
    fields = {
        "congress": cast.congress,
        "procedure": package.procedure,
        "kind_code": "BCTC",
        "title": "Báo cáo",
        "lead": package.lead,
        "state": "assigned",
        "due": date(2022, 3, 30),
        "folded": "bao cao",
    }
    Package.objects.bulk_create(Package(code=f"M-{number:04d}", **fields) for number in range(1000))
    btc = Visitor(cast.btc)

    with django_assert_max_num_queries(30):
        page = btc.get("/tien-do/?trang=2")

    assert len(page.context["listing"].rows) == 50
    assert "Trang 2/21: dòng 51–100 trong 1001 dòng" in btc.read("/tien-do/?trang=2")
    assert btc.get("/tien-do/giao-ban.pdf").status_code == 200
