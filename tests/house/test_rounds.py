"""Every form comes back with all that was typed, whatever stood in its way; its round is written once."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.urls import get_resolver

from congress.site.rounds import FormRound
from documents.texts.files import StoreFull
from tests.house.source import calls, name_of, product
from tests.house.walked import walked
from workflows.errors import Busy, Stale, Unmet

if TYPE_CHECKING:
    from django.test import Client

WORDS = "Nội dung gõ dở phải còn nguyên vẹn"
HERE = {"Referer": "http://testserver/ho-so/"}
OUTCOMES = [Stale(), Unmet("Còn thiếu một điều kiện."), Busy(), StoreFull()]
TEXTS = {"text", "", None}
# What is typed in the others makes a text that is looked at first; only what is shown then asks a verb.
NO_VERB = ("/dang-nhap/", "/quy-trinh/tai-len/", "/quy-trinh/them/")


class Forms(HTMLParser):
    """The forms of a page that are sent by POST, each with its fields; texts are typed in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], set[str]]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        name, kind = told.get("name"), told.get("type", "")
        if tag == "form":
            self.inside = told.get("method") == "post"
            if self.inside:
                self.found.append((told.get("action", ""), {}, set()))
        elif self.inside and name and (tag == "textarea" or (tag == "input" and kind in TEXTS)):
            self.found[-1][1][name] = WORDS
            self.found[-1][2].add(name)
        elif self.inside and name and kind == "hidden":
            self.found[-1][1][name] = told.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False


@pytest.fixture
def forms(everybody):
    """Who finds which form at which address: one visitor for each."""
    found = {}
    for account, client in everybody.items():
        for address, page in walked(account, client).items():
            for action, filled, texts in Forms(page.html if page.status == 200 else "").found:
                if texts:
                    found.setdefault(action or address, (client, filled))
    # Signing in is Django's own; the search of a list is no form of the site.
    return {address: one for address, one in found.items() if not address.startswith(NO_VERB)}


def rounds(kind=FormRound):
    return [kind, *(below for one in kind.__subclasses__() for below in rounds(one))]


def sent(client: Client, address: str, filled: dict[str, str]) -> tuple[int, str]:
    """Status and page; whatever the request wrote is undone."""
    with transaction.atomic():
        answer = client.post(address, filled, headers=HERE)
        transaction.set_rollback(True)
    return answer.status_code, answer.content.decode()


@pytest.mark.slow
@pytest.mark.expects_error_log
@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda one: one.outcome)
def test_every_form_comes_back_with_what_was_typed(outcome, forms, monkeypatch):
    def stopped(_round, _verb):
        raise outcome

    # With the addresses the pages are loaded, and their rounds with them.
    assert get_resolver().url_patterns
    for kind in rounds():
        if "is_filled" in vars(kind):
            monkeypatch.setattr(kind, "is_filled", lambda self: [one.is_valid() for one in self.forms])
        if "done" in vars(kind):
            monkeypatch.setattr(kind, "done", stopped)

    faults = []
    for address, (client, filled) in forms.items():
        status, html = sent(client, address, filled)
        told = (status == outcome.status, WORDS in html, outcome.reasons[0] in html)
        if not all(told):
            faults.append((address, status, told))

    assert faults == []
    assert len(forms) >= 28


def test_the_round_of_a_form_is_written_once():
    """Pages neither put sentences into forms nor catch what was refused; the rounds do."""
    rounds_of = {"congress/site/rounds.py", "documents/packages/pages/rounds.py"}
    pages = [path for path in product() if "pages" in name_of(path)]

    adding = {name_of(path) for path in pages for name, _call in calls(path) if name.endswith(".add_error")}

    # The code on a signed sheet is asked for by GET, before there is a form to come back to.
    assert adding - rounds_of == {"documents/signing/pages/signed.py"}
