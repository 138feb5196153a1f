"""Who is named in what he reads is spoken to instead; titles and typed words are left as they are."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership, Person
from congress.people.services.absences import delegate
from documents.telling.queries.reminders import works_of_bodies
from documents.telling.services.lending import tell_of_lendings
from documents.telling.words.messages import notes_on
from tests.documents.tasks.told import given
from tests.documents.telling.test_lending_ends import on
from tests.documents.telling.test_news import heard

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def called(person, name, honorific="Ông"):
    """As an administrator would write him down."""
    Person.objects.filter(pk=person.pk).update(full_name=name, honorific=honorific)
    person.refresh_from_db()


def lent(cast):
    seat = Membership.objects.get(person=cast.truong, body=cast.bodies.TBVK)
    facts = {"rights": ["submit"], "start": date(2022, 3, 21), "end": date(2022, 3, 31)}
    with on(18):
        delegate(seat, cast.thuky, **facts, ground="QĐ 12/QĐ-HTS ngày 16/03/2022", by=cast.vanphong)
    with on(31):
        tell_of_lendings()
    return [
        heard(person)[0].removesuffix(" hết hiệu lực khi hết ngày 31/03/2022.")
        for person in (
            cast.truong,
            cast.thuky,
        )
    ]


def test_the_name_of_one_is_the_beginning_of_the_name_of_the_other(cast):
    called(cast.truong, "Nguyễn Văn An")
    called(cast.thuky, "Nguyễn Văn Anh")

    assert lent(cast) == [
        "Ủy quyền của ông cho ông Nguyễn Văn Anh tại Tiểu ban Văn kiện",
        "Ủy quyền của ông Nguyễn Văn An cho ông tại Tiểu ban Văn kiện",
    ]


def test_who_is_spoken_to_in_no_known_way_keeps_the_capital_of_his_name(cast):
    called(cast.truong, "Mai Thanh Tùng", "")
    called(cast.thuky, "Trần Văn Sơn", "")

    assert lent(cast) == [
        "Ủy quyền của ông (bà) cho Trần Văn Sơn tại Tiểu ban Văn kiện",
        "Ủy quyền của Mai Thanh Tùng cho ông (bà) tại Tiểu ban Văn kiện",
    ]


def test_the_title_of_a_task_is_told_as_it_was_given(cast):
    called(cast.tbtc, "Nguyễn Văn An")
    title = "Mời ông Nguyễn Văn An và ông Nguyễn Văn Anh phát biểu"

    given(cast, title=title, due=date(2022, 3, 31))

    assert f"“{title}”" in heard(cast.tbtc)[0]


def test_a_draft_is_called_a_draft_once(cast, make_package):
    make_package("NQ", "assigned")

    with on(30):
        works = works_of_bodies(cast.congress)[cast.bodies.TBVK]

    assert [does for _duty, does in works] == ["Xây dựng dự thảo Nghị quyết Đại hội (DH3-NQ)"]


def test_the_star_behind_a_bracket_is_explained_too():
    assert notes_on(["thứ Hai (29/03/2027)* và 30/03/2026*"]) == notes_on(["30/03/2026* 29/03/2027*"])
    assert len(notes_on(["(29/03/2027)*"])) == 1
