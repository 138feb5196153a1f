"""A vote tied to the wrong meeting is taken off; a paper that has its number says what it said then."""

from __future__ import annotations

import pytest

from documents.deciding.queries import untied_decisions
from documents.deciding.services.meetings import cited_number
from documents.models import Meeting, MeetingPaper, MeetingVote, PackageDecision, VoteUntied
from tests.demo_world import Visitor, at
from tests.documents.deciding.test_issued import words_of
from tests.documents.deciding.test_meeting_put_right import held, put_right
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def that_evening(cast):
    with at(19, hour=20):
        yield


@pytest.fixture
def clerk(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def mistaken(cast, clerk, make_package):
    """The board's vote stands at the meeting of the morning; it was taken in the afternoon."""
    return held(clerk, cast, make_package("BCCT", "board"), half="morning")


def test_a_vote_tied_by_mistake_is_taken_off_and_tied_to_its_meeting(cast, clerk, mistaken):
    vote = MeetingVote.objects.get()

    off = put_right(clerk, mistaken, untied=[vote.pk])
    again = put_right(clerk, mistaken, untied=[vote.pk])
    loose = [one.pk for one in untied_decisions(cast.bodies.BCH)]
    right = held(clerk, cast, half="afternoon", earlier=[vote.decision_id])

    assert (off.status_code, again.status_code, loose) == (302, 422, [vote.decision_id])
    assert VoteUntied.objects.get().correction.meeting == Meeting.objects.get(pk=vote.meeting_id)
    assert [str(one.meeting.half) for one in MeetingVote.objects.all()] == ["afternoon"]
    assert [len(clerk.get(url).context["votes"].rows) for url in (mistaken, right)] == [0, 1]
    assert PackageDecision.objects.filter(pk=vote.decision_id).exists()
    assert faults() == []


def test_the_number_that_a_count_cites_is_that_of_the_minutes(cast, clerk, make_package):
    wrong = held(clerk, cast, make_package("BCCT", "board"), half="morning", minutes_ref="12/BB-HTS")
    put_right(clerk, wrong, untied=[MeetingVote.objects.get().pk])

    right = held(clerk, cast, half="afternoon", earlier=[untied_decisions(cast.bodies.BCH)[0].pk])
    form = clerk.client.get(f"{right}so-bien-ban/").context["form"]

    assert Meeting.objects.get(half="afternoon").minutes_ref == "12/BB-HTS"
    assert (form["number"].value(), form["mark"].value()) == (12, "BB-HTS")


@pytest.mark.parametrize(
    ("words", "number"),
    [("Biên bản họp số 07/BB-BCH ngày 19/03/2022", (7, "BB-BCH")), ("Biên bản họp ngày 19/03/2022", None)],
)
def test_a_day_is_no_number(words, number):
    assert cited_number(words) == number


def test_a_resolution_with_its_number_says_what_it_said_when_it_got_it(cast, clerk, mistaken):
    clerk.client.post(f"{mistaken}so-nghi-quyet/", {"seen": 0, "number": "5", "mark": "", "request_id": "so"})
    before, _xml = words_of(clerk, mistaken, "nghi-quyet")
    put_right(clerk, mistaken, half="afternoon")
    after, _xml = words_of(clerk, mistaken, "nghi-quyet")
    page = clerk.read(mistaken)
    fresh = clerk.client.get(f"{mistaken}nghi-quyet.docx?moi")

    assert MeetingPaper.objects.get().said["kind"] == "NGHỊ QUYẾT"
    assert ("05/NQ-HTS" in before, after) == (True, before)
    assert "Nội dung đã đính chính sau khi cấp số." in page
    assert fresh.status_code == 200
