"""No English page speaks Vietnamese, and no English reader changes what is printed or kept."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from congress.models import Person
from documents.models import Package
from tests.demo_world import at
from tests.house.english import typed, vietnamese
from tests.house.url_table import TABLE
from tests.house.url_words import ACCOUNTS, KEEPERS
from tests.sampled import WHOLE, sampled
from workflows import clock
from workflows.models import FrozenDay


@pytest.fixture
def demo(demo_day):
    """18/03/2022 of the demo."""
    with clock.frozen(date(2022, 3, 18)):
        yield


def reader(account: str | None, language: str) -> Client:
    client = Client()
    if account:
        person = Person.objects.get(username=account)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = language
    return client


def addresses(*kinds: str) -> list[str]:
    """Addresses of the table, those of files (.pdf, .xlsx) or the others."""
    found = dict.fromkeys(row.address for row in TABLE)
    return [one for one in found if any(one.split("?")[0].endswith(kind) for kind in kinds)]


# With those of whom the table says nothing they see every page between them.
PARTS = 4
VISITORS = [*ACCOUNTS.values(), *KEEPERS]


def shown() -> set[tuple[str | None, str]]:
    """Who to ask for which page: two for whom it opens (all in `make sweep`), each way of refusing once."""
    found = {(account, address) for account in KEEPERS for address in addresses("/")}
    refused = set()
    for row in TABLE:
        opens = [visitor for visitor, status in row.expected("GET").items() if status == 200]
        readers = sampled(opens, kind=lambda _visitor: "", turn=len(found), few=2)
        for visitor, status in row.expected("GET").items():
            if visitor in readers or (status != 200 and (visitor, status) not in refused):
                found.add((ACCOUNTS[visitor], row.address))
                refused.add((visitor, status))
    return {(account, address) for account, address in found if address.split("?")[0].endswith("/")}


def printers() -> list[tuple[str | None, str]]:
    """Who to ask for which paper: one for whom it is printed and the office; all in `make sweep`."""
    wanted = addresses(".pdf", "/phieu-trinh-ky/")
    asked = {(account, address) for account in KEEPERS for address in wanted}
    for row in TABLE:
        able = [visitor for visitor, status in row.expected("GET").items() if status == 200]
        asked |= {(ACCOUNTS[visitor], row.address) for visitor in (able if WHOLE else able[:1])}
    return [(account, address) for account, address in asked if address in wanted]


@pytest.mark.one_database
@pytest.mark.django_db
class TestPages:
    @pytest.mark.slow
    @pytest.mark.sweep
    @pytest.mark.parametrize("part", range(PARTS))
    def test_no_english_page_speaks_vietnamese(self, part, demo):
        data, readers = typed(), {account: reader(account, "en") for account in VISITORS}

        faults = {
            (account, address, text)
            for account, address in sorted(shown(), key=str)[part::PARTS]
            for text in self.faults(readers[account].get(address), data)
        }

        assert sorted({(address, text) for _account, address, text in faults}) == []

    def faults(self, response, data: re.Pattern[str]) -> list[str]:
        if not response.get("Content-Type", "").startswith("text/html"):
            # The file of a draft; unread, it would stay open.
            b"".join(response)
            return []
        return vietnamese(response.content.decode(), data)

    def test_the_check_sees_a_sentence_and_lets_a_name_pass(self):
        page = '<p title="Hạn">Bà Lê Thị An</p><p>Chưa có gì</p><p lang="vi">Tiếng Việt</p><br><p>Due</p>'

        assert vietnamese(page, re.compile("Bà Lê Thị An")) == ["Hạn", "Chưa có gì"]

    @pytest.mark.slow
    @pytest.mark.sweep
    def test_paper_is_vietnamese_whoever_prints_it(self, demo):
        # A paper names the minute at which it was printed; the hands of a demo's day move on.
        FrozenDay.objects.all().delete()
        with at(18, hour=9):
            papers = {
                (account, address): {self.printed(account, address, language) for language in ("vi", "en")}
                for account, address in printers()
            }
        printed = {place: bytes_ for place, bytes_ in papers.items() if bytes_ != {None}}
        differing = [place for place, bytes_ in printed.items() if len(bytes_) > 1]

        assert {address for _account, address in printed} > {"/tien-do/giao-ban.pdf", "/tien-do/bao-cao.pdf"}
        assert differing == []

    def printed(self, account: str | None, address: str, language: str) -> bytes | None:
        answer = reader(account, language).get(address)
        return b"".join(answer) if answer.status_code == 200 else None

    def test_what_is_kept_is_the_same_from_both_languages(self, demo):
        with translation.override("vi"):
            definition = self.definition()
        with translation.override("en"):
            assert definition.label_of("drafting") == "Drafting"
            assert definition.model_dump_json(by_alias=True) == self.definition().model_dump_json(
                by_alias=True
            )
            assert "Đang soạn thảo" in definition.model_dump_json(by_alias=True)

    def definition(self):
        return Package.objects.get(code="DH3-BCCT").definition
