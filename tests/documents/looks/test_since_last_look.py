"""Who comes back reads what others did meanwhile, on the package and above the board."""

from __future__ import annotations

from datetime import timedelta

import pytest

from documents.models import Look
from tests.cast import draft, perform
from tests.demo_world import text_of
from workflows import clock

pytestmark = pytest.mark.django_db
NEW = "Nội dung thay đổi kể từ lần xem trước"


@pytest.fixture
def come(client):
    def come(person, page, *, after=timedelta(0)):
        client.force_login(person)
        with clock.frozen(clock.now() + after):
            return text_of(client.get(page))

    return come


def test_what_others_did_is_told_at_the_next_visit_and_all_through_it(cast, make_package, come):
    package = make_package("BCCT", "accepted")
    page, hour = f"/ho-so/{package.code}/", timedelta(hours=1)

    assert NEW not in come(cast.btc, page)
    perform(package, "revise", cast.thuky, version=draft(package))
    told = come(cast.btc, page, after=hour)
    again = come(cast.btc, page, after=hour + timedelta(minutes=5))
    later = come(cast.btc, page, after=2 * hour)

    assert NEW in told
    assert "Người thuky" in told.partition(NEW)[2][:200]
    assert NEW in again
    assert NEW not in later
    assert NEW not in come(cast.thuky, page, after=2 * hour)
    assert Look.objects.filter(package=package).count() == 2


def test_the_board_names_the_packages_that_moved_and_where_they_stand(cast, make_package, come):
    package, other = make_package("BCCT", "accepted"), make_package("BCTC", "accepted")
    hour = timedelta(hours=1)

    assert NEW not in come(cast.btc, "/tien-do/")
    perform(package, "revise", cast.thuky, version=draft(package))
    told = come(cast.btc, "/tien-do/", after=hour).partition(NEW)[2][:400]

    assert "1 hồ sơ" in told[:60]
    assert f"{package.title} ({package.code}): 1 thay đổi, nay ở bước “{package.stage_label}”" in told
    assert other.title not in told
    assert NEW not in come(cast.thuky, "/tien-do/", after=hour)
