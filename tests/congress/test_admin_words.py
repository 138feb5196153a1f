"""The administrator's pages speak Vietnamese, and offer nothing that cannot be saved."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from congress.models import Membership, Person, Unit
from docs import catalogue
from tests.demo_world import BACKEND

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TABLES = ["person", "body", "membership", "congress", "unit", "decision"]
ENGLISH = re.compile(
    r"\b(please|correct|error|toggle|theme|select|model|password|search|filter|access|attempt|log|user|link"
    r"|show|skip|title|telephone|axes|path|time|disabled|enabled|entry|entries|breadcrumbs|sidebar|reset|add"
    r"|change|delete|view|save|none|null)\b",
    re.IGNORECASE,
)
# The `alt` of pictures is written into pages of Django that nobody can translate.
SAID = ("title", "aria-label", "placeholder")


class Said(HTMLParser):
    """What a page says to who reads or hears it."""

    def __init__(self, page):
        super().__init__()
        self.words, self._silent = set(), 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self._silent += tag in {"script", "style"}
        told = dict(attrs)
        self.words |= {told[name] for name in SAID if told.get(name)}
        if told.get("type") in {"submit", "button"} and told.get("value"):
            self.words.add(told["value"])

    def handle_endtag(self, tag):
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if data.strip() and not self._silent:
            self.words.add(" ".join(data.split()))


@pytest.fixture
def admin(cast, client):
    """A browser of the administrator."""
    keeper = Person.objects.create(username="quantri", full_name="Quản Trị", is_staff=True, is_superuser=True)
    client.force_login(keeper, BACKEND)
    return client


def addresses(cast):
    rows = {"person": cast.bch10.pk, "body": cast.bodies.TBVK.pk, "congress": cast.congress.pk}
    rows |= {"membership": Membership.objects.first().pk, "unit": Unit.objects.get().pk}
    yield "/quan-tri/"
    for name in TABLES:
        yield reverse(f"admin:congress_{name}_changelist")
        if name != "decision":
            yield reverse(f"admin:congress_{name}_add")
            yield reverse(f"admin:congress_{name}_change", args=[rows[name]])
            yield reverse(f"admin:congress_{name}_history", args=[rows[name]])
    yield reverse("admin:auth_user_password_change", args=[cast.bch10.pk])


def test_no_page_speaks_english(cast, admin):
    Unit.objects.create(code="DV01", name="Hội tỉnh Lào Cai")

    faults = {
        (address, words)
        for address in addresses(cast)
        for words in Said(admin.get(address).content.decode()).words
        if ENGLISH.search(words) and words.isascii()
    }

    assert sorted(faults) == []


def test_a_form_that_is_wrong_says_so_in_vietnamese(cast, admin):
    answer = admin.post(reverse("admin:congress_unit_add"), {"code": "", "name": ""})

    page = answer.content.decode()
    assert "Đề nghị sửa chỗ sai nêu dưới đây." in page
    assert "<title>Chỗ sai: Thêm đơn vị" in page


def test_a_lent_seat_is_not_offered_where_it_could_not_be_saved(cast, admin):
    page = admin.get(reverse("admin:congress_body_change", args=[cast.bodies.TBVK.pk])).content.decode()

    assert '<option value="deputy">' in page
    assert '<option value="delegate">' not in page


def test_who_never_signs_in_needs_no_user_name_and_who_does_needs_one(cast, admin):
    person = {"honorific": "Ông", "full_name": "Lê Mận", "phone": "", "username": ""}
    person |= {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    url = reverse("admin:congress_person_add")

    without = admin.post(url, person | {"usable_password": "false"})
    two = admin.post(url, person | {"usable_password": "false", "full_name": "Lê Tơ"})
    signing_in = admin.post(
        url, person | {"usable_password": "true", "password1": "Daihoi-3-x", "password2": "Daihoi-3-x"}
    )

    assert (without.status_code, two.status_code, signing_in.status_code) == (302, 302, 200)
    assert list(Person.objects.filter(username=None).values_list("full_name", flat=True)) == [
        "Lê Mận",
        "Lê Tơ",
    ]
    assert "Người tự đăng nhập phải có tên đăng nhập." in signing_in.content.decode()


def test_the_borrowed_words_are_compiled():
    assert catalogue.VI_MO.read_bytes() == catalogue.borrowed(), "run `make messages`"
