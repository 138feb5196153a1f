"""Neither language has a gap: every sentence has its English, and the switch is the only way to it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from docs import catalogue
from tests.house.english import HOLE, UNMARKED, marked, speaks, words_of


def pairs() -> list[tuple[str, str]]:
    """Each sentence with its English; of a plural, each form with its own."""
    found = []
    for message in catalogue.entries(catalogue.kept()):
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        found += zip(ids, catalogue.strings(message), strict=True)
    return found


@pytest.mark.one_database
class TestCatalogue:
    def test_every_string_is_in_it_and_no_other(self):
        found = {(one.id, one.context) for one in catalogue.entries(catalogue.gathered())}
        kept = {(one.id, one.context) for one in catalogue.entries(catalogue.kept())}

        assert (found - kept, kept - found) == (set(), set()), "run `make messages`"

    def test_every_string_has_its_english(self):
        assert catalogue.gaps(catalogue.kept()) == []

    def test_the_file_is_as_the_tool_writes_it(self):
        # Without places, dates and names of a machine, in one order: the same from everybody's hand.
        assert catalogue.PO.read_text(encoding="utf-8") == catalogue.text(catalogue.kept())

    def test_what_django_reads_is_compiled_from_it(self):
        assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.kept()), "run `make messages`"

    def test_both_sides_have_the_same_holes(self):
        faults = [
            (here, there)
            for here, there in pairs()
            if sorted(HOLE.findall(here)) != sorted(HOLE.findall(there))
        ]

        assert faults == []

    def test_both_sides_begin_and_end_with_the_same_space(self):
        def ends(text: str) -> tuple[bool, bool]:
            return text[:1].isspace(), text[-1:].isspace()

        assert [pair for pair in pairs() if ends(pair[0]) != ends(pair[1])] == []

    def test_every_source_is_vietnamese(self):
        faults = [
            here
            for here, _there in pairs()
            if not marked(here) and any(word.lower() not in UNMARKED for word in words_of(here))
        ]

        assert faults == []

    def test_no_translation_is_vietnamese(self):
        faults = [there for _here, there in pairs() if speaks(there)]

        assert faults == []

    def test_a_procedure_file_gives_all_its_labels(self):
        raw = {
            "title": "a",
            "start": {"label": "b"},
            "stage": [{"label": "c"}],
            "transition": [{"label": "d", "from": []}],
            "phase": [{"label": "e"}],
            "kind": {"title": "f", "parts": [{"title": "g"}], "signer_title": "CHỦ TỊCH"},
        }

        assert sorted(catalogue.labels(raw)) == list("abcdefg")

    def test_a_translation_is_kept_and_a_vanished_string_is_not(self):
        old, new = catalogue.gathered(), catalogue.gathered()
        old.add("Không còn ai gọi.", "Nobody asks for it.")
        old.get("Trang sau").string = "Next"

        merged = catalogue.merged(new, old)

        assert merged.get("Trang sau").string == "Next"
        assert merged.get("Không còn ai gọi.") is None


@pytest.mark.one_database
@pytest.mark.django_db
class TestSwitch:
    def language(self, client: Client, **headers: str) -> str:
        page = client.get("/dang-nhap/", headers=headers).content.decode()
        return re.search('<html lang="(.+?)">', page)[1]

    def test_a_browser_that_asks_for_english_gets_vietnamese(self):
        assert self.language(Client(), **{"Accept-Language": "en-GB,en;q=0.9"}) == "vi"

    def test_the_button_names_the_other_language_in_that_language(self):
        client = Client()

        assert 'value="en" lang="en">English</button>' in client.get("/dang-nhap/").content.decode()
        client.post("/ngon-ngu/", {"language": "en"})
        assert 'value="vi" lang="vi">Tiếng Việt</button>' in client.get("/dang-nhap/").content.decode()

    def test_the_choice_stays_and_can_be_taken_back(self):
        client = Client()

        client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
        english = self.language(client)
        cookie = client.cookies["django_language"]
        client.post("/ngon-ngu/", {"language": "vi", "next": "/dang-nhap/"})

        assert (english, self.language(client)) == ("en", "vi")
        assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (31536000, True, "Lax")

    @pytest.mark.parametrize("code", ["fr", "", "en\x00", "../en", "EN"])
    def test_a_language_that_is_none_of_ours_changes_nothing(self, code):
        client = Client()

        response = client.post("/ngon-ngu/", {"language": code})

        assert (response.status_code, self.language(client)) == (302, "vi")

    def test_a_forged_cookie_is_vietnamese(self):
        client = Client()
        client.cookies["django_language"] = "../../etc"

        assert self.language(client) == "vi"

    @pytest.mark.parametrize(
        ("asked", "goes"),
        [
            ("/ho-so/?trang=2", "/ho-so/?trang=2"),
            ("https://example.org/", "/"),
            ("//example.org/", "/"),
            (r"\\example.org", "/"),
            ("javascript:alert(1)", "/"),
        ],
    )
    def test_it_leads_back_to_this_site_only(self, asked, goes):
        response = Client().post("/ngon-ngu/", {"language": "en", "next": asked})

        assert response["Location"] == goes

    def test_asking_without_the_form_changes_nothing(self):
        response = Client().get("/ngon-ngu/?language=en")

        assert (response.status_code, response.cookies) == (405, {})

    def test_a_page_that_answers_a_form_leads_back_to_the_form(self):
        client = Client()

        page = client.post(
            "/dang-nhap/", {"username": "x"}, headers={"Referer": "http://testserver/dang-nhap/?next=/"}
        )

        assert 'name="next" value="/dang-nhap/?next=/"' in page.content.decode()
