"""A meeting that was held: on one page after it was over, its minutes, and the number that follows."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

from congress.people.models.memberships import Membership
from congress.people.services.seats import end_membership
from documents.models import Meeting, MeetingVote, MinutesNumber, Package, RegisterLine
from tests.demo_world import HIDDEN, Visitor, at
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

PAGE = "/cuoc-hop/ghi/BCH/"


@pytest.fixture(autouse=True)
def that_evening(cast):
    """The notes of the board are typed in the evening of 19/03/2022."""
    with at(19, hour=20):
        yield


@pytest.fixture
def clerk(cast):
    return Visitor(cast.vanphong)


def typed(cast, **more):
    told = {"met_on": "19/03/2022", "half": "morning", "manner": "in_person", "chair": cast.chutich.pk}
    return told | {"secretary": cast.vanphong.pk, "absent": [], "present": ""} | more


def opened(clerk, url=PAGE):
    """The hidden fields, those of packages too."""
    return dict(HIDDEN.findall(clerk.get(url).content.decode())) | rows_of(clerk, url)


def rows_of(clerk, url):
    lines = clerk.get(url).context.get("lines") or []
    return {
        line.form.add_prefix(name): line.form[name].value()
        for line in lines
        for name in ("seen", "request_id")
    }


def last():
    return Meeting.objects.first()


def test_it_is_entered_with_one_touch_a_package(cast, clerk, make_package):
    report, scheme = make_package("BCCT", "board"), make_package("DANS", "board")
    chosen = {f"{report.code}-agreed": "on", f"{scheme.code}-agreed": "on"}
    away = [cast.bch01.pk, cast.thuongtruc.pk]
    form = (
        opened(clerk) | typed(cast, absent=away, why_absent="Ốm.", conclusions="Giao Văn phòng gửi.") | chosen
    )

    done, again = (clerk.client.post(PAGE, form) for _click in range(2))

    meeting = last()
    told = [vote.decision.decision for vote in meeting.votes.all()]
    assert (done.status_code, again.status_code, Meeting.objects.count()) == (302, 302, 1)
    assert (meeting.present, meeting.members, len(meeting.absent)) == (43, 45, 2)
    assert [(one.present, one.votes_for, one.ballots_returned) for one in told] == [
        (43, 43, None),
        (43, 43, 43),
    ]
    assert {one.minutes_ref for one in told} == {"Biên bản họp ngày 19/03/2022"}
    assert {Package.objects.get(pk=one.pk).state for one in (report, scheme)} == {"signing"}
    assert faults() == []


def test_without_a_quorum_it_is_recorded_and_takes_no_vote(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    form = opened(clerk) | typed(cast, present="22")

    voted = clerk.client.post(PAGE, form | {f"{report.code}-agreed": "on"})
    held = clerk.client.post(PAGE, opened(clerk) | typed(cast, present="22"))

    assert voted.status_code == 422
    assert "cần từ 23: cuộc họp được ghi, nhưng không biểu quyết được" in voted.content.decode()
    assert (held.status_code, last().present, MeetingVote.objects.count()) == (302, 22, 0)
    assert Package.objects.get(pk=report.pk).state == "board"
    assert "Không đủ số người dự họp." in clerk.read(f"/cuoc-hop/{last().pk}/")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"met_on": "20/03/2022"}, "Ngày họp không được sau ngày hôm nay."),
        ({"met_on": "01/01/2001"}, "Ngày ấy cơ quan chưa có thành viên có quyền biểu quyết."),
        ({"chair": ""}, "Chưa nhập mục này."),
        ({"present": "46"}, "Có mặt 46 người, nhiều hơn 45 thành viên."),
        ({"manner": "x"}, "x"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(cast, clerk, more, words):
    answer = clerk.client.post(PAGE, opened(clerk) | typed(cast, business="Nghe báo cáo.") | more)

    page = answer.content.decode()
    assert (answer.status_code, Meeting.objects.count()) == (422, 0)
    assert words in page
    assert "Nghe báo cáo." in page


def test_a_number_present_that_contradicts_the_absent_is_asked_about(cast, clerk):
    form = opened(clerk) | typed(cast, present="45", absent=[cast.bch01.pk])

    answer = clerk.client.post(PAGE, form)

    assert answer.status_code == 422
    assert "Có mặt 45 nhưng đánh dấu vắng 1 trong 45 thành viên." in answer.content.decode()


def test_who_has_left_since_still_sat_there_on_the_day(cast, clerk):
    with at(20, hour=9):
        end_membership(
            Membership.objects.get(person=cast.bch01, body=cast.bodies.BCH),
            on=date(2022, 3, 20),
            ground="Từ trần",
        )
    with at(22, hour=9):
        full = clerk.client.post(PAGE, opened(clerk) | typed(cast))
        away = clerk.client.post(PAGE, opened(clerk) | typed(cast, absent=[cast.bch01.pk], half="evening"))

    told = [(one.present, one.members) for one in Meeting.objects.order_by("id")]
    assert (full.status_code, away.status_code, told) == (302, 302, [(45, 45), (44, 45)])


def test_what_is_kept_is_vietnamese_whoever_writes_it(cast, clerk):
    clerk.client.cookies["django_language"] = "en"
    clerk.client.post(PAGE, opened(clerk) | typed(cast))
    url = f"/cuoc-hop/{last().pk}/so-bien-ban/"
    clerk.client.post(url, opened(clerk, url) | {"number": "", "mark": ""})

    line = RegisterLine.objects.get()
    assert last().minutes_ref == "Biên bản họp ngày 19/03/2022"
    assert (line.other, line.kept, line.signer) == ("", "VT", last().chair_name)
    assert line.about == "Biên bản họp Ban Chấp hành khóa II ngày 19/03/2022"


def test_the_minutes_say_what_was_recorded_and_nothing_else(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    about = {"business": "Nghe Tiểu ban trình bày.", "conclusions": "Giao sửa phụ lục.\nGửi trước 25/03."}
    clerk.client.post(PAGE, opened(clerk) | typed(cast, **about) | {f"{report.code}-agreed": "on"})
    url = f"/cuoc-hop/{last().pk}/"

    paper, word = clerk.client.get(f"{url}bien-ban.pdf"), clerk.client.get(f"{url}bien-ban.docx")

    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.content)).pages)
    words = " ".join(words.split())
    xml = zipfile.ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    for told in (
        "Có mặt 45/45 thành viên biểu quyết.",
        "tán thành 45, không tán thành 0",
        "1. Giao sửa phụ lục.",
        "2. Gửi trước 25/03.",
    ):
        assert told in words
        assert told in xml
    assert ("Vắng mặt" in words, "Lý do vắng" in words, "Số: /BB-" in words.replace("\xa0", "")) == (
        False,
        False,
        True,
    )


def test_the_number_follows_from_the_register(cast, clerk):
    clerk.client.post(PAGE, opened(clerk) | typed(cast))
    url = f"/cuoc-hop/{last().pk}/so-bien-ban/"

    first = clerk.client.post(url, opened(clerk, url) | {"number": "", "mark": ""})
    bare = clerk.client.post(url, opened(clerk, url) | {"number": "7", "mark": ""})
    put_right = clerk.client.post(
        url, opened(clerk, url) | {"number": "7", "mark": "", "reason": "Theo sổ giấy."}
    )

    line = RegisterLine.objects.order_by("id").first()
    assert (first.status_code, bare.status_code, put_right.status_code) == (302, 422, 302)
    assert (str(line), line.kind) == (f"01/BB-{cast.congress.symbol}", "BB")
    assert [str(one) for one in MinutesNumber.objects.all()][-1] == f"07/BB-{cast.congress.symbol}"
    assert "07/BB-" in clerk.read(f"/cuoc-hop/{last().pk}/")


def test_a_form_gone_back_to_with_other_words_is_told(cast, clerk):
    form = opened(clerk) | typed(cast, business="Nghe báo cáo.")
    clerk.client.post(PAGE, form)

    answer = clerk.client.post(PAGE, form | {"business": "Nghe báo cáo khác."})

    assert (answer.status_code, Meeting.objects.count()) == (409, 1)


def test_two_who_number_the_same_minutes_are_told_of_each_other(cast, clerk):
    clerk.client.post(PAGE, opened(clerk) | typed(cast))
    url = f"/cuoc-hop/{last().pk}/so-bien-ban/"
    mine, yours = opened(clerk, url), opened(clerk, url)

    answers = [
        clerk.client.post(url, form | {"number": "", "mark": ""}).status_code for form in (mine, yours)
    ]

    assert (answers, MinutesNumber.objects.count()) == ([302, 409], 1)


def test_who_reads_and_who_records(cast, clerk, make_package):
    scheme = make_package("DANS", "board")
    clerk.client.post(PAGE, opened(clerk) | typed(cast) | {f"{scheme.code}-agreed": "on"})
    url = f"/cuoc-hop/{last().pk}/"

    seen = {name: Visitor(getattr(cast, name)).get(url).status_code for name in ("bch01", "vanphong", "tbtc")}
    papers = {
        name: Visitor(getattr(cast, name)).get(f"{url}bien-ban.pdf").status_code for name in ("vanphong",)
    }

    member = Membership.objects.filter(person=cast.tbtc, body=cast.bodies.BCH).exists()
    assert seen == {"bch01": 200, "vanphong": 200, "tbtc": 200 if member else 404}
    assert papers == {"vanphong": 200}
    assert Visitor(cast.bch01).get(PAGE).status_code == 404
    assert Visitor(cast.nguoila).get(url).status_code == 404


def figures(package, **said):
    return {f"{package.code}-{name}": str(number) for name, number in said.items()}


def test_figures_are_recorded_as_they_were_typed(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    said = figures(report, votes_for=36, votes_against=4, other_opinion=0, not_voting=0, spoilt=0)
    form = opened(clerk) | typed(cast, present="40") | said

    done = clerk.client.post(PAGE, form | {f"{report.code}-taken": "on"})

    (vote,) = last().votes.all()
    counted = vote.decision.decision
    assert done.status_code == 302
    assert (counted.present, counted.votes_for, counted.votes_against) == (40, 36, 4)


@pytest.mark.parametrize(
    "doubt",
    [
        ((), {"votes_for": 36, "votes_against": 4}, "chưa đánh dấu ghi kết quả"),
        (("agreed",), {"votes_for": 40, "votes_against": 3}, "nhất trí 100% nhưng số phiếu ghi khác"),
        (("agreed", "taken"), {"votes_for": 7, "votes_against": 3}, "nhất trí 100% nhưng số phiếu ghi khác"),
        (("taken",), {"votes_for": "ba"}, "aria-invalid"),
    ],
    ids=["no-tick", "one-touch-and-against", "both", "no-number"],
)
def test_figures_that_are_in_doubt_are_asked_about_and_come_back(cast, clerk, make_package, doubt):
    ticked, said, words = doubt
    report = make_package("BCCT", "board")
    form = opened(clerk) | typed(cast, present="40") | figures(report, **said)

    answer = clerk.client.post(PAGE, form | {f"{report.code}-{name}": "on" for name in ticked})

    page = answer.content.decode()
    assert (answer.status_code, Meeting.objects.count(), words in page) == (422, 0, True)
    assert f'name="{report.code}-votes_for" value="{said["votes_for"]}"' in page
