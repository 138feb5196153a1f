"""A procedure with a track for each body that is asked, from its file to the pages of those who are asked."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest

from documents.models import Package
from documents.packages.services.duties import settle_duties
from documents.packages.words.stages import stage_line
from documents.procedures.services.adopting import adopt
from tests.cast import draft, perform
from tests.demo_world import text_of
from tests.documents.examined import faults
from tests.documents.signed_in import hidden, sign_in
from workflows import engine
from workflows.engine import duties
from workflows.errors import ProcedureFault
from workflows.models import Track
from workflows.procedures import store

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TEXT = """
extends = "BCCT"
drop = ["comment", "take_back"]

[[stage]]
code = "consultation"
label = "Đang lấy ý kiến"
phase = "consultation"
duties = [{ holder = "lead", right = "submit" }]
[[stage.track]]
code = "asked"
label = "Cơ quan được hỏi"
use = "ask"
each = "reviewers"
choose = "opening"

[[transition]]
code = "close_consultation"
label = "Kết thúc lấy ý kiến"
from = ["consultation"]
to = "resolving"
right = "submit"
holder = "lead"
guards = [{ name = "joined", track = "asked" }]

[procedure.ask]
start = "waiting"
stage = [
  { code = "waiting", label = "Chờ trả lời", duties = [{ holder = "*track", right = "review" }] },
  { code = "answered", label = "Đã trả lời", terminal = true },
]
transition = [
  { code = "answer", label = "Ý", from = ["waiting"], to = "answered", right = "review", holder = "*track" },
]
"""


@pytest.fixture
def asking(cast, make_package):
    """A draft of the political report that is about to be sent to the bodies that the lead chooses."""
    adopt(store.parse_text("BCCT", TEXT), by=cast.btc, reason="Hỏi từng cơ quan")
    package = make_package("BCCT", "assigned")
    perform(package, "accept", cast.truong)
    perform(package, "revise", cast.truong, version=draft(package))
    return package


def send(package, who, action, track="", **more):
    client = sign_in(who)
    path = f"/ho-so/{package.code}/viec/{action}/" + (f"?nhanh={quote(track)}" if track else "")
    return client.post(path, hidden(client, path) | more)


def waiting(package):
    names = {one.body_id: one.body.code for one in package.bindings}
    return sorted(names[duty.holder] for duty in duties.open_duties(package))


def test_the_lead_ticks_whom_to_ask_and_each_answers_on_a_page_of_its_own(cast, asking):
    keys = [f"b{cast.bodies.VP.pk}", f"b{cast.bodies.TTTD.pk}"]

    nobody = send(asking, cast.truong, "consult")
    assert (nobody.status_code, "Chưa chọn cơ quan nào." in nobody.content.decode()) == (422, True)
    assert send(asking, cast.truong, "consult", tracks_asked=keys).status_code == 302
    assert waiting(asking) == ["TBVK", "TTTD", "VP"]

    ref = Track.objects.get(holder=cast.bodies.VP.pk).ref
    page = sign_in(cast.vanphong).get(f"/ho-so/{asking.code}/").content.decode()
    assert f"/ho-so/{asking.code}/viec/answer/?nhanh={quote(ref)}" in page
    looked = sign_in(cast.tttd).get(f"/ho-so/{asking.code}/viec/answer/?nhanh={quote(ref)}")
    assert (looked.status_code, "Chỉ Văn phòng Hội có quyền thẩm định." in looked.content.decode()) == (
        403,
        True,
    )
    assert send(asking, cast.tttd, "answer", ref, note_field="Nhất trí").status_code == 403
    assert send(asking, cast.vanphong, "answer", ref, note_field="Nhất trí").status_code == 302
    assert waiting(asking) == ["TBVK", "TTTD"]

    early = send(asking, cast.truong, "close_consultation")
    assert early.status_code == 422
    other = Track.objects.get(holder=cast.bodies.TTTD.pk).ref
    assert send(asking, cast.tttd, "answer", other).status_code == 302
    assert send(asking, cast.truong, "close_consultation").status_code == 302
    assert (Package.objects.get(pk=asking.pk).state, faults()) == ("resolving", [])


def test_a_cancelled_package_is_on_no_board_and_says_so(cast, asking):
    reason = {"note_field": "Giao nhầm hồ sơ"}

    assert send(asking, cast.btc, "cancel").status_code == 422
    assert send(asking, cast.btc, "cancel", **reason).status_code == 302

    page = sign_in(cast.btc).get(f"/ho-so/{asking.code}/").content.decode()
    assert ("Hồ sơ đã hủy, không tính vào tiến độ." in page, "Đã hoàn thành" in page) == (True, False)
    assert "Đã hoàn thành" not in sign_in(cast.btc).get("/ho-so/").content.decode()
    assert asking.code not in sign_in(cast.btc).get("/tien-do/").content.decode()
    assert (engine.available(Package.objects.get(pk=asking.pk), cast.truong)[0:0], faults()) == ([], [])


def test_what_was_given_up_in_a_pause_is_done_no_further_than_it_had_come(cast, asking):
    assert send(asking, cast.btc, "pause", note_field="Chờ cấp trên").status_code == 302
    assert send(asking, cast.btc, "cancel", note_field="Giao nhầm hồ sơ").status_code == 302
    package = Package.objects.get(pk=asking.pk)

    line = stage_line(package, package.steps.order_by("sequence"), [], late=False)

    assert [(mark.label, mark.status) for mark in line] == [
        ("Giao nhiệm vụ", "passed"),
        ("Đang soạn thảo", "next"),
        ("Đã hủy", "now"),
    ]


def test_a_paused_package_waits_for_who_assigned_it_and_goes_on_where_it_was(cast, asking):
    assert send(asking, cast.btc, "pause", note_field="Chờ cấp trên").status_code == 302
    assert waiting(asking) == ["BTC"]
    assert f"/ho-so/{asking.code}/" in sign_in(cast.btc).get("/").content.decode()

    assert send(asking, cast.btc, "resume", note_field="Đã có ý kiến").status_code == 302

    assert (Package.objects.get(pk=asking.pk).state, settle_duties(), faults()) == ("drafting", 0, [])


def refused(old, new):
    assert old in TEXT
    with pytest.raises(ProcedureFault) as found:
        store.parse_text("BCCT", TEXT.replace(old, new))
    return found.value.faults


def test_nobody_signs_in_a_track():
    assert refused('holder = "*track" },\n]', 'holder = "*track", answers = ["signature"] },\n]') == [
        (
            "Quy trình phần việc “ask”: “answer” ghi “signature”, việc chỉ ghi được ở quy trình chính;"
            " đề nghị chuyển việc ấy ra ngoài phần việc."
        )
    ]


def test_a_last_day_does_not_vote():
    hurry = 'code = "hurry"\nlabel = "Tự chuyển"\nfrom = ["standing"]\nto = "board"\non = "deadline"\n'

    assert refused("[procedure.ask]", f"[[transition]]\n{hurry}[procedure.ask]") == [
        (
            "“hurry” tự chuyển qua bước “standing” khi chưa có người kết luận, biểu quyết hoặc ký"
            " (“Ghi ý kiến của Thường trực”); đề nghị để người thực hiện bước ấy."
        )
    ]


@pytest.mark.parametrize("need", ["0", '"150%"', '"most"'])
def test_what_a_join_may_need_is_said_where_it_is_miswritten(need):
    join = f'choose = "opening"\njoin = {{ need = {need} }}'

    assert refused('choose = "opening"', join) == [
        "Tại “stage.3.track.0.join.need”: phải viết là “all”, một số từ 1 trở lên, hoặc tỷ lệ như “50%”."
    ]


def test_what_may_move_by_itself_is_said_where_it_is_miswritten():
    moved = 'code = "x"\nlabel = "X"\nfrom = ["standing"]\nto = "board"\non = "midnight"\n'

    found = refused("[procedure.ask]", f"[[transition]]\n{moved}[procedure.ask]")

    assert [one.partition(": ")[2] for one in found] == [
        "phải viết là “deadline”, “entered”, “joined”, “joined:nhóm” hoặc “event:tên”."
    ]


def test_the_button_to_press_is_the_answer_never_the_pause(cast, asking):
    send(asking, cast.truong, "consult", tracks_asked=[f"b{cast.bodies.BTC.pk}"])

    page = sign_in(cast.btc).get(f"/ho-so/{asking.code}/").content.decode()

    main = page.split('class="btn btn-primary"')[1].partition(">")[0]
    assert "/viec/answer/" in main


def test_one_who_is_asked_gets_more_time_and_what_comes_after_is_shown_before(cast, asking):
    keys = [f"b{cast.bodies.VP.pk}", f"b{cast.bodies.TTTD.pk}"]
    send(asking, cast.truong, "consult", tracks_asked=keys)
    package = Package.objects.get(pk=asking.pk)
    old, day = package.plan_days["consultation"], date(2022, 4, 1)
    why = {"note_field": "Lãnh đạo đi công tác."}

    asked = send(package, cast.vanphong, "ask_extension", until="01/04/2022", **why)
    ahead = sign_in(cast.btc).get(f"/ho-so/{package.code}/viec/answer_extension/")
    granted = send(package, cast.btc, "answer_extension", outcome="granted")

    package = Package.objects.get(pk=asking.pk)
    assert old < day
    assert (asked.status_code, granted.status_code, package.plan_days["consultation"]) == (302, 302, day)
    assert f"Đang lấy ý kiến {old:%d/%m/%Y} 01/04/2022 Đang tiếp thu, giải trình" in text_of(ahead)
    assert {track.due for track in Track.objects.all()} == {day}
    assert {duty.due for duty in duties.open_duties(package)} == {day}
    assert "(DH3-BCCT) đến hết ngày 01/04/2022" in cast.tttd.news.said().last().words
    assert faults() == []


def test_who_has_answered_asks_for_no_more_time(cast, asking):
    send(asking, cast.truong, "consult", tracks_asked=[f"b{cast.bodies.VP.pk}", f"b{cast.bodies.TTTD.pk}"])
    ref = Track.objects.get(holder=cast.bodies.VP.pk).ref
    send(asking, cast.vanphong, "answer", track=ref)

    page = sign_in(cast.vanphong).get(f"/ho-so/{asking.code}/viec/ask_extension/")

    told = "Chỉ Tiểu ban Văn kiện, Ban Tuyên truyền, Thi đua, nơi đang giữ bước này, được đề nghị gia hạn."
    assert told in text_of(page)
