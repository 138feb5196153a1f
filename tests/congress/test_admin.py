"""The administrator keeps people and bodies, in Vietnamese, and cannot touch what was decided."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from congress.meetings.services import record_decision
from congress.models import BodyGrant, Congress, Membership, Person
from congress.people.services.seats import appoint
from tests.congress.conftest import START, TODAY

pytestmark = pytest.mark.one_database

MODELS = ("person", "body", "membership", "congress", "unit", "decision")


@pytest.fixture
def admin(person, client):
    """A browser signed in as an administrator."""
    client.force_login(
        person("Quản Trị", is_staff=True, is_superuser=True), "django.contrib.auth.backends.ModelBackend"
    )
    return client


@pytest.fixture
def decision(drafters, head, clerk):
    return record_decision(
        drafters,
        subject="4" * 64,
        met_on=TODAY,
        present=1,
        votes_for=1,
        votes_against=0,
        other_opinion=0,
        not_voting=0,
        minutes_ref="BB 01",
        recorded_by=clerk,
    )


@pytest.mark.parametrize("model", MODELS)
def test_every_list_opens(admin, decision, model):
    assert admin.get(reverse(f"admin:congress_{model}_changelist")).status_code == 200


@pytest.mark.parametrize("model", MODELS[:-1])
def test_every_empty_form_opens(admin, drafters, model):
    assert admin.get(reverse(f"admin:congress_{model}_add")).status_code == 200


def test_every_filled_form_opens(admin, decision, head, drafters):
    rows = [head, drafters, drafters.congress, Membership.objects.first(), decision]
    pages = [
        admin.get(reverse(f"admin:congress_{row._meta.model_name}_change", args=[row.pk])) for row in rows
    ]

    assert [page.status_code for page in pages] == [200] * 5


def test_people_are_found_without_marks(admin, head, clerk):
    page = admin.get(reverse("admin:congress_person_changelist"), {"q": "nguyen thi an"})

    assert list(page.context["cl"].result_list) == [head]
    assert "Trưởng Tiểu ban Văn kiện" in page.content.decode()


def test_people_are_found_with_decomposed_marks(admin, head, clerk):
    page = admin.get(reverse("admin:congress_person_changelist"), {"q": "Phòng"})

    assert list(page.context["cl"].result_list) == [clerk]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_people_costs_the_same_for_few_and_many(
    admin, person, drafters, count, django_assert_max_num_queries
):
    for _number in range(count):
        appoint(person("Lê Ba"), drafters, role="member", start=START)

    with django_assert_max_num_queries(9):
        admin.get(reverse("admin:congress_person_changelist"))


def seat_rows(prefix, rows):
    posted = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": sum("id" in row for row in rows)}
    for number, row in enumerate(rows):
        posted |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted


def body_form(body, rows):
    return {
        "congress": body.congress_id,
        "code": body.code,
        "name": body.name,
        "short": "",
        "kind": body.kind,
        "unit": "",
        "quorum_num": 1,
        "quorum_den": 2,
        "quorum_strict": "on",
        "majority_num": 1,
        "majority_den": 2,
        "majority_strict": "on",
        "majority_base": "present",
        **seat_rows("memberships", rows),
    }


def test_a_seat_added_in_the_admin_brings_its_grants(admin, drafters, stranger):
    url = reverse("admin:congress_body_change", args=[drafters.pk])
    row = {"person": stranger.pk, "role": "observer", "start": "2022-03-01"}

    bare = admin.post(url, body_form(drafters, [row]))
    answer = admin.post(url, body_form(drafters, [row | {"ground": "QĐ 09/QĐ-HTS ngày 28/02/2022"}]))

    assert (bare.status_code, answer.status_code) == (200, 302)
    assert [grant.permission.codename for grant in BodyGrant.objects.filter(user=stranger)] == ["view"]


def test_a_seat_ended_in_the_admin_takes_its_grants(admin, drafters, head):
    seat = head.memberships.get()
    url = reverse("admin:congress_body_change", args=[drafters.pk])
    row = {"id": seat.pk, "body": drafters.pk, "person": head.pk, "role": "head", "start": "2022-01-04"}

    answer = admin.post(url, body_form(drafters, [{**row, "end": "2022-03-17"}]))

    assert answer.status_code == 302
    assert not BodyGrant.objects.filter(user=head).exists()


def test_a_seat_cannot_be_deleted_in_the_admin(admin, drafters, head):
    seat = head.memberships.get()
    url = reverse("admin:congress_body_change", args=[drafters.pk])
    row = {"id": seat.pk, "body": drafters.pk, "person": head.pk, "role": "head", "start": "2022-01-04"}

    admin.post(url, body_form(drafters, [{**row, "DELETE": "on"}]))
    refused = admin.post(reverse("admin:congress_membership_delete", args=[seat.pk]), {"post": "yes"})

    assert refused.status_code == 403
    assert head.memberships.count() == 1


def test_a_clashing_seat_is_told_in_vietnamese(admin, drafters, head):
    row = {"person": head.pk, "body": drafters.pk, "role": "member", "start": "2022-03-01"}

    page = admin.post(reverse("admin:congress_membership_add"), row)

    assert "cần kết thúc nhiệm vụ cũ trước" in page.content.decode()


def test_a_person_without_a_computer_is_entered_without_a_password(admin):
    posted = {"full_name": "Đỗ Thị Cao", "honorific": "Bà", "username": "cao", "usable_password": "false"}

    answer = admin.post(reverse("admin:congress_person_add"), {**posted, **seat_rows("memberships", [])})

    made = Person.objects.get(username="cao")
    assert answer.status_code == 302
    assert (str(made), made.has_usable_password()) == ("Bà Đỗ Thị Cao", False)


def test_the_letterhead_is_typed_as_lines(admin, dh3):
    posted = {
        "code": "DH3",
        "name": dh3.name,
        "short_name": dh3.short_name,
        "term": dh3.term,
        "opening": "2022-05-17",
        "org_lines": "HỘI TRUYỀN THỐNG\r\n\r\nTRƯỜNG SƠN\r\n",
        "symbol": "HTS",
        "place": "Hà Nội",
    }

    answer = admin.post(reverse("admin:congress_congress_change", args=[dh3.pk]), posted)

    assert answer.status_code == 302
    assert Congress.objects.get().org_lines == ["HỘI TRUYỀN THỐNG", "TRƯỜNG SƠN"]


def test_decisions_are_only_read(admin, decision):
    change = admin.post(
        reverse("admin:congress_decision_change", args=[decision.pk]), {"votes_for": 0, "minutes_ref": "x"}
    )
    delete = admin.post(reverse("admin:congress_decision_delete", args=[decision.pk]), {"post": "yes"})
    add = admin.get(reverse("admin:congress_decision_add"))

    assert [answer.status_code for answer in (change, delete, add)] == [403, 403, 403]


def test_nobody_but_a_superuser_makes_or_touches_superusers(person, client, head):
    keeper = person("Lê Giữ", is_staff=True)
    keeper.user_permissions.add(*Permission.objects.filter(content_type__app_label="congress"))
    root = person("Quản Trị", is_superuser=True)
    client.force_login(keeper, "django.contrib.auth.backends.ModelBackend")
    posted = {"full_name": head.full_name, "honorific": "Bà", "username": head.username, "is_active": "on"}

    client.post(
        reverse("admin:congress_person_change", args=[head.pk]),
        {**posted, "is_superuser": "on", "is_staff": "on", **seat_rows("memberships", [])},
    )
    refused = client.post(
        reverse("admin:congress_person_change", args=[root.pk]), {**posted, "username": "x"}
    )

    head.refresh_from_db()
    assert (head.is_superuser, head.is_staff) == (False, False)
    assert refused.status_code == 403


def test_a_stranger_finds_no_administration(client, stranger):
    client.force_login(stranger, "django.contrib.auth.backends.ModelBackend")

    assert client.get(reverse("admin:congress_person_changelist")).status_code in {302, 404}


def test_a_future_seat_is_not_shown_as_held(admin, stranger, drafters):
    appoint(stranger, drafters, role="member", start=date(2022, 4, 1))

    page = admin.get(reverse("admin:congress_person_changelist"), {"q": "nguoi la"})

    assert [found.current for found in page.context["cl"].result_list] == [[]]


@pytest.mark.parametrize("who", ["x", "²", "-1", "9" * 40, "1.5"])
def test_a_seat_of_nobody_known_is_an_error_of_the_form(admin, drafters, head, who):
    url = reverse("admin:congress_body_change", args=[drafters.pk])
    row = {"person": who, "role": "member", "start": "2022-03-01"}

    answer = admin.post(url, body_form(drafters, [row]))

    assert (answer.status_code, drafters.memberships.count()) == (200, 1)
    assert "errorlist" in answer.text
