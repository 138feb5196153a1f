"""Two people at one draft: each sees the other, neither is locked out, and no draft passes another unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from documents.drafting.queries.writing import editors
from documents.models import Blob, Editing, Package, Version
from documents.texts.files import PAPERS
from tests.demo_world import at, paper, text_of
from tests.documents import papers
from tests.documents.readable import par, run, word

CODE = "DH3-NQ"
PAGE = f"/ho-so/{CODE}/"
MAIN = "file_du-thao"
BUSY = "đang sửa, từ 8 giờ 20 ngày 18/03/2022."


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


@pytest.fixture
def head(world):
    return world.visitor("tbvk")


@pytest.fixture
def secretary(world):
    return world.visitor("tbvk2")


def say(visitor, **more):
    return visitor.client.post(f"{PAGE}dang-sua/", more)


def file_named(name, *words):
    return paper(name, word(*(par(run(line)) for line in words)))


def numbers():
    return list(Version.objects.filter(package__code=CODE).values_list("number", flat=True))


class TestSayingSo:
    def test_others_see_who_is_at_it_and_since_when(self, head, secretary):
        with at(18, hour=8, minute=20):
            answer = say(head)

        assert (answer.status_code, answer["Location"]) == (302, PAGE)
        assert f"{head.person} {BUSY}" in secretary.read(PAGE)
        assert BUSY in text_of(secretary.get(f"{PAGE}viec/revise/"))
        assert BUSY not in text_of(head.get(f"{PAGE}viec/revise/"))

    def test_saying_it_twice_keeps_the_first_hour(self, head, secretary):
        with at(18, hour=8, minute=20):
            say(head)
        say(head)

        assert BUSY in secretary.read(PAGE)
        assert Editing.objects.count() == 1

    def test_it_ends_when_said_when_handed_in_and_after_a_working_day(self, head, secretary):
        say(head)
        say(head, thoi="1")
        after_saying = "đang sửa, từ" in secretary.read(PAGE)
        say(head)
        head.act(CODE, "revise", text="Nghị quyết, bản của trưởng tiểu ban.")
        after_draft = "đang sửa, từ" in secretary.read(PAGE)
        with at(18, hour=10):
            say(head)
        # Friday 18, Monday 21 and Tuesday 22.
        with at(21):
            on_monday = "đang sửa, từ" in secretary.read(PAGE)
        with at(22):
            on_tuesday = "đang sửa, từ" in secretary.read(PAGE)

        assert (after_saying, after_draft, on_monday, on_tuesday) == (False, False, True, False)

    def test_nobody_is_locked_out(self, head, secretary):
        say(head)

        secretary.act(CODE, "revise", text="Nghị quyết, bản của thư ký.")

        assert numbers() == [1, 2]
        assert [one.person.username for one in editors(Package.objects.get(code=CODE))] == ["tbvk"]

    def test_only_who_may_draft_says_so(self, world):
        answers = [say(world.visitor(name)).status_code for name in ("chutich", "bkt", "btc", "nguoila")]

        assert answers == [403, 403, 403, 404]
        assert Editing.objects.count() == 0


class TestOvertaken:
    def test_a_draft_begun_from_an_older_one_is_not_taken_and_both_are_kept(self, head, secretary):
        stale = head.form(CODE, "revise")
        secretary.act(CODE, "revise", text="Nghị quyết, bản của thư ký.")

        answer = head.send(CODE, "revise", **{MAIN: file_named("nq.docx", "Bản trên máy")}, **stale)

        said = text_of(answer)
        assert (answer.status_code, numbers()) == (409, [1, 2])
        assert "Đã có dự thảo lần 2" in said
        assert "Đã nhận, không cần chọn lại: nq.docx" in said
        assert f"{PAGE}so-sanh/1/2/" in answer.content.decode()

    def test_pressed_once_more_it_becomes_the_next_draft_without_being_sent_again(self, head, secretary):
        stale = head.form(CODE, "revise")
        secretary.act(CODE, "revise", text="Nghị quyết, bản của thư ký.")
        refused = head.send(CODE, "revise", **{MAIN: file_named("nq.docx", "Bản trên máy")}, **stale)
        fields = refused.context["form"].data

        again = head.send(
            CODE, "revise", **{name: fields[name] for name in ("seen", "request_id", "base", "kept")}
        )

        assert (again.status_code, numbers()) == (302, [1, 2, 3])
        last = Version.objects.get(package__code=CODE, number=3)
        assert last.parts.get(code="du-thao").name == "nq.docx"

    @pytest.mark.parametrize(
        ("base", "why"), [(None, "Chưa nói rõ tệp này sửa từ dự thảo nào"), ("1", "sửa từ dự thảo lần 1")]
    )
    def test_a_fresh_form_must_name_the_draft_in_force(self, head, secretary, base, why):
        secretary.act(CODE, "revise", text="Nghị quyết, bản của thư ký.")
        fields = {name: value for name, value in head.form(CODE, "revise").items() if name != "base"}
        named = {"base": base} if base else {}

        answer = head.send(CODE, "revise", text="Nghị quyết, bản khác.", **named, **fields)

        assert (answer.status_code, numbers()) == (409, [1, 2])
        assert why in text_of(answer)
        assert "Nghị quyết, bản khác." in text_of(answer)

    def test_a_draft_that_never_was_is_no_base(self, head):
        answer = head.send(CODE, "revise", text="x y z", **(head.form(CODE, "revise") | {"base": "77"}))

        assert answer.status_code == 422
        assert numbers() == [1]


def test_an_upload_cut_off_half_way_leaves_nothing(head, world):
    rows, stored = Blob.objects.count(), world.papers()

    answer = head.act(CODE, "revise", **{MAIN: paper("nq.docx", papers.docx()[:-400])})

    assert answer.status_code == 422
    assert "Tệp không trọn vẹn, có thể đã bị ngắt khi sao chép hoặc tải lên." in text_of(answer)
    assert (Blob.objects.count(), world.papers(), numbers()) == (rows, stored, [1])
    assert PAPERS.orphans(set(Blob.objects.values_list("name", flat=True)), timedelta(0)) == []
