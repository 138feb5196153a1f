"""The fortnight of 15/3–29/3/2022, lived through HTTP; half of it the office enters from paper.

It ends with every package of the bound "trước ngày 30/3/2022" ready in time (Báo cáo quý I/2022, II.A.1).
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.core.management import call_command

from documents.models import Package, PackageStep, PaperSignature
from documents.signing.queries import code_of
from tests.demo_world import at, give, paper
from tests.documents import papers
from tests.documents.pressed import done, hidden
from workflows import clock

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

UNTIL = date(2022, 3, 15)
OFFICE, CHIEF, HOUSE = "tv06", "vanphong", ("vanphong", "tv05", "tv06")
PENS = "/van-phong/ky-tren-giay/"
OPEN = ("BCCT", "DL", "BCKD", "BCKT", "BCTC", "NQ", "HSBNV")
READY = ("BCCT", "DL", "DANS", "BCKD", "BCKT", "BCTC", "HSNS", "HSNS-2", "NQ", "HSBNV")


def code(short):
    return f"DH3-{short}"


@dataclass
class Fortnight:
    """The people of the fortnight, each at a browser of his own; whoever has none, the office enters for."""

    world: object

    def does(self, who, short, action, **answers):
        """At the keyboard himself."""
        visitor = self.world.visitor(who)
        done(visitor.act(code(short), action, **answers))

    def on_paper(self, who, short, action, *, day, hour, ground="paper", **answers):
        """On paper or by telephone; the office enters it with the day and hour of the paper."""
        url = f"/van-phong/nhap-thay/{code(short)}/{action}/"
        office = self.world.visitor(OFFICE)
        fields = hidden(office.get(url))
        form = {"signer": self.world.visitor(who).person.pk, "ground": ground, "day": day, "hour": hour}
        paper_fields = {f"giay-{name}": value for name, value in form.items()}
        done(office.client.post(url, fields | answers | paper_fields))

    def with_a_pen(self, who, short, *, day, hour):
        """Signed at home: the office enters the sheet by its code, the chief of the office compares it."""
        office, chief = self.world.visitor(OFFICE), self.world.visitor(CHIEF)
        sheet = {"ma": code_of(Package.objects.get(code=code(short)))}
        fields = hidden(office.client.get(PENS, sheet))
        told = {"outcome": "signed", "signer": self.world.visitor(who).person.pk, "day": day, "hour": hour}
        done(office.client.post(PENS, fields | sheet | told | {"kept_at": "Tủ hồ sơ Đại hội"}))
        entered = PaperSignature.objects.get(code=sheet["ma"])
        compared = sheet | {"against": "original", "seen": "on"}
        done(chief.client.post(f"/ky-tren-giay/{entered.pk}/", compared))

    def sits(self, who, body, day, present, counts):
        """One meeting: attendance once, a count for each package."""
        visitor = self.world.visitor(who)
        url = f"/bieu-quyet/{body}/"
        fields = hidden(visitor.get(url))
        answers = {"met_on": day, "present": present, "minutes_ref": f"Biên bản họp {body} ngày {day}"}
        for short, votes in counts.items():
            row = {"taken": "on", "votes_against": 0, "other_opinion": 0, "not_voting": 0, **votes}
            answers |= {f"{code(short)}-{name}": value for name, value in row.items()}
        done(visitor.client.post(url, fields | answers))

    def draft(self, who, short, part, words):
        """A Word file with these words."""
        file = paper(f"{short}.docx", papers.docx(t=words.encode()))
        self.does(who, short, "revise", **{f"file_{part}": file})

    def states(self, *shorts):
        """The stages where the packages stand."""
        return {short: Package.objects.get(code=code(short)).state for short in shorts}


def all_for(number):
    return {"votes_for": number}


def tuesday_15(fortnight):
    with at(15, hour=9):
        committee = fortnight.world.visitor("btc")
        task = {"kind": "VKDH", "due": "16/06/2022", "afterwards": "on", "note": "Xuất bản ngay sau Đại hội."}
        done(give(committee.client, hidden(committee.get("/ho-so/giao-moi/")) | task))
    with at(15, hour=10):
        fortnight.draft("tv14", "HSNS", "so-yeu-ly-lich", "So yeu ly lich lan 2")


def wednesday_16(fortnight):
    with at(16, hour=9):
        fortnight.on_paper(
            *("tv09", "DL", "appraise"),
            day="15/03/2022",
            hour="17:00",
            verdict="fail",
            note_field="Bảng so sánh chưa ghi lý do sửa đổi Điều 24.",
        )
    with at(16, hour=11):
        fortnight.on_paper("bkt", "BCTC", "verify", day="16/03/2022", hour="10:00", verdict="pass")
        fortnight.draft("ketoan", "BCTC", "tham-tra", "Bien ban tham tra ngay 16/3")
        fortnight.does("ketoan", "BCTC", "to_standing")
    with at(16, hour=15, minute=20):
        fortnight.draft("tv13", "DL", "bang-so-sanh", "Bang so sanh co ly do")
    with at(16, hour=16, minute=10):
        votes = {"met_on": "16/03/2022", "present": 7, "minutes_ref": "Biên bản ngày 16/3/2022", **all_for(7)}
        rest = {"votes_against": 0, "other_opinion": 0, "not_voting": 0}
        fortnight.on_paper(
            "bch12", "BCKD", "decide_subcommittee", day="16/03/2022", hour="11:00", **votes, **rest
        )
        fortnight.on_paper(
            "tv14", "HSNS", "decide_subcommittee", day="16/03/2022", hour="14:30", **votes, **rest
        )
    with at(16, hour=16, minute=30):
        fortnight.on_paper(
            "tv09", "DL", "appraise", day="16/03/2022", hour="16:00", ground="telephone", verdict="pass"
        )
        fortnight.does("tbvk2", "DL", "to_standing")


def thursday_17(fortnight):
    with at(17, hour=14):
        fortnight.draft("tv15", "HSNS-2", "so-yeu-ly-lich", "So yeu ly lich")
        fortnight.draft("tv15", "HSNS-2", "gioi-thieu", "Van ban gioi thieu")
    with at(17, hour=16, minute=10):
        fortnight.draft("tv14", "DANS", "de-an", "De an lan 3")
    with at(17, hour=16, minute=40):
        fortnight.draft("bch13", "NQ", "du-thao", "Du thao Nghi quyet")


def friday_18(fortnight):
    votes = {"met_on": "18/03/2022", "present": 6, "minutes_ref": "Biên bản ngày 18/3/2022", **all_for(6)}
    rest = {"votes_against": 0, "other_opinion": 0, "not_voting": 0}
    with at(18, hour=9):
        fortnight.does("tv14", "DANS", "to_subcommittee")
        fortnight.does("tv14", "HSNS-2", "to_subcommittee")
    with at(18, hour=15):
        fortnight.on_paper(
            "tv14", "DANS", "decide_subcommittee", day="18/03/2022", hour="14:00", **votes, **rest
        )
        fortnight.on_paper(
            "tv14", "HSNS-2", "decide_subcommittee", day="18/03/2022", hour="14:30", **votes, **rest
        )
        fortnight.on_paper("tbvk", "NQ", "to_subcommittee", day="18/03/2022", hour="11:00")


def monday_21(fortnight):
    with at(21, hour=9):
        fortnight.on_paper("vanphong", "HSBNV", "accept", day="21/03/2022", hour="08:00", ground="telephone")
    with at(21, hour=11):
        up = ("BCCT", "DL", "DANS", "BCKD", "BCTC", "HSNS", "HSNS-2")
        fortnight.sits("thuongtruc", "TT", "21/03/2022", 5, {short: all_for(5) for short in up})
        fortnight.on_paper(
            *("bch02", "BCKT", "decide_standing"),
            day="21/03/2022",
            hour="10:00",
            note_field="Nhất trí với báo cáo; đề nghị nêu rõ kiến nghị.",
        )
    with at(21, hour=16):
        fortnight.on_paper(
            *("tbvk", "NQ", "decide_subcommittee"),
            day="21/03/2022",
            hour="15:00",
            met_on="21/03/2022",
            present=8,
            votes_for=8,
            votes_against=0,
            other_opinion=0,
            not_voting=0,
            minutes_ref="Biên bản ngày 21/3/2022",
        )


def tuesday_22(fortnight):
    with at(22, hour=16):
        fortnight.sits("thuongtruc", "TT", "22/03/2022", 4, {"NQ": all_for(4)})


def wednesday_23(fortnight):
    with at(23, hour=17):
        up = ("BCCT", "DL", "DANS", "BCKD", "BCTC", "NQ", "HSNS", "HSNS-2")
        fortnight.sits("vanphong", "BTV", "23/03/2022", 13, {short: all_for(13) for short in up})


def friday_25(fortnight):
    with at(25, hour=10):
        fortnight.on_paper(
            "bch02", "BCKT", "decide_board", day="25/03/2022", hour="09:00", note_field="Đã nghe báo cáo."
        )
    with at(25, hour=17):
        hands = {"votes_for": 36, "votes_against": 1, "not_voting": 1}
        counts = dict.fromkeys(("BCCT", "DL", "BCKD", "BCTC", "NQ"), hands)
        secret = {"ballots_issued": 38, "ballots_returned": 38, "ballots_invalid": 2}
        counts["DANS"] = {"votes_for": 33, "votes_against": 3, **secret}
        fortnight.sits("vanphong", "BCH", "25/03/2022", 38, counts)


def monday_28(fortnight):
    with at(28, hour=9):
        fortnight.does("bkt", "BCKT", "sign", read="on")
        fortnight.does("tbns", "HSNS", "sign", read="on")
        for part in ("bao-cao", "nghi-quyet", "so-luong-hoi-vien"):
            fortnight.draft("tv05", "HSBNV", part, f"HSBNV {part}")
    with at(28, hour=16):
        fortnight.with_a_pen("tbns", "HSNS-2", day="28/03/2022", hour="15:00")
        fortnight.on_paper("vanphong", "HSBNV", "to_standing", day="28/03/2022", hour="15:30")


def tuesday_29(fortnight):
    with at(29, hour=10):
        fortnight.sits("thuongtruc", "TT", "29/03/2022", 5, {"HSBNV": all_for(5)})
    with at(29, hour=16):
        for short in ("BCCT", "BCTC", "NQ"):
            fortnight.does("chutich", short, "sign", read="on")
    with at(29, hour=17):
        for short in ("DL", "DANS", "BCKD", "HSBNV"):
            fortnight.with_a_pen("chutich", short, day="29/03/2022", hour="16:30")


DAYS = (
    (tuesday_15, 15),
    (wednesday_16, 16),
    (thursday_17, 17),
    (friday_18, 18),
    (monday_21, 21),
    (tuesday_22, 22),
    (wednesday_23, 23),
    (friday_25, 25),
    (monday_28, 28),
    (tuesday_29, 29),
)


def numbers(world, day):
    """The figures on top of the board, as the organising committee sees them at eight in the morning."""
    with at(day, hour=8):
        page = world.visitor("btc").get("/tien-do/").content.decode()
    found = re.findall(r"<strong>(\d+)</strong>\s*(?:<a[^>]*>)?([^<]+)<", page)
    return {label.strip(): int(figure) for figure, label in found}


@pytest.fixture
def fortnight(world):
    return Fortnight(world)


# Made by hand from the plan: a row "late, will be late, soon, done" for three mornings.
#   18/3  DANS must be sent up and voted on in one day; eight wait for a step due today or on Monday.
#   23/3  eight before Ban Thường vụ today, BCKT before Ban Chấp hành on Friday.
#   28/3  HSBNV has three stages and two days; nine wait for a signature due today or tomorrow.
MORNINGS = {18: (0, 1, 8, 0), 23: (0, 0, 9, 0), 28: (0, 1, 9, 0)}
# 18 from paper and telephone, 14 counts of two meetings, 3 papers of its own package.
LABELS = ("Quá hạn", "Có nguy cơ chậm", "Sắp đến hạn", "Đã hoàn thành")


@pytest.fixture
def lived(fortnight, world):
    """The whole fortnight, with the figures of the board on three mornings."""
    mornings = {}
    for live, day in DAYS:
        if day in MORNINGS:
            mornings[day] = numbers(world, day)
        live(fortnight)
    return mornings


def test_the_fortnight_ends_with_every_package_ready_in_time(lived, fortnight, world):
    last = {
        step.item.code: clock.local_day(step.at)
        for step in PackageStep.objects.filter(target="signed").select_related("item")
    }
    steps = PackageStep.objects.filter(entered__gte=datetime(2022, 3, 15, tzinfo=clock.HANOI)).values_list(
        "actor__username", flat=True
    )
    by_office = sum(name in HOUSE for name in steps)
    with at(29, hour=18):
        report = io.StringIO()
        call_command("doctor", stdout=report)
        pages = {short: world.visitor("chutich").read(f"/ho-so/{code(short)}/") for short in OPEN}

    assert fortnight.states(*READY) == dict.fromkeys(READY, "signed")
    assert (set(last), max(last.values())) == ({code(short) for short in READY}, date(2022, 3, 29))
    assert all("Hoàn thành đúng hạn" in page for page in pages.values())
    assert (by_office, len(steps)) == (35, 61)
    assert {day: tuple(found[label] for label in LABELS) for day, found in lived.items()} == MORNINGS
    assert {found["Hồ sơ"] for found in lived.values()} == {12}
    assert report.getvalue().splitlines()[-1].endswith("– không có lỗi")
