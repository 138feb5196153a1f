"""A body that fills several levels decides once; where each level has its own body nothing is left out."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from congress.settingup.models import CongressKind
from congress.settingup.proposals import setup_templates
from congress.settingup.queries import scope_of
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from documents.procedures.services.shaping import DECIDING
from workflows.models import Edition
from workflows.procedures import store

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def founded(template):
    association = NewAssociation("Hội Một Tên", "Hội Một Tên", f"M{len(template)}", place="Vinh")
    return set_up(NewCongress(template, date(2027, 5, 15), association, number=5), by=None)


def levels(congress):
    """kind -> the bodies that decide on the way to the end, each as often as it does."""
    found = {}
    for row in CongressKind.objects.filter(congress=congress):
        way = store.in_force(row.code, scope_of(congress))
        deciding = {
            (stage, tuple(row.bound[move.holder]))
            for stage in way.main_way()
            for move in way.moves()
            if stage in move.source and move.holder != "lead" and DECIDING.intersection(move.answers)
        }
        found[row.code] = Counter(bodies for _stage, bodies in deciding)
    return found


@pytest.mark.parametrize("template", sorted(setup_templates()))
def test_no_body_decides_twice_on_one_package(template):
    congress = founded(template)

    assert [code for code, often in levels(congress).items() if any(n > 1 for n in often.values())] == []
    # Wherever a vote was needed there is still one; the inspectors alone pass their own report.
    assert [code for code, often in levels(congress).items() if not often and code != "BCKT"] == []


def test_where_each_level_has_its_own_body_the_shipped_ways_stay():
    founded("hoi")

    assert Edition.objects.count() == 0


def test_a_cooperative_has_one_level_with_its_reason_and_text():
    congress = founded("hop-tac-xa")

    edition = Edition.objects.get(version__code="BCCT")
    way = store.in_force("BCCT", scope_of(congress))

    assert (edition.by, edition.reason) == (None, "Một cơ quan giữ nhiều cấp thì chỉ quyết định một lần.")
    assert {"standing", "executive"}.isdisjoint(stage.code for stage in way.stage)
    assert {"standing", "executive"}.isdisjoint(congress.kinds.get(code="BCCT").bound)
    assert store.parse_text("BCCT", bytes(edition.source).decode(), scope_of(congress)) == way
