"""Who answered by a returned file, a table or a pasted text was heard: every page and paper says so alike."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.test import Client

from congress.people.queries.unit_links import standing_links, token_of
from documents.consulting.services.rounds import move_last_day
from documents.consulting.services.rulings import choose_reply
from documents.models import TakenPaper
from documents.packages.printed import printed_of
from documents.packages.queries.remarks import unsettled
from documents.packages.remarks import asking_of, remarks_of
from documents.packages.services.remarks import publish_synthesis
from tests.cast import perform
from tests.demo_world import Visitor, at, text_of
from tests.documents.asked import ask, make_units, reply
from tests.documents.returned import articles, consulted, marked, settled, table_in_word, taken
from tests.documents.said import sign_in

pytestmark = pytest.mark.one_database
TEXT = articles(5)
IN_TIME, AFTER_IT = date(2022, 3, 5), date(2022, 3, 12)


@pytest.fixture
def units(cast):
    return make_units(cast, 5)


@pytest.fixture
def package(cast, make_package):
    found = make_package("BCCT", "drafting")
    consulted(found, cast, TEXT)
    return found


def file_of(cast, package, unit, arrived=IN_TIME, **origin):
    """A marked copy from that unit; no two files are alike."""
    data = marked(TEXT, f"Người của {unit}", comments={2, 3})
    return taken(package, cast, data, f"{unit.code}.docx", sender=unit.name, arrived=arrived, **origin)


def standings(package):
    """Of each remark that came in a file how it stands, by its sender."""
    return {one.sender: one.standing for one in remarks_of(package) if one.source == "taken"}


def workbook(cast, package):
    """Name of a sheet -> its rows without the heading."""
    answer = sign_in(cast.thuky).get(f"/ho-so/{package.code}/tiep-thu/bang.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return {one.title: list(one.iter_rows(min_row=2, values_only=True)) for one in book.worksheets}


def test_a_unit_heard_by_file_is_neither_silent_nor_taken_as_agreeing(cast, package, units):
    found = ask(cast, [package], units, silence="agreed")
    file_of(cast, package, units[0])
    file_of(cast, package, units[1], AFTER_IT)
    reply(cast, found, units[2])
    with at(20):
        page, desk = (
            Visitor(cast.vanphong).read(one) for one in (f"/lay-y-kien/{found.pk}/", "/don-vi/DV01/")
        )
        to_call = Visitor(cast.vanphong).read(f"/lay-y-kien/{found.pk}/nhac/")
        told, sheets = asking_of(package), workbook(cast, package)
        own = text_of(Client().get(f"/y-kien/{token_of(standing_links(units)[units[0].pk])}/"))

    assert "2/5 đầu mối (40,0%)" in page
    assert [name in to_call for name in map(str, units)] == [False, False, False, True, True]
    assert ("góp ý trong tệp, ngày 05/03/2022" in desk, "chưa gửi ý kiến" in desk) == (True, False)
    assert ("góp ý trong tệp, ngày 05/03/2022" in own, "Chưa có ý kiến của đơn vị" in own) == (True, False)
    # Who came late let the time pass, and has not agreed by it.
    assert [str(one) in told.silent for one in units] == [False, True, False, True, True]
    assert [number for _words, number in told.apart] == [2]
    assert [row[0] for row in sheets["Không gửi ý kiến"]] == list(told.silent)


def test_the_paper_counts_who_was_heard_and_what_each_said(cast, package, units):
    found = ask(cast, [package], units)
    file_of(cast, package, units[0])
    file_of(cast, package, units[1], AFTER_IT)
    reply(cast, found, units[2])
    agrees = table_in_word(("Cả dự thảo", "Nhất trí với dự thảo báo cáo.", units[3].name))
    taken(package, cast, agrees, "bang.docx", arrived=IN_TIME)
    with at(20):
        figures, sheet = asking_of(package).figures[0], workbook(cast, package)["Số liệu"]
        listed = Visitor(cast.vanphong).get(f"/lay-y-kien/{found.pk}/").context["drafts"].values()

    assert (figures.coverage, figures.timely) == ("3/5 đầu mối (60,0%)", 3)
    assert dict(figures.said) == {
        "Nhất trí": 2,
        "Nhất trí, có góp ý": 0,
        "Chưa nhất trí": 0,
        "Không có ý kiến": 0,
        "Góp ý bằng tệp, không ghi nhất trí hay chưa": 1,
        "Gửi sau thời hạn": 1,
        "Không gửi": 1,
    }
    assert any("3/5 đầu mối (60,0%)" in row[0] and row[1] == 3 for row in sheet)
    # The page puts late answers apart too: two agreed, one by file, one late, one silent.
    assert [row[2:] for row in listed] == [[2, 0, 0, 0, 1, 0, 1, 1, 5]]


def test_its_own_last_day_decides_whether_a_file_is_late(cast, package, units):
    found = ask(cast, [package], units)
    move_last_day(found, [found.asked.all()[1].pk], date(2022, 3, 14), reason="vùng bão lũ", by=cast.vanphong)
    for unit in units[:2]:
        file_of(cast, package, unit, AFTER_IT)

    assert standings(package) == {str(units[0]): "late", str(units[1]): "timely"}
    assert {one.sender for one in unsettled(package)} == {str(units[1])}
    assert [one.late for one in TakenPaper.objects.all()] == [True, False]


def test_what_was_noted_otherwise_is_not_printed(cast, package, units):
    file_of(cast, package, units[0], outside=True)
    file_of(cast, package, units[4])
    ask(cast, [package], units[:2])

    assert standings(package) == {str(units[0]): "timely", str(units[4]): "outside"}


def test_a_file_that_counts_by_a_later_day_is_in_the_fingerprint(cast, package, units):
    found = ask(cast, [package], units)
    file_of(cast, package, units[0], AFTER_IT)
    late = set(printed_of(package))
    move_last_day(found, [found.asked.all()[0].pk], date(2022, 3, 14), reason="vùng bão lũ", by=cast.vanphong)
    timely = set(printed_of(package))

    assert timely - late == {"extra_days", "taken_by_rounds"}


def test_which_of_two_answers_counts_moves_a_figure_and_the_fingerprint(cast, package, units):
    found = ask(cast, [package], units)
    replies = [reply(cast, found, units[0], stand) for stand in ("agrees", "disagrees")]
    before = set(printed_of(package))
    choose_reply(replies[1], reason="Đơn vị xác nhận qua điện thoại", by=cast.vanphong)

    assert set(printed_of(package)) - before == {"rulings"}
    assert dict(asking_of(package).figures[0].said)["Chưa nhất trí"] == 1


def test_the_unit_reads_what_became_of_its_file(cast, package, units):
    ask(cast, [package], units)
    file_of(cast, package, units[0])
    with at(20):
        settled(package, cast.truong, kind="accepted")
        publish_synthesis(package, by=cast.truong)
        own = text_of(Client().get(f"/y-kien/{token_of(standing_links(units)[units[0].pk])}/"))
        perform(package, "to_subcommittee", cast.truong)

    assert ("Tiếp thu" in own, "Chưa có ý kiến của đơn vị" in own) == (True, False)
