"""What was said of a paragraph follows it: kept, changed, moved, gone."""

from __future__ import annotations

from hypothesis import given

from documents.texts.compare.follow import FollowedTo, follow, numbered
from tests.documents.compared import BRIDGE, GIFTS, GIFTS_NOW, HISTORY, TRUTH, texts

OLD = f"{TRUTH}\n{GIFTS}\n{HISTORY}\n{BRIDGE}"


def test_blank_lines_are_no_paragraphs():
    assert numbered(f"\n{TRUTH}\n\n  \n{GIFTS}\n") == [(1, TRUTH), (2, GIFTS)]


def test_a_paragraph_before_it_pushes_the_others_down():
    new = f"Một đoạn mới ở đầu báo cáo.\n{OLD}"

    assert follow(OLD, new) == {1: FollowedTo(2), 2: FollowedTo(3), 3: FollowedTo(4), 4: FollowedTo(5)}


def test_changed_figures_leave_the_paragraph_where_it_is():
    assert follow(OLD, OLD.replace(GIFTS, GIFTS_NOW))[2] == FollowedTo(2, changed=True)


def test_a_paragraph_that_moved_is_found_where_it_stands():
    new = f"{GIFTS}\n{HISTORY}\n{BRIDGE}\n{TRUTH}"

    assert follow(OLD, new) == {1: FollowedTo(4), 2: FollowedTo(1), 3: FollowedTo(2), 4: FollowedTo(3)}


def test_a_paragraph_that_moved_and_changed_says_so():
    new = "\n".join([TRUTH, HISTORY, BRIDGE, GIFTS.replace("2.950", "3.383")])

    assert follow(OLD, new)[2] == FollowedTo(4, changed=True)


def test_what_is_gone_has_no_place():
    assert follow(OLD, f"{TRUTH}\n{GIFTS}\n{BRIDGE}")[3] == FollowedTo(None, changed=True)


@given(texts, texts)
def test_every_paragraph_is_somewhere_once_or_gone(old, new):
    places = follow(old, new)
    here = [place.number for place in places.values() if place.number is not None]

    assert sorted(places) == [number for number, _words in numbered(old)]
    assert len(here) == len(set(here))
    assert set(here) <= {number for number, _words in numbered(new)}
