"""Scenarios 1 and 3 of the domain, with votes that are opened, given and closed on their pages."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from documents.models import Poll
from tests.demo_world import HIDDEN, at, text_of
from workflows import clock

pytestmark = pytest.mark.slow

UNTIL = date(2022, 3, 15)
CODE = "DH3-BCCT"
DISSENT = "Bảo lưu ý kiến về chỉ tiêu phát triển hội viên ở mục III.2."


@pytest.fixture
def clerk(world):
    """Writes the minutes of Ban Thường vụ and Ban Chấp hành."""
    return world.visitor("vanphong")


@pytest.fixture
def at_the_board(world, clerk):
    """Draft 3 waits for Ban Chấp hành, 45 members, on 25/3."""
    with at(21):
        world.visitor("thuongtruc").vote(CODE, "decide_standing", "21/03/2022", "5 5 0 0 0")
    with at(23):
        clerk.vote(CODE, "decide_executive", "23/03/2022", "13 13 0 0 0")


def send(visitor, url, **told):
    form = dict(HIDDEN.findall(visitor.get(url).content.decode()))
    return visitor.client.post(url, form | told)


def opened(clerk, present):
    told = {"manner": "meeting", "way": "open", "present": present}
    return send(clerk, f"/ho-so/{CODE}/mo-bieu-quyet/BCH/", **told)


def raised(clerk, **hands):
    """Hands of so many of Ban Chấp hành, in their order, and the page of the vote."""
    poll = Poll.objects.first()
    ids, url = list(poll.voters.values_list("person_id", flat=True)), f"/cuoc-bieu-quyet/{poll.pk}/"
    for choice, number in hands.items():
        people, ids = ids[:number], ids[number:]
        words = DISSENT if choice == "against" else ""
        done = send(clerk, f"{url}nhap-thay/", people=people, question_1=choice, ground="hands", words=words)
        assert done.status_code == 302
    return url


def closed(clerk, url, present):
    assert send(clerk, f"{url}ket-thuc/", present=present).status_code == 200
    return send(clerk, f"{url}ket-thuc/", present=present, **{"ket-thuc": "1"})


def words_of(paper):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages).split())


def minutes_of(world, clerk, present):
    """The meeting is recorded with the vote that was closed at it, and its minutes printed."""
    page = clerk.get("/cuoc-hop/ghi/BCH/").context["form"]
    told = {"met_on": f"{clock.today():%d/%m/%Y}", "manner": "in_person", "present": present}
    told |= {name: page[name].value() for name in ("chair", "secretary", "earlier")}
    assert len(told["earlier"]) == 1
    done = send(clerk, "/cuoc-hop/ghi/BCH/", **told)
    assert done.status_code == 302
    return clerk.get(f"{done['Location']}bien-ban.pdf").content


def test_scenario_3_the_majority_decides_and_not_the_chairman(world, at_the_board, clerk):
    chairman = world.visitor("chutich")
    with at(25):
        few = opened(clerk, 22)
        assert few.status_code == 422
        assert "Chưa mở biểu quyết được: có mặt 22/45, cần từ 23." in text_of(few)
        assert opened(clerk, 30).status_code == 302
        url = raised(clerk, **{"for": 15, "against": 10, "other": 5})
        closed(clerk, url, 30)
        page = clerk.read(f"/ho-so/{CODE}/")
        sign = chairman.get(f"/ho-so/{CODE}/viec/sign/")
    assert world.package(CODE).stage_label == "Không thông qua"
    assert "có mặt 30/45, tán thành 15, không tán thành 10, ý kiến khác 5" in page
    assert sign.status_code == 409

    with at(28):
        opened(clerk, 30)
        url = raised(clerk, **{"for": 16, "against": 14})
        closed(clerk, url, 30)
        sheet = chairman.get(f"/ho-so/{CODE}/phieu-trinh-ky/").content
        record = clerk.get(f"{url}kiem-phieu.pdf").content
        minutes = minutes_of(world, clerk, 30)
    assert world.package(CODE).state == "signing"
    for paper in (sheet, record, minutes):
        assert DISSENT in words_of(paper)
    assert "Có mặt 30/45 thành viên biểu quyết." in words_of(minutes)
    assert "tán thành 16, không tán thành 14" in words_of(minutes)


def test_scenario_1_thirty_six_of_thirty_eight(world, at_the_board, clerk):
    with at(25):
        opened(clerk, 38)
        url = raised(clerk, **{"for": 36, "against": 1, "none": 1})
        done = closed(clerk, url, 38)
        page = clerk.read(url)
        minutes = words_of(minutes_of(world, clerk, 38))
    with at(29, hour=16):
        desk = world.visitor("chutich").read("/ky-duyet/")

    assert done.status_code == 302
    assert "Đã thông qua" in page
    assert world.package(CODE).state == "signing"
    assert "có mặt 38/45, tán thành 36, không tán thành 1, ý kiến khác 0, không biểu quyết 1" in desk
    assert "Có mặt 38/45 thành viên biểu quyết." in minutes
    assert "tán thành 36, không tán thành 1, ý kiến khác 0, không biểu quyết 1" in minutes
