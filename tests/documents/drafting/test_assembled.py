"""Ghép thành dự thảo: chapters and parts of several bodies become one draft, and what lacks is said."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from documents.drafting.queries import parts as asked
from documents.drafting.services import assembling, parts
from documents.models import Package
from documents.packages.services.paper_words import text_of as words_of
from documents.packages.services.taking_in import receive
from tests.cast import perform
from tests.demo_world import text_of
from tests.documents.chapters import ONE, TWO, chapter, hand_in, post, sent, url
from tests.documents.papers import png
from tests.documents.signed_in import hidden, hidden_in, sign_in
from workflows import clock, engine
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def package(make_package):
    """The political report, given to Tiểu ban Văn kiện, without a draft."""
    return make_package("BCKD", "accepted")


def test_chapters_are_put_together_in_order_and_what_lacks_is_said_first(cast, package):
    two = chapter(package, cast, TWO, cast.bodies.BKT, place=2)
    one = chapter(package, cast, ONE, cast.bodies.VP, place=1)
    hand_in(package, one.code, f"{ONE}\nHội có 95 đầu mối.", cast.vanphong)
    lead = sign_in(cast.thuky)

    before = lead.get(url(package, "ghep"))
    refused = post(lead, url(package, "ghep"), note="Bản ghép đầu")
    confirmed = post(lead, url(package, "ghep"), note="Bản ghép đầu", confirmed="on")
    blocked = _refusal(Package.objects.get(pk=package.pk), cast)
    hand_in(package, two.code, "Đã kiểm tra 12 đơn vị.", cast.bkt)
    late = _refusal(Package.objects.get(pk=package.pk), cast)
    again = post(lead, url(package, "ghep"), note="Đủ chương")
    found = Package.objects.get(pk=package.pk)

    missing = f"{TWO} (Ban Kiểm tra, hạn 22/03/2022)"
    assert missing in text_of(before)
    assert (refused.status_code, "Bản ghép đầu" in text_of(refused)) == (422, True)
    assert (confirmed.status_code, again.status_code) == (302, 302)
    assert (missing in blocked, missing in late) == (True, True)
    assert asked.lacking_parts(found) == []
    text = words_of(found.current.parts.get(code="bao-cao")).text
    assert text == f"{ONE}\nHội có 95 đầu mối.\n{TWO}\nĐã kiểm tra 12 đơn vị."
    assert found.current.number == 2


def _refusal(package, cast):
    """What one who would submit now is told."""
    offers = engine.available(package, cast.truong)
    return next(" ".join(one.reasons) for one in offers if one.action == "to_subcommittee")


def test_who_wrote_a_chapter_does_not_verify_the_package(cast, make_package):
    package = make_package("BCTC", "verification")
    plan = parts.add_chapter(
        package, parts.Charge(title="Chương 1. Thu", owner=cast.bodies.BKT), by=cast.tbtc
    )
    hand_in(package, plan.code, "Thu 12 triệu đồng.", cast.bkt)

    with pytest.raises(Unmet):
        perform(package, "verify", cast.bkt, verdict="pass")


def test_parts_of_others_enter_the_draft_as_their_files(cast, package):
    owner = parts.Charge(owner=cast.bodies.TTTD, due=clock.today() + timedelta(days=4))
    parts.charge_part(package, "giai-trinh", owner, by=cast.truong, seen="0:0")
    sent(sign_in(cast.tttd), url(package, "giai-trinh", "gui"), "so lieu.txt", b"95 dau moi")
    sent(sign_in(cast.thuky), url(package, "bao-cao", "gui"), "bao cao.txt", b"Bao cao")

    done = post(sign_in(cast.thuky), url(package, "ghep"), note="Bản ghép")
    empty = post(sign_in(cast.thuky), url(package, "ghep"), note="Bản ghép")

    rows = Package.objects.get(pk=package.pk).current.parts.order_by("code").values_list("code", "name")
    assert (done.status_code, empty.status_code) == (302, 422)
    assert list(rows) == [("bao-cao", "bao cao.txt"), ("giai-trinh", "so lieu.txt")]


def test_a_chapter_that_cannot_be_read_is_named(cast, package):
    plan = chapter(package, cast, TWO, cast.bodies.BKT)
    picture = receive(io.BytesIO(png()), "chup.png", part=plan.code)
    parts.hand_in_part(
        package, plan.code, picture, by=cast.bkt, seen=asked.checklist_item(package, plan.code).seen
    )

    refused = post(sign_in(cast.thuky), url(package, "ghep"), note="Bản ghép")

    assert refused.status_code == 422
    assert f"Không đọc được chữ của {TWO} (chup.png)" in text_of(refused)


def test_a_second_click_and_a_chapter_that_came_meanwhile(cast, package):
    one = chapter(package, cast, ONE, cast.bodies.VP)
    hand_in(package, one.code, "Hội có 95 đầu mối.", cast.vanphong)
    lead, path = sign_in(cast.thuky), url(package, "ghep")
    opened = hidden(lead, path)
    hand_in(package, one.code, "Hội có 94 đầu mối.", cast.vanphong)

    late = lead.post(path, opened | {"note": "Bản ghép đầu"})
    again = hidden_in(late) | {"note": "Bản ghép đầu"}
    clicks = [lead.post(path, again).status_code for _click in range(2)]

    assert (late.status_code, "Bản ghép đầu" in text_of(late)) == (409, True)
    assert "Có bản soạn hoặc phân công mới" in text_of(late)
    assert clicks == [302, 302]
    assert package.versions.count() == 1


def test_outside_the_time_of_drafting_nothing_is_put_together(cast, make_package):
    package = make_package(state="standing")
    one = chapter(package, cast, ONE, cast.bodies.VP, required=False)
    hand_in(package, one.code, "Hội có 95 đầu mối.", cast.vanphong)
    lead = sign_in(cast.thuky)

    page = lead.get(url(package, "ghep"))
    refused = lead.post(url(package, "ghep"), fields(package))

    assert "không lập dự thảo mới được" in text_of(page)
    assert (refused.status_code, package.versions.count()) == (409, 1)


def fields(package):
    """What an old page of putting together would send."""
    made_of = assembling.assembly_of(Package.objects.get(pk=package.pk)).seen
    return {"seen": engine.seen(package), "made_of": made_of, "request_id": "cu-1", "note": "Bản ghép"}
