"""A page that only shows asks each question once; what may write asks anew under its lock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from congress.people.queries.hats import hats
from workflows import clock
from workflows.middleware import time_middleware
from workflows.shown import is_only_shown, shown_as_it_stands

pytestmark = pytest.mark.django_db


def test_what_a_person_may_is_asked_once_a_page(cast, django_assert_num_queries):
    tomorrow = clock.today() + timedelta(days=1)
    with shown_as_it_stands(), django_assert_num_queries(2):
        assert hats(cast.truong) is hats(cast.truong)
        assert hats(cast.truong, tomorrow) is not hats(cast.truong)
    with django_assert_num_queries(2):
        assert hats(cast.truong) == hats(cast.truong)


@pytest.mark.parametrize(("method", "shown"), [("get", True), ("head", True), ("post", False)])
def test_only_who_looks_is_answered_from_before(cast, rf, method, shown):
    told = []
    serve = time_middleware(lambda _request: told.append(is_only_shown()))

    serve(getattr(rf, method)("/"))

    assert told == [shown]
    assert not is_only_shown()
