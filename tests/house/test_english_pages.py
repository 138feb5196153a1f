"""No English page speaks Vietnamese, and no English reader changes what is printed or kept."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from congress.models import Person
from documents.models import Package
from tests.demo_world import at
from tests.house.english import typed, vietnamese
from tests.house.url_table import TABLE
from workflows import clock
from workflows.models import FrozenDay


@pytest.fixture
def demo(settings):
    """18/03/2022 of the demo."""
    settings.DEMO = True
    with clock.frozen(date(2022, 3, 18)):
        call_command("demo", stdout=io.StringIO())
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


# Who between them see every page.
VISITORS = [None, "nguoila", "tbvk", "tbns", "btc", "chutich", "vanphong", "quantri"]


@pytest.mark.one_database
@pytest.mark.django_db
class TestPages:
    def test_no_english_page_speaks_vietnamese(self, demo):
        data = typed()

        faults = {
            (account, address, text)
            for account in VISITORS
            for address in addresses("/")
            for text in self.faults(reader(account, "en").get(address), data)
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

    def test_paper_is_vietnamese_whoever_prints_it(self, demo):
        papers = [
            (account, address)
            for account in VISITORS
            for address in addresses(".pdf", "/phieu-trinh-ky/")
            if reader(account, "vi").get(address).status_code == 200
        ]

        # A paper names the minute at which it was printed; the hands of a demo's day move on.
        FrozenDay.objects.all().delete()
        with at(18, hour=9):
            differing = [
                (account, address)
                for account, address in papers
                if reader(account, "vi").get(address).content != reader(account, "en").get(address).content
            ]

        assert {address for _account, address in papers} > {"/tien-do/giao-ban.pdf", "/tien-do/bao-cao.pdf"}
        assert differing == []

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
