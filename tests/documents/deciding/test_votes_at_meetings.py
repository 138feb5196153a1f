"""Votes that were opened and closed on their pages stand in the minutes of the meeting that held them."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from documents.models import Meeting, MeetingVote, PackageDecision, Poll
from tests.demo_world import HIDDEN, Visitor, at, text_of

pytestmark = pytest.mark.one_database

PAGE = "/cuoc-hop/ghi/TT/"
WORDS = "Bảo lưu ý kiến về chỉ tiêu phát triển hội viên."


@pytest.fixture(autouse=True)
def that_morning(cast):
    with at(19, hour=9):
        yield


@pytest.fixture
def clerk(cast):
    """Writes down what Thường trực decides."""
    return Visitor(cast.thuongtruc)


def send(visitor, url, **told):
    form = dict(HIDDEN.findall(visitor.get(url).content.decode()))
    return visitor.client.post(url, form | told)


def voted_at_the_meeting(clerk, package, *, present=4, votes=(3, 1)):
    """Opened at a meeting with a second question, hands entered, closed."""
    url = f"/ho-so/{package.code}/mo-bieu-quyet/TT/"
    asked = "Gửi lấy ý kiến lần hai"
    assert send(clerk, url, manner="meeting", way="open", present="4", asked=asked).status_code == 302
    poll = Poll.objects.first()
    ids, page = list(poll.voters.values_list("person_id", flat=True)), f"/cuoc-bieu-quyet/{poll.pk}/"
    for choice, people in (("for", ids[: votes[0]]), ("against", ids[votes[0] : sum(votes)])):
        words = WORDS if choice == "against" else ""
        told = {"people": people, "question_1": choice, "question_2": "for", "words": words}
        if people:
            assert send(clerk, f"{page}nhap-thay/", ground="hands", **told).status_code == 302
    done = send(clerk, f"{page}ket-thuc/", present=present, **{"ket-thuc": "1"})
    assert done.status_code == 302
    return poll


def held(clerk, cast, **more):
    told = {"met_on": "19/03/2022", "half": "morning", "manner": "in_person", "chair": cast.chutich.pk}
    return send(clerk, PAGE, **told | {"secretary": cast.thuongtruc.pk, "present": "4"} | more)


def words_of(clerk, url):
    paper, word = clerk.get(f"{url}bien-ban.pdf").content, clerk.get(f"{url}bien-ban.docx").content
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    return " ".join(words.split()), zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()


def test_the_minutes_tell_questions_figures_and_dissent(cast, clerk, make_package):
    voted_at_the_meeting(clerk, make_package("BCCT", "standing"))
    decision = PackageDecision.objects.get(poll_end__isnull=False)
    offered = clerk.read(PAGE)
    form = dict(HIDDEN.findall(clerk.get(PAGE).content.decode()))

    done, again = (held(clerk, cast, earlier=[decision.pk], **form) for _click in range(2))
    url = done["Location"]
    words, xml = words_of(clerk, url)

    assert (again.status_code, again["Location"]) == (302, url)
    assert "Biểu quyết đã ghi, thuộc cuộc họp này" in offered
    assert [vote.decision for vote in MeetingVote.objects.all()] == [decision]
    for told in (
        "tham gia 4/5; tán thành 3, không tán thành 1",
        "Gửi lấy ý kiến lần hai: tham gia 4/5; tán thành 4",
        "Cách biểu quyết: công khai.",
        WORDS,
    ):
        assert told in words
        assert told in xml
    assert "Biểu quyết đã ghi" not in clerk.read(PAGE)


def test_a_vote_that_lost_its_quorum_is_told_without_a_result(cast, clerk, make_package):
    voted_at_the_meeting(clerk, make_package("BCCT", "standing"), present=2, votes=(2, 0))

    done = held(clerk, cast)
    words, _xml = words_of(clerk, done["Location"])

    assert "Biểu quyết không có kết quả:" in words
    assert "không đủ số người tham gia." in words
    assert "Biểu quyết không có kết quả" in clerk.read(done["Location"])
    # A second meeting of that day may have held it: neither says so any more.
    held(clerk, cast, half="afternoon")
    assert "Biểu quyết không có kết quả" not in clerk.read(done["Location"])


def test_a_vote_of_another_day_or_meeting_is_refused(cast, clerk, make_package):
    voted_at_the_meeting(clerk, make_package("BCCT", "standing"))
    decision = PackageDecision.objects.get(poll_end__isnull=False)
    with at(20):
        later = held(clerk, cast, met_on="20/03/2022", earlier=[decision.pk])
        unknown = held(clerk, cast, met_on="20/03/2022", earlier=[999])
        typed = held(clerk, cast, met_on="19/03/2022", earlier=[decision.pk])
        taken = held(clerk, cast, met_on="19/03/2022", half="evening", earlier=[decision.pk])

    assert [one.status_code for one in (later, unknown, typed, taken)] == [422, 422, 302, 422]
    assert "Có biểu quyết không thuộc cuộc họp ngày 20/03/2022" in text_of(later)
    assert (Meeting.objects.count(), MeetingVote.objects.count()) == (1, 1)


def test_a_vote_in_writing_belongs_to_no_meeting(clerk, make_package):
    package = make_package("BCCT", "standing")
    send(clerk, f"/ho-so/{package.code}/mo-bieu-quyet/TT/", manner="writing", way="open", until="19/03/2022")
    poll = Poll.objects.get()
    page = f"/cuoc-bieu-quyet/{poll.pk}/"
    for voter in poll.voters.select_related("person")[:3]:
        send(Visitor(voter.person), f"{page}bo-phieu/", question_1="for")
    with at(20):
        send(clerk, f"{page}ket-thuc/", **{"ket-thuc": "1"})

        assert PackageDecision.objects.filter(poll_end__poll=poll).exists()
        assert "Biểu quyết đã ghi" not in clerk.read(PAGE)


def test_a_meeting_is_not_assumed_full_where_its_vote_says_otherwise(cast, clerk, make_package):
    voted_at_the_meeting(clerk, make_package("BCCT", "standing"))
    decision = PackageDecision.objects.get(poll_end__isnull=False)

    assumed = held(clerk, cast, earlier=[decision.pk], present="")
    told = held(clerk, cast, earlier=[decision.pk], present="5")

    assert (assumed.status_code, told.status_code) == (422, 302)
    assert "Biểu quyết đã ghi có mặt 4/5: đề nghị ghi số có mặt" in text_of(assumed)
