"""A page gone back to: the same request with other words is told, writes nothing, and may be sent anew."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import CalendarLink, Congress, ListFile, PassedOn, Person, Postponement, Unit, UnitLink
from documents.assigning.services import assign_package
from documents.models import (
    AgendaDropped,
    AgendaPaper,
    Call,
    Comment,
    ConclusionTask,
    ConvenedMeeting,
    ConveningEnd,
    CountsAnnounced,
    ExchangedModel,
    IncomingBatch,
    InvitationNumber,
    Meeting,
    MeetingCorrection,
    MeetingPaper,
    MinutesNumber,
    MisprintLimit,
    MisprintProposal,
    Nominee,
    NomineeCount,
    NomineePaper,
    OpenBallot,
    OwnCongress,
    Package,
    PaperCopy,
    PaperIssue,
    Poll,
    PollEnd,
    ReadingGrant,
    RegisterLine,
    Reply,
    Round,
    StampedPaper,
    SynthesisIssue,
    TakenPaper,
    UnitCall,
    VerdictNumber,
    VotingRule,
)
from documents.personnel.services import nominees as personnel
from tests.demo_world import HIDDEN, at, text_of
from tests.documents.asked import make_units
from tests.documents.chapters import ONE, chapter, hand_in
from tests.documents.papers import picture
from tests.documents.personnel.test_personnel import NAME, facts, url
from tests.documents.said import OLD, one_url, revise
from tests.documents.said import url as comments_of
from tests.documents.signed_in import hidden, sign_in
from tests.lists import book, row
from workflows.models import Edition, Step

PLACE = "?phan=bao-cao&doan=2"
TOLD = "Biểu mẫu này đã được gửi trước đó với nội dung khác"
OTHER = "Cù Đăng Vịnh"


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def gone_back(client, path, typed, changed, rows):
    """Send, go back, change, send, and send what came back: what is answered, and rows after each."""
    form = hidden(client, path) | typed
    client.post(path, form)
    counts = [rows.count()]
    refused = client.post(path, form | changed)
    counts.append(rows.count())
    fresh = dict(HIDDEN.findall(refused.content.decode()))
    sent = client.post(path, form | changed | fresh)
    counts.append(rows.count())
    return refused.status_code, TOLD in text_of(refused), sent.status_code, [n - counts[0] for n in counts]


def pictures(*names):
    """A photograph of each name, none like another."""
    sizes = {name: (40, 30 + number) for number, name in enumerate("abc")}
    return [SimpleUploadedFile(f"{name}.png", picture("PNG", size=sizes[name])) for name in names]


WRITTEN_AT_LAST = (409, True, 302, [0, 0, 1])


@pytest.mark.django_db
@pytest.mark.one_database
class TestGoneBack:
    """Every form that makes a row."""

    def test_nominee_and_paper_of_a_dossier(self, cast):
        package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
        clerk = sign_in(cast.tbns2)
        typed = {"full_name": NAME, "born": "02/04/1958", "duty": "Trưởng ban", "proposed": "Ủy viên"}
        paper = {"kept_at": "Tủ số 2", "issued": "01/03/2022"}

        entered = gone_back(clerk, url(package, "them/"), typed, {"full_name": OTHER}, Nominee.objects)
        kept_at = {"kept_at": "Tủ số 3"}
        taken = gone_back(clerk, url(package, "1/anh/nhan/"), paper, kept_at, NomineePaper.objects)

        assert (entered, taken) == (WRITTEN_AT_LAST, WRITTEN_AT_LAST)
        assert [one.full_name for one in Nominee.objects.order_by("number")] == [NAME, OTHER]

    def test_ballots_on_a_name(self, cast, make_package):
        scheme = make_package("DANS", "board")
        personnel.enter_nominee(scheme, facts(), by=cast.tbns2)
        numbers = {"issued": 45, "returned": 45, "valid": 45, "agreed": 40}
        typed = {"met_on": "18/03/2022", "minutes_ref": "BB 7"} | numbers
        again = {"agreed": 41, "reason": "Đếm lại"}

        counted = gone_back(
            sign_in(cast.vanphong), url(scheme, "1/phieu/"), typed, again, NomineeCount.objects
        )

        assert counted == WRITTEN_AT_LAST

    def test_round_and_reply(self, cast, make_package):
        package, units = make_package("BCCT", "consultation"), make_units(cast, 2)
        office, days = sign_in(cast.vanphong), {"opened": "15/02/2022", "last_day": "07/03/2022"}
        typed = {"title": "Lần một", "silence": "listed", "how": "later", "packages": [package.pk]} | days

        asked = {"units": [one.pk for one in units]} | typed
        opened = gone_back(office, "/lay-y-kien/moi/", asked, {"title": "Lần hai"}, Round.objects)
        page = f"/lay-y-kien/{Round.objects.last().pk}/nhap/"
        sheet = {"unit": units[0].code, "ground": "slip", "arrived": "07/03/2022", "whole": "agrees"}
        entered = gone_back(office, page, sheet, {"whole": "none"}, Reply.objects)

        assert (opened, entered) == (WRITTEN_AT_LAST, WRITTEN_AT_LAST)

    def test_readers_and_copies(self, cast, make_package):
        package = make_package("DANS")
        head, page = sign_in(cast.tbns), f"/ho-so/{package.code}/"
        typed = {"person": cast.truong.pk, "until": "20/03/2022", "reason": "Soạn báo cáo chung"}

        other = {"person": cast.tbtc.pk}
        named = gone_back(head, f"{page}nguoi-doc/", typed, other, ReadingGrant.objects)
        first, second = {"readers": [cast.truong.pk]}, {"readers": [cast.bch06.pk]}
        given = gone_back(head, f"{page}ban-in/", first, second, PaperCopy.objects)

        assert (named, given) == (WRITTEN_AT_LAST, WRITTEN_AT_LAST)

    def test_call(self, cast, make_package):
        package = make_package("BCTC")
        seat = f"{cast.bodies.TBTC.pk}-{cast.tbtc.pk}"
        typed = {"whom": seat, "answer": "Chờ số liệu.", "promised": "21/03/2022"}

        page = f"/tien-do/{package.code}/goi/"
        called = gone_back(sign_in(cast.btc), page, typed, {"answer": "Mai trình."}, Call.objects)

        assert called == WRITTEN_AT_LAST

    def test_opinion_and_answer(self, cast, make_package):
        package = make_package("BCCT", "drafting")
        revise(package, cast, OLD)
        reviewer, said, more = sign_in(cast.tttd), {"text": "Đoạn này đúng."}, {"text": "Nêu rõ nguồn."}

        opinions = gone_back(reviewer, comments_of(package) + PLACE, said, more, Comment.objects)
        answer = one_url(package, Comment.objects.get(text=said["text"]))
        answers = gone_back(reviewer, answer, said, more, Comment.objects)

        assert (opinions, answers) == (WRITTEN_AT_LAST, WRITTEN_AT_LAST)

    def test_draft_put_together(self, cast, make_package):
        package = make_package(state="accepted")
        one = chapter(package, cast, ONE, cast.bodies.VP, place=1)
        hand_in(package, one.code, "Hội có 95 đầu mối.", cast.vanphong)
        typed, page = {"note": "Bản ghép đầu", "confirmed": "on"}, f"/ho-so/{package.code}/thanh-phan/ghep/"

        made = gone_back(sign_in(cast.thuky), page, typed, {"note": "Bản ghép cuối"}, package.versions)

        # It is told in vain: the same chapters make no second draft.
        assert made == (409, True, 422, [0, 0, 0])

    def test_photographs_sent_twice_are_one_paper(self, cast):
        package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
        personnel.enter_nominee(package, facts(), by=cast.tbns2)
        clerk, page = sign_in(cast.tbns2), url(package, "1/anh/nhan/")
        form = hidden(clerk, page) | {"issued": "01/03/2022"}

        answers = [clerk.post(page, form | {"file": pictures(*names)}) for names in ("ab", "ab", "abc")]

        assert [answer.status_code for answer in answers] == [302, 302, 409]
        assert NomineePaper.objects.count() == 1

    def test_assigning(self, cast):
        typed = {"kind": "BCTC", "due": "29/04/2022", "note": "", "planned": "BCTC 2022-04-29"}
        typed |= {"due_from": "fixed"}
        page, btc = "/ho-so/giao-moi/", sign_in(cast.btc)

        assigned = gone_back(
            btc, page, typed, {"kind": "BCCT", "planned": "BCCT 2022-04-29"}, Package.objects
        )
        other = typed | {"kind": "BCKT", "planned": "BCKT 2022-04-29"}
        noted = gone_back(btc, page, other, {"note": "Kèm bảng so sánh."}, Package.objects)

        assert (assigned, noted) == (WRITTEN_AT_LAST, WRITTEN_AT_LAST)
        assert sorted(Package.objects.values_list("kind_code", flat=True)) == ["BCCT", "BCKT", "BCKT", "BCTC"]

    def test_number_of_a_paper(self, cast):
        page, office = "/so-van-ban/di/ghi/", sign_in(cast.vanphong)
        typed = {"kind": "QĐ", "day": "18/03/2022", "about": "Lập Tiểu ban", "signer": NAME, "other": "Hội"}

        assert gone_back(office, page, typed, {"about": "Bổ sung"}, RegisterLine.objects) == WRITTEN_AT_LAST

    def test_account(self, cast):
        page, typed = "/van-phong/tai-khoan/moi/", {"honorific": "Bà", "full_name": NAME}

        made = gone_back(sign_in(cast.vanphong), page, typed, {"full_name": OTHER}, Person.objects)

        assert made == WRITTEN_AT_LAST

    def test_unit(self, cast):
        page, typed = "/van-phong/don-vi/them/", {"name": "Hội tỉnh Lào Cai"}

        made = gone_back(sign_in(cast.vanphong), page, typed, {"name": "Hội tỉnh Yên Bái"}, Unit.objects)

        assert made == WRITTEN_AT_LAST

    def test_list(self, cast):
        client, page = sign_in(cast.vanphong), "/van-phong/nhap-danh-sach/nguoi/"
        form, counts, answers = hidden(client, page), [], []
        for name in ("Bà Lê Mận", "Ông Trần Bình"):
            file = SimpleUploadedFile("danh-sach.xlsx", book(row(name=name)))
            answers.append(client.post(page, form | {"file": file}).status_code)
            counts.append(ListFile.objects.count())

        assert (answers, counts) == ([302, 409], [1, 1])


def test_every_row_that_a_request_makes_is_told_of_here():
    """Steps apart, which the engine answers.

    A congress is in `tests/congress/test_setting_up.py`, a moved opening day in `tests/documents/postponing`,
    a returned paper in `tests/documents/synthesis`, a meeting in `tests/documents/deciding`, slips in
    `tests/documents/misprints`, the paper of a conclusion in `tests/documents/appraising`,
    a paper made from the record in `tests/documents/issuing`,
    a meeting to come in `tests/documents/convening`, votes in
    `tests/documents/voting`, an edition in
    `tests/documents/procedures`, what arrives in `tests/documents/tray`, the link of a unit in
    `tests/congress/test_unit_links.py`; to publish a synthesis takes no words. What was
    passed on, and an own calendar, are in `tests/documents/telling`; Word models in
    `tests/documents/stationery`, a finished paper in `tests/documents/signing`.
    """
    bearing = [
        model for model in apps.get_models() if "request_id" in {one.name for one in model._meta.fields}
    ]
    told = {Person, Call, Comment, Nominee, NomineeCount, NomineePaper, PaperCopy, ReadingGrant}
    told |= {Congress, ListFile, Postponement, RegisterLine, SynthesisIssue, TakenPaper, Unit}
    told |= {
        CalendarLink,
        ConclusionTask,
        Edition,
        IncomingBatch,
        Meeting,
        MeetingCorrection,
        MeetingPaper,
        MinutesNumber,
        VerdictNumber,
        OwnCongress,
        PassedOn,
        Reply,
        Round,
        UnitCall,
        UnitLink,
    }
    told |= {
        ExchangedModel,
        PaperIssue,
        StampedPaper,
        AgendaDropped,
        AgendaPaper,
        ConvenedMeeting,
        ConveningEnd,
        InvitationNumber,
    }
    told |= {MisprintLimit, MisprintProposal}
    told |= {CountsAnnounced, OpenBallot, Poll, PollEnd, VotingRule}

    assert {model for model in bearing if not issubclass(model, Step)} == told
