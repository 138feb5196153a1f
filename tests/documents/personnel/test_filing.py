"""What is filed with the authority waits for every dossier of the congress; who lacks what is not said."""

from __future__ import annotations

import pytest

from documents.models import Nominee, Package
from documents.personnel.guards import papers_count_on_filing
from tests.demo_world import at
from workflows import clock
from workflows.context import Context
from workflows.procedures import store

pytestmark = pytest.mark.one_database
GUARD = "papers_count_on_filing"


def test_it_says_which_packages_are_short_by_how_much_and_names_nobody(world):
    package = Package.objects.get(code="DH3-HSBNV")

    with at(29):
        told = papers_count_on_filing(Context(item=package, definition=package.definition, at=clock.now()))

    assert isinstance(told, str)
    assert told.startswith("Chưa gửi được: hồ sơ còn thiếu hoặc có giấy tờ đã hết giá trị")
    assert "(DH3-HSNS): " in told
    assert [one.full_name for one in Nominee.objects.all() if one.full_name in told] == []


def test_it_stands_before_the_signature_of_what_is_filed_and_of_nothing_else():
    guarded = {
        (code, move.code)
        for code in store.shipped_codes()
        for move in store.read_shipped(code).every_move()
        if move.is_guarded_by(GUARD)
    }

    assert guarded == {("HSBNV", "sign")}
