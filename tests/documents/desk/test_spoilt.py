"""Rows that somebody spoilt behind the product: `doctor` names each and dies of none, and pages are shown."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from documents.desk.doctor.examination import Examination
from documents.models import PlanVersion
from documents.tasks.models.values import PlanRow
from tests.documents.examined import unlocked
from tests.documents.tasks.told import drawn_up, given
from tests.sampled import WHOLE
from workflows.history import Names
from workflows.models import SealedText
from workflows.models.shaped import Shaped
from workflows.shapes import spoilt_columns

SPOILT = (None, "", [], {}, "x", 0)
DIED = "Không kiểm được hết"
COLUMNS = [
    (model._meta.db_table, field.column)
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, Shaped)
]
# Read by every page; the others are asked by `make sweep`.
MOST_READ = [("documents_packagestep", "contents"), ("congress_decision", "electorate")]
PACKAGE = "/ho-so/DH3-BCTC/"
PAGES = (PACKAGE, f"{PACKAGE}phieu-trinh-ky/", f"{PACKAGE}bo-trinh-ky.pdf", "/tien-do/", "/ho-so/", "/")


@contextmanager
def taken_back():
    """Nothing that the block writes stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world_of_rows(make_package, cast):
    """BCTC on the desk of who signs it, a task and a plan."""
    drawn_up(cast)
    given(cast)
    return make_package("BCTC", "signing")


def spoil(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def lines(sql, *params, client=None):
    """What is found after one change, and what these pages answer; nothing of it stays."""
    with taken_back():
        spoil(sql, *params)
        found = list(Examination().record_faults())
        told = {page: client.get(page).status_code for page in PAGES if client}
    return found, told


def test_every_column_of_json_has_a_shape():
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.JSONField) and not isinstance(field, Shaped)
    ]

    assert [one for one in plain if one.partition(".")[0] in {"workflows", "congress", "documents"}] == []


@pytest.mark.sweep
def test_each_column_of_another_shape_is_named(world_of_rows):
    named = 0
    with unlocked():
        for place, (table, column) in enumerate(COLUMNS):
            # One of the ways to spoil each; `make sweep` tries all.
            for value in SPOILT if WHOLE else SPOILT[place % len(SPOILT) :][:1]:
                model = next(one for one in apps.get_models() if one._meta.db_table == table)
                field = next(one for one in model._meta.concrete_fields if one.column == column)
                rows = model._base_manager.count()
                sound = isinstance(value, field.shape) or (value is None and field.null)
                with taken_back():
                    spoil(f"UPDATE {table} SET {column} = %s", json.dumps(value))  # noqa: S608 - names of models
                    told = [line for line in spoilt_columns() if f"cột “{field.name}” " in line]
                    mine = f"Bảng {model._meta.verbose_name}, "
                    assert len([line for line in told if line.startswith(mine)]) == (0 if sound else rows)
                    named += len(told)
    assert named > 0


@pytest.mark.sweep
@pytest.mark.parametrize(("table", "column"), COLUMNS if WHOLE else MOST_READ)
def test_what_is_emptied_silences_no_question_and_no_page(world_of_rows, cast, client, table, column):
    client.force_login(cast.chutich, backend="django.contrib.auth.backends.ModelBackend")
    with unlocked():
        found, told = lines(f"UPDATE {table} SET {column} = %s", json.dumps("x"), client=client)  # noqa: S608 - names of models

    assert [line for line in found if line.startswith(DIED)] == []
    assert told == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("text", ["x", "null", "[]", '"x"', "0", '{"actor": 5}', '{"who": "x"}'])
def test_words_that_are_no_names_name_nobody(text):
    assert Names.read(text) == Names.unread()


@pytest.mark.parametrize("text", ["", "x", '{"actor": 5}'])
def test_names_that_were_spoilt_are_named_once_a_step(world_of_rows, cast, client, text):
    client.force_login(cast.chutich, backend="django.contrib.auth.backends.ModelBackend")
    step = world_of_rows.steps.get(sequence=2)
    change = "UPDATE workflows_sealedtext SET text = %s WHERE digest = %s"
    with unlocked():
        found, told = lines(change, text, step.names_digest, client=client)

    assert [line for line in found if "khóa bảo vệ" not in line] == ["DH3-BCTC: bước 2: họ tên đã bị sửa"]
    assert told == dict.fromkeys(PAGES, 200)


def test_who_can_be_read_no_more_is_called_so(world_of_rows, client, cast):
    client.force_login(cast.chutich, backend="django.contrib.auth.backends.ModelBackend")
    step = world_of_rows.steps.get(sequence=2)
    with unlocked():
        SealedText.objects.filter(digest=step.names_digest).update(text="x")

    assert Names.read("x").person == "không đọc được"
    assert "không đọc được" in client.get("/ho-so/DH3-BCTC/").content.decode()


@pytest.mark.parametrize("rule", ["{}", "no denominator"])
def test_a_vote_without_its_rule_has_passed_nothing(world_of_rows, cast, client, rule):
    client.force_login(cast.chutich, backend="django.contrib.auth.backends.ModelBackend")
    kept = world_of_rows.steps.exclude(decision=None).first().decision.decision
    told = json.dumps({**kept.rule, "quorum_den": 0, "majority_den": 0}) if rule[0] == "n" else rule
    with unlocked():
        found, pages = lines("UPDATE congress_decision SET rule = %s", told, client=client)

    assert [line for line in found if "quyết định về hồ sơ khác với lúc ghi" in line] != []
    assert [line for line in found if line.startswith(DIED)] == []
    assert pages == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("rows", ["[{}]", "[0]", "{}"])
def test_rows_of_a_plan_that_are_rows_no_more(world_of_rows, rows):
    plan = PlanVersion.objects.get()
    with unlocked():
        found, _pages = lines("UPDATE documents_planversion SET rows = %s", rows)

    line = f"{plan.plan.code}: bản kế hoạch lần 1 khác với mã kiểm tra của nó."
    assert line in found
    assert [one for one in found if one.startswith(DIED)] == []
    assert PlanRow.from_json({}) == PlanRow(number=0, title="không đọc được")


def dies():
    yield "một lỗi"
    raise KeyError("x")


def test_a_question_that_dies_is_one_line_and_the_others_go_on(world_of_rows):
    with unlocked():
        found, _pages = lines("UPDATE documents_versionpart SET name = 'x.docx'")
        spoil("UPDATE documents_versionpart SET name = 'x.docx'")

    told = list(Examination().record_faults(dies))
    assert told[0] == "một lỗi"
    assert told[1].startswith(f"{DIED} vì dữ liệu không đọc được: KeyError: 'x' (test_spoilt.py:")
    assert told[2:] == found
    assert found != []
