"""A name put right by the administrator is judged by the letters that are kept, in the form itself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from congress.models import NameChange, Person

pytestmark = pytest.mark.one_database

UNSEEN = "\u200b"
NO_REASON = "Phải nêu rõ lý do, căn cứ đính chính họ tên, tối đa 400 ký tự."
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def admin(person, client):
    """A browser signed in as an administrator."""
    client.force_login(person("Quản Trị", is_staff=True, is_superuser=True), BACKEND)
    return client


def put_right(admin, held, name, reason):
    typed = {"full_name": name, "honorific": held.honorific, "name_reason": reason, "username": held.username}
    seats = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    return admin.post(
        reverse("admin:congress_person_change", args=[held.pk]), typed | seats | {"is_active": "on"}
    )


@pytest.mark.parametrize(
    ("name", "reason", "told"),
    [
        ("Lê Văn Bốn", "a    b", NO_REASON),
        ("Lê Văn Bốn", "a" + UNSEEN * 5, NO_REASON),
        ("Lê Văn Bốn", "", NO_REASON),
        (UNSEEN, "Theo căn cước", "Chưa ghi họ và tên."),
        (UNSEEN * 3, "", "Chưa ghi họ và tên."),
    ],
)
def test_what_is_no_name_and_no_reason_is_told_in_the_form(admin, person, name, reason, told):
    held = person("Lê Văn Bón")

    answer = put_right(admin, held, name, reason)

    assert (answer.status_code, told in answer.content.decode()) == (200, True)
    assert (Person.objects.get(pk=held.pk).full_name, NameChange.objects.count()) == ("Lê Văn Bón", 0)


def test_a_name_with_its_reason_is_put_right(admin, person):
    held = person("Lê Văn Bón")

    answer = put_right(admin, held, "Lê  Văn Bốn" + UNSEEN, "Theo  căn cước")

    change = NameChange.objects.get()
    assert (answer.status_code, change.after, change.reason) == (302, "Ông Lê Văn Bốn", "Theo căn cước")


def test_a_name_that_stays_as_it_reads_asks_for_no_reason(admin, person):
    held = person("Lê Văn Bón")

    answer = put_right(admin, held, "Lê  Văn Bón" + UNSEEN, "")

    assert (answer.status_code, NameChange.objects.count()) == (302, 0)


def test_nobody_is_entered_without_a_name(admin, db):
    posted = {"full_name": UNSEEN, "honorific": "Bà", "username": "cao", "usable_password": "false"}

    answer = admin.post(reverse("admin:congress_person_add"), posted)

    assert (answer.status_code, Person.objects.filter(username="cao").count()) == (200, 0)
