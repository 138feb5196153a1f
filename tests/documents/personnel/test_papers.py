"""Which papers a nominee needs, and until what day each of them counts (scenario 8)."""

from __future__ import annotations

from datetime import date

import pytest

from documents.personnel import dossiers

HSNS = dossiers.dossier_table()["HSNS"]
LLTP = HSNS.paper("ly-lich-tu-phap")


class Slip:
    code = "ly-lich-tu-phap"
    valid_until = None

    def __init__(self, issued):
        self.issued = issued


class Chair:
    heads, managed = True, False


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("filed", "standing"),
    [
        (date(2021, 9, 22), "there"),
        (date(2022, 3, 22), "there"),
        (date(2022, 3, 23), "expired"),
        (date(2022, 3, 30), "expired"),
    ],
)
def test_a_criminal_record_slip_counts_six_months_to_the_day_of_filing(filed, standing):
    found = dossiers.paper_standings(HSNS, Chair, [Slip(date(2021, 9, 22))], on=filed)

    assert [one.code for one in found if one.paper == LLTP] == [standing]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("issued", "months", "last"),
    [
        (date(2021, 9, 22), 6, date(2022, 3, 22)),
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2022, 1, 1), 0, date(2022, 1, 1)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(issued, months, last):
    assert dossiers.months_after(issued, months) == last


@pytest.mark.one_database
def test_which_papers_are_needed_depends_on_the_nominee():
    def needed(*true):
        who = type("Who", (), {"heads": "heads" in true, "managed": "managed" in true})
        found = dossiers.paper_standings(HSNS, who, [], on=date(2022, 3, 18))
        return [one.paper.code for one in found if one.lacking]

    everybody = ["gioi-thieu", "so-yeu-ly-lich", "anh", "tom-tat"]
    assert needed() == everybody
    assert set(needed("heads")) - set(everybody) == {"ly-lich-tu-phap"}
    assert set(needed("managed")) - set(everybody) == {"dong-y"}
