"""The administrator's pages speak Vietnamese, and offer nothing that cannot be saved."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib import admin as admin_site
from django.urls import reverse

from congress.models import Body, Membership, Person, Unit
from congress.roles import DELEGATE, role_choices
from docs import catalogue
from tests.demo_world import BACKEND
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Words of ours that bear no mark, and what the reader chooses his language by.
UNMARKED = {"Thay cho:", "Trang", "Trang:", "Xem", "Xem trang web", "English", "<unknown>"}
PLAIN = re.compile(r"[A-Za-z]{3,}")
# Tables that only the program writes.
READ = {"decision", "logentry", "accessattempt", "accesslog", "accessfailurelog"}
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


def addresses():
    """Every page of every table that an administrator sees, one row of each opened."""
    yield "/quan-tri/"
    for table in admin_site.site._registry:  # noqa: SLF001 - no other way to ask
        page = f"admin:{table._meta.app_label}_{table._meta.model_name}"
        yield reverse(f"{page}_changelist")
        if table._meta.model_name not in READ:
            yield reverse(f"{page}_add")
        for row in table._default_manager.all()[:1]:
            yield from (reverse(f"{page}_{what}", args=[row.pk]) for what in ("change", "history"))
    yield reverse("admin:auth_user_password_change", args=[Person.objects.first().pk])


def foreign(page):
    """Words of a page without a mark of Vietnamese: none of ours, no code, user name or masked password."""
    own = UNMARKED | set(Person.objects.values_list("username", flat=True))
    own |= set(Body.objects.values_list("code", flat=True))
    said = {words for words in Said(page).words if words.split(",")[0] not in own and "***" not in words}
    return {words for words in said if words.isascii() and PLAIN.search(words.split(",")[0])}


def test_no_page_speaks_english(cast, admin):
    Unit.objects.create(code="DV01", name="Hội tỉnh Lào Cai")
    AccessLog.objects.create(username="tv06", attempt_time=clock.now(), user_agent="–", path_info="–")
    AccessAttempt.objects.create(
        username="tv06", attempt_time=clock.now(), user_agent="–", path_info="–", failures_since_start=1
    )
    seen = {address: admin.get(address).content.decode() for address in addresses()}

    faults = {(address, words) for address, page in seen.items() for words in foreign(page)}

    assert sorted(faults) == []
    assert len(seen) > 30


def test_an_empty_form_is_told_in_the_words_of_the_house(cast, admin):
    answer = admin.post(reverse("admin:congress_unit_add"), {"code": "", "name": "", "association": "77"})

    page = unescape(answer.content.decode())
    assert "Chưa nhập mục này." in page
    assert "Đề nghị chọn một mục có trong danh sách." in page
    assert (foreign(answer.content.decode()), "Trường này" in page) == (set(), False)


@pytest.mark.parametrize("role", [code for code, _label in role_choices() if code != DELEGATE])
def test_every_role_that_is_offered_can_be_saved(cast, admin, role):
    page = admin.get(reverse("admin:congress_membership_add")).content.decode()
    body = Body.objects.create(congress=cast.congress, code="TKT", name="Tổ Khánh tiết", kind="subcommittee")
    seat = {"person": cast.bch10.pk, "body": body.pk, "role": role, "start": "18/03/2022"}

    answer = admin.post(reverse("admin:congress_membership_add"), seat)

    assert f'<option value="{role}">' in page
    assert answer.status_code == 302, answer.context["errors"]
    assert Membership.objects.get(person=cast.bch10, body=body).role == role


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
