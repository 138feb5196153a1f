"""Two who plan one package anew: who comes second is told who changed what, and nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Package
from tests.cast import replan
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.racers import in_threads
from workflows import engine
from workflows.planning import NewPlan


def opened(visitor, package):
    """The page of a changed plan as it stands: everything that a browser would send back."""
    page = visitor.get(f"/ho-so/{package.code}/viec/replan/")
    fields = page.context["form"]
    there = {name: fields[name].value() for name in fields.fields if name.startswith(("day_", "due"))}
    there = {name: f"{day:%d/%m/%Y}" for name, day in there.items() if day}
    stood = {"stood": fields["stood"].value()}
    return dict(HIDDEN.findall(page.content.decode())) | there | stood


@pytest.mark.django_db
@pytest.mark.one_database
def test_two_pages_opened_and_both_sent(cast, make_package):
    with at(10, 1):
        package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    url = f"/ho-so/{package.code}/viec/replan/"
    with at(18):
        first, second = Visitor(cast.btc), Visitor(cast.btc)
        pages = [opened(one, package) for one in (first, second)]
        mine = {"day_drafting": "02/06/2022", "note_field": "Chờ số liệu quý II."}
        other = {
            "day_drafting": "03/06/2022",
            "day_signing": "28/06/2022",
            "note_field": "Theo tiến độ chung.",
        }

        done = first.client.post(url, pages[0] | mine | {"day_subcommittee": "15/06/2022"})
        refused = second.client.post(url, pages[1] | other)
        typed = refused.context["form"].data.dict()
        again = second.client.post(url, typed)

    assert (done.status_code, refused.status_code, again.status_code) == (302, 409, 302)
    page = text_of(refused)
    assert "Ông Người btc đã thực hiện “Thay đổi kế hoạch” lúc" in page
    assert "Người khác vừa đổi ngày này thành 02/06/2022." in page
    assert (typed["day_drafting"], typed["day_signing"]) == ("03/06/2022", "28/06/2022")
    assert (typed["day_subcommittee"], typed["note_field"]) == ("15/06/2022", "Theo tiến độ chung.")
    plan = Package.objects.get().plan_days
    assert [plan[code] for code in ("drafting", "subcommittee", "signing")] == [
        date(2022, 6, 3),
        date(2022, 6, 15),
        date(2022, 6, 28),
    ]


@pytest.mark.race
@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_one_is_written_and_the_others_are_told(cast, make_package):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    seen, days = engine.seen(package), [date(2022, 6, day) for day in range(6, 11)]

    def act(number):
        mine = Package.objects.get(pk=package.pk)
        told = {"by": cast.btc, "seen": seen, "note": "Theo tiến độ chung."}
        return engine.perform(mine, "replan", plan=NewPlan({"drafting": days[number]}), **told)

    outcomes = in_threads(len(days), act)

    steps = Package.objects.get().steps.filter(action="replan")
    assert [one for one in outcomes if isinstance(one, int)] == [steps.get().pk]
    assert {one for one in outcomes if isinstance(one, str)} <= {"stale", "busy"}
    [row] = steps.get().days.all()
    assert Package.objects.get().plan_days["drafting"] == row.day
    replan(Package.objects.get(), cast.btc, drafting=date(2022, 6, 14))
