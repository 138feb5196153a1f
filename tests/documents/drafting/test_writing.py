"""A draft written on the page: marks become headings, lists and tables; it is seen first, kept, handed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.drafting.queries.writing import editors
from documents.models import Editing, Package, Version, Writing
from documents.texts.reading.reader import read_typed
from documents.texts.reading.typed import marked_text
from tests.demo_world import at, text_of

CODE = "DH3-NQ"
PAGE = f"/ho-so/{CODE}/"
DESK = f"{PAGE}soan/du-thao/"
TYPED = (
    "# Nghị quyết\nĐại hội nhất trí.\n- Điểm một\n- Điểm hai\n| Chỉ tiêu | Số\n| Hội viên | 95\n## Tổ chức"
)
HTML = (
    "<h2>Nghị quyết</h2><p>Đại hội nhất trí.</p><ul><li>Điểm một</li><li>Điểm hai</li></ul>"
    "<table><tr><td>Chỉ tiêu</td><td>Số</td></tr><tr><td>Hội viên</td><td>95</td></tr></table>"
    "<h3>Tổ chức</h3>"
)


@pytest.fixture
def secretary(world):
    with at(18, hour=9):
        yield world.visitor("tbvk2")


def write(visitor, text, button, **more):
    return visitor.client.post(DESK, {"text": text, button: "1"} | more)


def hand_in(visitor, text):
    """What the last button of the page sends: its own fields, to the form of a new draft."""
    fields = visitor.get(DESK).context["form"].initial
    return visitor.send(CODE, "revise", **(fields | {"text": text}))


class TestMarks:
    def test_marks_are_headings_lists_and_tables(self):
        assert read_typed(TYPED).html == HTML
        assert marked_text(HTML) == TYPED

    def test_what_looks_like_html_is_words(self):
        assert read_typed("<b>x</b>").html == "<p>&lt;b&gt;x&lt;/b&gt;</p>"

    LINES = st.text(alphabet="aă#-|*+ .<&0\u0301", max_size=12)

    @given(st.lists(LINES, max_size=6).map("\n".join))
    def test_whatever_is_typed_reads_the_same_after_it_is_written_on(self, text):
        once = read_typed(text)

        again = read_typed(marked_text(once.html))

        assert again.text == once.text


class TestDesk:
    def test_it_begins_with_the_words_of_the_draft_in_force(self, secretary):
        page = secretary.get(DESK)

        assert page.status_code == 200
        assert "\nNGHỊ QUYẾT\n" in page.context["form"].initial["text"]

    def test_preview_shows_it_as_readers_will_and_keeps_it(self, secretary, world):
        answer = write(secretary, TYPED, "xem")

        kept = Writing.objects.get()
        assert answer.status_code == 200
        assert HTML in answer.content.decode()
        assert (kept.text, kept.base, kept.person) == (TYPED, 1, secretary.person)
        assert Editing.objects.get().person == secretary.person
        assert Version.objects.filter(package__code=CODE).count() == 1

    def test_a_script_is_shown_as_words(self, secretary):
        answer = write(secretary, "<script>alert(1)</script>", "xem")

        assert "<script>alert" not in answer.content.decode()
        assert "<script>alert(1)</script>" in text_of(answer).replace("&lt;", "<")

    def test_saved_it_is_there_the_next_day_and_for_nobody_else(self, secretary, world):
        write(secretary, TYPED, "luu")

        with at(21):
            mine = secretary.get(DESK).context["form"].initial["text"]
            others = world.visitor("tbvk").get(DESK).context["form"].initial["text"]

        assert mine == TYPED
        assert "\nNGHỊ QUYẾT\n" in others

    def test_handed_in_it_is_a_draft_and_no_longer_on_the_desk(self, secretary):
        write(secretary, TYPED, "luu")

        answer = hand_in(secretary, TYPED)

        assert answer.status_code == 302
        assert HTML in secretary.get(f"{PAGE}du-thao/2/").content.decode()
        assert Writing.objects.count() == 0
        assert editors(Package.objects.get(code=CODE)) == []

    def test_begun_before_somebody_elses_draft_it_says_so_and_is_not_taken_blindly(self, secretary, world):
        write(secretary, TYPED, "luu")
        world.visitor("tbvk").act(CODE, "revise", text="Nghị quyết, bản của trưởng tiểu ban.")

        page, answer = secretary.read(DESK), hand_in(secretary, TYPED)

        assert "Dự thảo lần 2 của" in page
        assert answer.status_code == 409
        assert "Điểm hai" in text_of(answer)

    def test_dropped_it_is_gone(self, secretary):
        write(secretary, TYPED, "luu")

        answer = secretary.client.post(DESK, {"bo": "1"})

        assert (answer.status_code, Writing.objects.count()) == (302, 0)

    @pytest.mark.parametrize(("text", "why"), [("", "Chưa nhập mục này."), ("x" * 400_001, "400000")])
    def test_nothing_and_too_much_come_back(self, secretary, text, why):
        answer = write(secretary, text, "xem")

        assert (answer.status_code, Writing.objects.count()) == (422, 0)
        assert why in text_of(answer)

    def test_only_drafters_and_only_parts_that_there_are(self, secretary, world):
        assert [world.visitor(name).get(DESK).status_code for name in ("chutich", "bkt", "btc")] == [403] * 3
        assert secretary.get(f"{PAGE}soan/khong-co/").status_code == 404
        assert secretary.get("/ho-so/DH3-BCCT/soan/bao-cao/").status_code == 409
        assert secretary.get("/ho-so/DH3-DANS/soan/de-an/").status_code == 404
