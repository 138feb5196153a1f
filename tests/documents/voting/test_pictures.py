"""Photographs of the ballots and of the counted sheet are kept with the result, for who may know it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Scan
from documents.personnel.services.ballots import announce_counts
from documents.voting.queries.counts import PaperFigures
from documents.voting.services.terms import PollTerms
from tests.demo_world import Visitor
from tests.documents.examined import faults
from tests.documents.papers import jpg, png
from tests.documents.voting.test_paper import board, closed, opened, three, two_names

pytestmark = pytest.mark.one_database
__all__ = ["board", "two_names"]


def kept(poll, by, *files):
    form = {"request_id": "anh", "scan": [SimpleUploadedFile(name, data) for name, data in files]}
    return Visitor(by).client.post(f"/cuoc-bieu-quyet/{poll.pk}/anh-kiem-phieu/", form)


PHOTOS = (("phieu-1.jpg", jpg()), ("bien-ban.png", png()))


def test_photographs_become_one_paper_of_the_count(cast, board):
    closed(board, cast.vanphong, {1: PaperFigures(38, 37, 2, 32, 3, 0)}, three(cast))
    done = kept(board, cast.vanphong, *PHOTOS)

    scan = Scan.objects.get()
    page = Visitor(cast.vanphong).client.get(f"/cuoc-bieu-quyet/{board.pk}/").content.decode()
    assert (done.status_code, scan.step.decision.poll_end.poll, faults()) == (302, board, [])
    assert f"/ban-chup/{scan.pk}/" in page


def test_no_photograph_is_kept_early_empty_twice_or_by_another(cast, board):
    early = kept(board, cast.vanphong, *PHOTOS)
    closed(board, cast.vanphong, {1: PaperFigures(38, 37, 2, 32, 3, 0)}, three(cast))
    answers = [kept(board, cast.vanphong, *files) for files in ((), PHOTOS, PHOTOS)]
    answers += [early, kept(board, cast.bch20, *PHOTOS)]

    assert [one.status_code for one in answers] == [422, 302, 302, 409, 404]
    assert Scan.objects.count() == 1


def test_who_is_named_sees_no_photograph_before_the_result_is_told(cast, two_names):
    names = PollTerms(manner="meeting", way="paper", present=45, by_name=True)
    poll = opened(two_names, cast.bodies.BCH, names, cast.vanphong)
    papers = {1: PaperFigures(44, 44, 0, 41, 3, 0), 2: PaperFigures(45, 45, 0, 40, 5, 0)}
    closed(poll, cast.vanphong, papers, three(cast), present=45)
    kept(poll, cast.vanphong, *PHOTOS)
    picture = f"/ho-so/{two_names.code}/ban-chup/{Scan.objects.get().pk}/"

    before = [Visitor(one).client.get(picture).status_code for one in (cast.bch01, cast.bch02)]
    announce_counts(two_names, by=cast.vanphong)
    after = Visitor(cast.bch01).client.get(picture).status_code

    assert (before, after) == ([404, 200], 200)
