"""From an empty database of one's own: a body that stays silent, and a package that arrives late."""

from __future__ import annotations

from datetime import datetime

import pytest

from documents.models import Package
from tests.demo_world import HIDDEN, Visitor, give, paper, text_of
from tests.documents import papers
from tests.documents.examined import faults
from tests.documents.scenarios.test_from_nothing import founded, heads, seated
from workflows import clock
from workflows.standing import standing_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def on(day, month=11, hour=9):
    """That hour of a day of 2026 in Hà Nội, for the length of a block."""
    return clock.frozen(datetime(2026, month, day, hour, tzinfo=clock.HANOI))


@pytest.fixture
def given():
    """The report given through its page on Monday 02/11/2026, twelve working days ahead; who sits where."""
    with on(2):
        congress = founded("hoi")
        seats = seated(congress)
        btc = Visitor(seats[congress.bodies.get(kind="organising").code, "head"])
        answer = give(
            btc.client,
            dict(HIDDEN.findall(btc.get("/ho-so/giao-moi/").content.decode()))
            | {"kind": "BCCT", "due": "18/11/2026"},
        )
        assert answer.status_code == 302, text_of(answer)
        package = Package.objects.get()
        assert "Quá hạn" not in btc.read(f"/ho-so/{package.code}/")
    return package, seats, btc


def sent(visitor, package, action, **answers):
    answer = visitor.act(package.code, action, **answers)
    assert answer.status_code == 302, text_of(answer)
    return visitor.read(f"/ho-so/{package.code}/")


def late(package):
    """Working days after the last day, and which bodies they are charged to."""
    package = Package.objects.get(pk=package.pk)
    standing = standing_of(package)
    names = {one.body_id: one.body.code for one in package.bindings}
    return standing.late_days, [names[party.body_id] for party in standing.charged_to]


def drafted(lead, package, words="Dự thảo"):
    """The first draft, with every part that has to be there, sent for opinions."""
    parts = {f"file_{part.code}": f"{part.code}.docx" for part in package.kind.parts if part.required}
    files = {name: paper(file, papers.docx(t=words.encode())) for name, file in parts.items()}
    sent(lead, package, "revise", **files)
    sent(lead, package, "consult")


def test_a_silent_body_holds_nobody_up_after_its_last_day(given):
    package, seats, _btc = given
    lead = Visitor(heads(package, "lead", seats)[0])
    answers, *_silent = (Visitor(person) for person in heads(package, "reviewers", seats))
    page = f"/ho-so/{package.code}/"
    with on(3):
        drafted(lead, package)
    with on(9):
        sent(answers, package, "comment", verdict="pass")
        before, refused = lead.read(page), lead.act(package.code, "close_consultation")
    with on(10):
        behind = late(package)
        told = sent(lead, package, "close_consultation")
        silent = lead.read(f"{page}tiep-thu/")
        after = late(package)
        found = faults()

    names = "Ban Tuyên truyền – Thi đua, Ban Tổ chức Đại hội"
    assert (
        f"Còn chờ ý kiến của: {names}; hạn lấy ý kiến hết ngày 09/11/2026" in before,
        refused.status_code,
    ) == (True, 422)
    assert (behind, after) == ((1, ["TTTD", "BTC"]), (0, []))
    assert "Hồ sơ đang ở bước “Đang tiếp thu, giải trình”" in told
    assert f"Chưa có ý kiến của 2 nơi được lấy ý kiến {names.replace(',', '')}" in silent
    assert found == []


def test_where_nobody_answered_all_are_listed(given):
    package, seats, _btc = given
    lead = Visitor(heads(package, "lead", seats)[0])
    with on(3):
        drafted(lead, package)
    with on(10):
        sent(lead, package, "close_consultation")
        silent = lead.read(f"/ho-so/{package.code}/tiep-thu/")

    assert "Chưa có ý kiến của 3 nơi được lấy ý kiến" in silent


def test_who_receives_a_package_late_is_not_late(given):
    package, seats, btc = given
    lead = Visitor(heads(package, "lead", seats)[0])
    with on(3):
        drafted(lead, package)
    with on(4):
        for one in heads(package, "reviewers", seats):
            sent(Visitor(one), package, "comment", verdict="pass")
        sent(lead, package, "close_consultation")
    with on(24):
        behind = late(package)
        sent(lead, package, "to_subcommittee")
        secretary = Visitor(seats["TBVK", "secretary"])
        voted = secretary.vote(package.code, "decide_subcommittee", "24/11/2026", "3 3 0 0 0")
        plan, found = btc.read(f"/ho-so/{package.code}/ke-hoach/"), faults()
    with on(25):
        held = lead.read(f"/ho-so/{package.code}/")
        after = late(package)

    # The whole was due on 17/11, the first stage of it that was late on 10/11.
    assert (behind, voted.status_code, after) == ((9, ["TBVK"]), 302, (5, ["TBVK"]))
    assert "Chờ Thường trực cho ý kiến 25/11/2026* 12/11/2026* – 25/11/2026* – quy trình tự tính" in plan
    assert "Hồ sơ đang ở Thường trực Hội Từ ngày 24/11/2026, hạn 25/11/2026*" in held
    assert found == []
