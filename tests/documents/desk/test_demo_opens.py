"""The morning of 18/03/2022: every package stands where the story says, and a glance shows what is late."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from django.core.management import call_command

from documents.desk.demo.load import read_table
from documents.models import Package, PackageStep
from documents.packages.queries.duties import duties_of
from documents.packages.words.days import deadline_label
from tests.demo_world import at, text_of

STORY = {row["code"]: row for row in read_table("story.toml")["package"]}
# Counted by hand from the story, the most urgent first.
MORNING = {
    "DH3-BCTC": "Quá hạn 2 ngày làm việc – hạn 16/03/2022",
    "DH3-HSNS": "Quá hạn 2 ngày làm việc – hạn 16/03/2022",
    "DH3-DL": "Quá hạn 1 ngày làm việc – hạn 17/03/2022",
    "DH3-DANS": "Đến hạn hôm nay – hạn 18/03/2022",
    "DH3-NQ": "Đến hạn hôm nay – hạn 18/03/2022",
    "DH3-BCCT": "Sắp đến hạn · Còn 2 ngày làm việc – hạn 21/03/2022",
    "DH3-BCKD": "Sắp đến hạn · Còn 2 ngày làm việc – hạn 21/03/2022",
    "DH3-BCKT": "Sắp đến hạn · Còn 2 ngày làm việc – hạn 21/03/2022",
    "DH3-HSNS-2": "Sắp đến hạn · Còn 2 ngày làm việc – hạn 21/03/2022",
    "DH3-HSBNV": "Còn 5 ngày làm việc – hạn 24/03/2022",
    "DH3-CTDH": "Còn 20 ngày làm việc – hạn 15/04/2022",
    "DH3-VKDH": "Còn 20 ngày làm việc – hạn 15/04/2022",
}
CONFIDENTIAL = {"DH3-HSNS", "DH3-HSNS-2", "DH3-DANS"}
NOMINEES = ("Thạo", "Vỵ", "Hưng Yên", "Nam Định")


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=8):
        yield


def rows_of(response, *, under: str = "") -> dict[str, str]:
    """Code of a package -> the words of its row in the first table on a page, or under a heading."""
    page = response.content.decode()
    body = re.split(rf"<h2[^>]*>\s*{under}", page)[1] if under else page
    body = body.partition("<tbody")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr\b[^>]*>(.*?)</tr>", body, re.DOTALL)
    words = [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in rows]
    return {re.search(r"DH3-[A-Z0-9-]+", row)[0]: row for row in words}


def labels(rows: dict[str, str]) -> list[tuple[str, str]]:
    """Code and deadline label of each row, "" where the row bears none of the morning's."""
    return [(code, MORNING[code] if MORNING[code] in row else "") for code, row in rows.items()]


def test_story_brings_twelve_packages(world):
    assert sorted(Package.objects.values_list("code", flat=True)) == sorted(STORY)


@pytest.mark.parametrize("code", sorted(STORY))
def test_package_stands_where_the_story_says(world, code):
    package, row = world.package(code), STORY[code]
    waiting = duties_of([package])[package.pk]
    day = min(duty.due for duty in waiting)

    assert package.state == row["state"]
    assert {duty.holder for duty in waiting} == {package.congress.bodies.get(code=row["holder"]).pk}
    late = f"Quá hạn {row['late_days']} ngày làm việc"
    assert deadline_label(day).text.startswith(late) == bool(row["late_days"])
    assert deadline_label(day).text == MORNING[code]


@pytest.mark.parametrize("username", ["btc", "chutich"])
def test_board_has_the_latest_on_top(world, username):
    response = world.visitor(username).get("/tien-do/")

    rows = rows_of(response)
    assert list(rows) == list(MORNING)
    # What is due today and will hardly be kept is told by what it threatens.
    assert [code for code, label in labels(rows) if not label] == ["DH3-DANS"]
    assert "Có nguy cơ chậm" in rows["DH3-DANS"]
    words = text_of(response)
    assert [one for one in ("12 Hồ sơ", "3 Quá hạn", "0 Đã hoàn thành") if one not in words] == []


@pytest.mark.parametrize("username", ["btc", "chutich"])
def test_list_says_beside_each_package_when_its_step_is_due(world, username):
    rows = rows_of(world.visitor(username).get("/ho-so/"))

    assert labels(rows) == sorted(MORNING.items())


@pytest.mark.parametrize("username", ["btc", "chutich"])
def test_followed_packages_come_by_the_day_of_their_step(world, username):
    rows = rows_of(world.visitor(username).get("/"), under="Đang theo dõi")

    # Who urges has the late ones above; the chairman records only the report that he does not sign.
    late = {code for code, label in MORNING.items() if label.startswith("Quá hạn")}
    elsewhere = late if username == "btc" else CONFIDENTIAL | {"DH3-BCKT"}
    assert labels(rows) == [(code, label) for code, label in MORNING.items() if code not in elsewhere]


@pytest.mark.parametrize("path", ["/", "/ho-so/", "/tien-do/", "/thong-bao/", "/ho-so/?tim=Thao"])
@pytest.mark.parametrize("username", ["btc", "chutich", "tbvk", "vanphong"])
def test_no_row_shows_the_name_of_a_nominee(world, username, path):
    page = world.visitor(username).read(path)

    assert [word for word in NOMINEES if word in page] == []


def test_paper_of_the_evening_is_entered_the_next_morning(world):
    step = world.package("DH3-DL").steps.get(action="appraise")

    assert (step.actor.username, step.acting_for.username, step.ground) == ("tv06", "tv09", "paper")
    assert (step.entered - step.at).total_seconds() == 15 * 3600 + 15 * 60


def test_office_entered_seven_acts_for_others(world):
    assert PackageStep.objects.exclude(acting_for=None).count() == 7


def test_doctor_finds_nothing(world):
    said = io.StringIO()

    call_command("doctor", stdout=said)

    assert f"12 hồ sơ, {PackageStep.objects.count()} bước" in said.getvalue()
    assert "không có lỗi" in said.getvalue()
