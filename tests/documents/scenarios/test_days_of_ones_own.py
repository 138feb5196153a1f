"""From an empty database of one's own: every kind, one given by mistake, more time, a later opening.

By pages. The association has names of its own and one body fewer than proposed; it begins a day after others.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from congress.models import Congress
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.seats import appoint
from congress.settingup.offers import offered_kinds
from congress.settingup.proposals import setup_templates
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from documents.models import Package, PackagePostponement
from tests.cast import count, draft, perform
from tests.demo_world import HIDDEN, Visitor, act_url, give, text_of
from tests.documents.examined import faults
from workflows import clock
from workflows.standing import standing_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Văn phòng looks at the law besides: this association has no body for that alone.
LAW = "PCH"
BEFORE = (("TBVK", "subcommittee"), ("TT", "standing"), ("BTV", "executive"))
BOARD = ("BCH", "board")
POSTPONE = "/hoan-dai-hoi/ghi/"


def on(day, month=11, year=2026, hour=9):
    """That hour in Hà Nội, for the length of a block."""
    return clock.frozen(datetime(year, month, day, hour, tzinfo=clock.HANOI))


@pytest.fixture
def own():
    """Hội Làm vườn Bắc Sơn on Tuesday 03/11/2026, whose congress opens on Saturday 15/05/2027."""
    template = setup_templates()["hoi"]
    bodies = tuple(
        replace(body, fills=(*body.fills, LAW)) if body.code == "VP" else body
        for body in template.bodies
        if body.code != LAW
    )
    named = NewAssociation("Hội Làm vườn Bắc Sơn", "Hội Làm vườn", "HLV", place="Bắc Sơn")
    with on(3, hour=8):
        congress = set_up(
            NewCongress("hoi", date(2027, 5, 15), named, bodies=bodies, number=2, code="LV2"), by=None
        )
        seats = {}
        for body in congress.bodies.all():
            for role in ("head", "secretary"):
                person = create_account(NewPerson(f"Bà {role} {body.code}"), by=None)
                appoint(person, body, role=role, start=date(2026, 11, 3))
                seats[f"{body.code} {role}"] = person
    visit = {name: Visitor(person) for name, person in seats.items()}
    return SimpleNamespace(congress=congress, seats=seats, visit=visit, btc=visit["BTC head"])


def given(own, kind, due, due_from="opening", **more):
    """Given through its page, with the days that stand there."""
    hidden = dict(HIDDEN.findall(own.btc.get("/ho-so/giao-moi/").content.decode()))
    before = set(Package.objects.values_list("pk", flat=True))
    answer = give(own.btc.client, hidden | {"kind": kind, "due": due, "due_from": due_from} | more)
    assert answer.status_code == 302, (kind, text_of(answer))
    return Package.objects.exclude(pk__in=before).get()


def drafted(own, kind="BCCT", due="19/11/2026"):
    package = given(own, kind, due)
    perform(package, "revise", own.seats[f"{package.lead.code} head"], version=draft(package))
    return Package.objects.get(pk=package.pk)


def submitted(own, package):
    """With all opinions in, before its own subcommittee."""
    lead = own.seats["TBVK head"]
    if package.definition.move("consult", package.state):
        perform(package, "consult", lead)
        for body in ("VP", "TTTD", "BTC"):
            perform(package, "comment", own.seats[f"{body} head"], verdict="pass")
        perform(package, "close_consultation", lead)
    perform(package, "to_subcommittee", lead)


def decided(own, package, *levels):
    """Passed at these levels by everybody."""
    for code, level in levels:
        told = {"decision": count(own.congress.bodies.get(code=code))}
        perform(package, f"decide_{level}", own.seats[f"{code} secretary"], **told)


def test_every_kind_with_twelve_working_days_left_and_none_late_at_birth(own):
    with on(3):
        made = [given(own, kind.code, "19/11/2026") for kind in own.congress.kinds.order_by("pk")]
        board = own.btc.get("/tien-do/")
        pages = [own.btc.get(f"/ho-so/{one.code}/ke-hoach/") for one in made if not one.confidential]
        found = faults()

    assert {one.kind_code for one in made} == set(offered_kinds())
    assert [standing_of(one, today=date(2026, 11, 3)).late_days for one in made] == [0] * len(made)
    for package in made:
        way = [package.plan_days[code] for code in package.definition.main_way() if code in package.plan_days]
        assert (way == sorted(way), way[0] >= date(2026, 11, 3), way[-1]) == (True, True, date(2026, 11, 18))
    numbers = {number["label"]: number["count"] for number in board.context["numbers"]}
    assert (numbers["Hồ sơ"], numbers["Quá hạn"]) == (11, 0)
    assert {page.status_code for page in pages} == {200}
    assert found == []


def test_a_mistaken_package_is_cancelled_and_the_resolution_goes_on(own):
    with on(3):
        report, mistaken = given(own, "BCCT", "19/11/2026"), given(own, "BCCT", "19/11/2026", title="Báo cáo")
        resolution = given(own, "NQ", "30/11/2026")
        lead, page = own.visit["TBVK head"], f"/ho-so/{resolution.code}/"
        before = lead.read(page)
        ahead = own.btc.read(act_url(mistaken.code, "cancel"))
        cancelled = own.btc.act(mistaken.code, "cancel", note_field="Giao nhầm, đã có LV2-BCCT.")
        after, told = lead.read(page), lead.read("/thong-bao/")
        found = faults()

    assert "Chờ kết quả biểu quyết của 7 hồ sơ sau:" in before
    assert f"({mistaken.code}): Chưa triển khai, đang ở Tiểu ban Văn kiện" in before
    assert "Hồ sơ chuyển đến “Đã hủy” Được báo Tiểu ban Văn kiện" in ahead
    assert (cancelled.status_code, Package.objects.get(pk=mistaken.pk).state) == (302, "cancelled")
    assert "Chờ kết quả biểu quyết của 6 hồ sơ sau:" in after
    assert (mistaken.code in after, f"({report.code})" in after) == (False, True)
    assert "đã hủy " in told
    assert found == []


def test_with_it_cancelled_the_vote_on_the_resolution_is_taken(own):
    with on(3):
        report, mistaken = drafted(own), given(own, "BCCT", "19/11/2026", title="Báo cáo")
        resolution = drafted(own, "NQ", "30/11/2026")
        sources, clerk = f"/ho-so/{resolution.code}/phai-cho/", own.visit["BCH secretary"]
        asked = dict(HIDDEN.findall(own.btc.get(sources).content.decode()))
        asked |= {"wanted": [report.code, mistaken.code], "reason": "Đại hội lần này chỉ có một báo cáo."}
        assert own.btc.client.post(sources, asked).status_code == 302
        for package in (report, resolution):
            submitted(own, package)
            decided(own, package, *BEFORE)
        decided(own, report, BOARD)
        refused = clerk.vote(resolution.code, "decide_board", "03/11/2026", "2 2 0 0 0")
        own.btc.act(mistaken.code, "cancel", note_field="Giao nhầm.")
        taken = clerk.vote(resolution.code, "decide_board", "03/11/2026", "2 2 0 0 0")
        found = faults()

    assert (refused.status_code, f"{mistaken.title}" in text_of(refused)) == (422, True)
    assert (taken.status_code, Package.objects.get(pk=resolution.pk).state) == (302, "signing")
    assert found == []


def test_a_return_proposes_the_day_and_says_who_is_told(own):
    with on(3):
        package = drafted(own)
        submitted(own, package)
    with on(17):
        form = own.visit["TBVK head"].get(act_url(package.code, "send_back"))
        page = text_of(form)
        day = form.context["form"]["until"].value()
        done = own.visit["TBVK head"].act(package.code, "send_back", note_field="Bổ sung số liệu.")
    with on(19):
        late = standing_of(Package.objects.get(pk=package.pk))

    # Returned on Tuesday, with nothing left in the plan: Thursday, though the whole is due on Wednesday.
    assert (day, done.status_code) == (date(2026, 11, 19), 302)
    assert "Thứ Năm, 19/11/2026*." in page
    assert "* Lịch nghỉ năm 2026 chưa được đối chiếu với văn bản công bố." in page
    assert Package.objects.get(pk=package.pk).plan_days["returned"] == date(2026, 11, 19)
    assert late.late_days == 1


def test_more_time_is_asked_shortened_granted_and_asked_no_more(own):
    with on(3):
        package = drafted(own, due="31/03/2027")
        holder, code = own.visit["TBVK head"], package.code
        old = package.plan_days["drafting"]
        ask = {"until": "12/03/2027", "note_field": "Chờ số liệu quý IV."}
        asked = holder.act(code, "ask_extension", **ask)
        page = own.btc.read(act_url(code, "answer_extension"))
        twice = holder.get(act_url(code, "ask_extension"))
        shorter = {"outcome": "shortened", "until": "10/03/2027", "note_field": "Đại hội không lùi."}
        looked = own.btc.act(code, "answer_extension", **shorter)
        given_ = own.btc.send(code, "answer_extension", **looked.context["form"].data.dict() | shorter)
        again = holder.act(code, "ask_extension", **ask)
        granted = own.btc.act(code, "answer_extension", outcome="granted")
        found = faults()
    package = Package.objects.get(pk=package.pk)

    assert (asked.status_code, looked.status_code, given_.status_code) == (302, 422, 302)
    # Twelve working days lie between the drafting and the whole; those after it have two each, as they had.
    assert old == date(2027, 2, 26)
    assert "Đang soạn thảo 26/02/2027* 12/03/2027*" in page
    assert "* Lịch nghỉ năm 2027 chưa được công bố." in page
    assert "đang chờ trả lời; chưa đề nghị thêm được." in text_of(twice)
    assert "Đang soạn thảo 26/02/2027* 10/03/2027*" in text_of(looked)
    assert (again.status_code, granted.status_code) == (302, 302)
    assert (package.plan_days["drafting"], package.due) == (date(2027, 3, 12), date(2027, 3, 31))
    assert found == []


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("pause", "Tạm dừng"),
        ("cancel", "Đã hủy"),
    ],
)
def test_of_what_stands_still_no_more_time_is_asked_and_the_page_says_where_it_stands(own, end, words):
    with on(3):
        package = drafted(own)
        own.btc.act(package.code, end, note_field="Chờ ý kiến cấp trên.")
        answer = own.visit["TBVK head"].get(act_url(package.code, "ask_extension"))

    assert (answer.status_code, f"“{words}”" in text_of(answer)) == (409, True)


def test_after_the_signature_no_more_time_is_asked(own):
    with on(3):
        package = drafted(own)
        submitted(own, package)
        decided(own, package, *BEFORE, BOARD)
        perform(package, "sign", own.seats["CT head"], signature=package.fingerprint())
        answer = own.visit["TBVK head"].get(act_url(package.code, "ask_extension"))

    assert (answer.status_code, "“Đã ký duyệt" in text_of(answer)) == (409, True)


def moved(own, opening, rulings, **more):
    """The decision typed, its table looked at, then confirmed: the page with the table, and the answer."""
    board = own.congress.bodies.get(code="BTV")
    typed = {"body": board.pk, "number": "12-NQ/BTV", "decided_on": "03/11/2026", "opening": opening}
    typed |= {"term": own.congress.term, "reason": "Mưa lũ kéo dài."} | more
    typed = dict(HIDDEN.findall(own.btc.get(POSTPONE).content.decode())) | typed
    shown = own.btc.client.post(POSTPONE, typed)
    asked = typed | dict(HIDDEN.findall(shown.content.decode()))
    return text_of(shown), own.btc.client.post(POSTPONE, asked | rulings)


def test_by_four_months_and_then_by_a_single_day(own):
    with on(3):
        report, money = given(own, "BCCT", "30/03/2027"), given(own, "BCTC", "31/03/2027", "fixed")
        rulings = {f"ruling_{report.pk}": "moved", f"ruling_{money.pk}": "fixed"}
        page, done = moved(own, "15/09/2027", rulings)
        first = Package.objects.get(pk=report.pk)
        later, again = moved(own, "16/09/2027", rulings)
        plan, notices = (
            own.btc.read(f"/ho-so/{report.code}/ke-hoach/"),
            own.visit["TBVK head"].read("/thong-bao/"),
        )
        record, found = own.btc.read("/hoan-dai-hoi/"), faults()

    # 29/03 lies 47 days before 15/05, as Friday 30/07 does before 15/09; a day later it is a Saturday.
    assert (done.status_code, first.due, first.plan_days["signing"]) == (
        302,
        date(2027, 7, 31),
        date(2027, 7, 30),
    )
    assert "trước ngày 30/03/2027* thành trước ngày 31/07/2027*" in page
    assert "Khai mạc 15/05/2027 → 15/09/2027*" in page
    assert (
        "Lịch nghỉ năm 2027 chưa được công bố: hạn tính theo ngày khai mạc này cần xem lại khi có lịch."
        in page
    )
    assert (again.status_code, Package.objects.get(pk=report.pk).due) == (302, date(2027, 7, 31))
    assert "trước ngày 31/07/2027* thành trước ngày 31/07/2027*" in later
    assert Package.objects.get(pk=money.pk).due == date(2027, 3, 31)
    assert Congress.objects.get().opening == date(2027, 9, 16)
    assert [(row.ruling, row.new_due) for row in PackagePostponement.objects.order_by("pk")] == [
        ("moved", date(2027, 7, 31)),
        ("fixed", date(2027, 3, 31)),
        ("moved", date(2027, 7, 31)),
        ("fixed", date(2027, 3, 31)),
    ]
    assert "Khai mạc 16/09/2027*" in record
    assert "Ban Thường vụ quyết định tại văn bản số 12-NQ/BTV" in plan
    assert "đổi ngày khai mạc từ 15/05/2027 sang 15/09/2027" in notices
    assert found == []
