"""History is written once, and whatever is changed behind its back is found."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from congress.models import Person
from documents.models import Package, PackageStep
from tests.cast import perform
from tests.traces import leave_traces
from workflows import folding, history, triggers
from workflows.models import HistoryIsFinal, ProcedureVersion, Refusal

STEP = PackageStep._meta.db_table
COLUMNS = [field.column for field in PackageStep._meta.concrete_fields if not field.primary_key]
# The database itself refuses a rule beside an actor.
COLUMNS.remove("rule")


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@contextmanager
def unlocked():
    """Inside the block the triggers are gone, as for one who owns the database; then all is undone."""
    with transaction.atomic():
        triggers.drop_triggers(connection)
        yield
        transaction.set_rollback(True)


# It refuses.


@pytest.fixture
def step(make_package):
    return make_package(state="subcommittee").steps.get(sequence=3)


@pytest.mark.parametrize(
    "change",
    [
        lambda step: step.save(),
        lambda step: step.save(update_fields=["note_digest"]),
        lambda step: step.delete(),
        lambda _step: PackageStep.objects.update(action="x"),
        lambda step: PackageStep.objects.filter(pk=step.pk).delete(),
        lambda step: PackageStep.objects.bulk_update([step], ["action"]),
        lambda step: PackageStep.objects.update_or_create(pk=step.pk, defaults={"action": "x"}),
        lambda step: PackageStep.objects.bulk_create(
            [step], update_conflicts=True, update_fields=["action"], unique_fields=["id"]
        ),
        lambda step: step.item.steps.update(action="x"),
        lambda step: step.item.steps.all().delete(),
    ],
)
def test_models_and_querysets_refuse_change(step, change):
    with pytest.raises(HistoryIsFinal):
        change(step)

    assert history.chain_faults(Package.objects.get(pk=step.item_id)) == []


def test_a_row_cannot_be_written_over_under_its_own_key(step):
    twin = PackageStep(
        **{field.attname: getattr(step, field.attname) for field in PackageStep._meta.concrete_fields}
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_what_history_names_cannot_be_deleted(step):
    for row in (step.item, step.actor, step.version, step.procedure):
        with pytest.raises((ProtectedError, HistoryIsFinal)):
            row.delete()


@pytest.fixture
def full(make_package, cast):
    """A package that left a row in every table that is written once."""
    package = make_package("BCTC", "signing")
    Refusal.objects.create(
        item_type="x", item_id=1, action="x", actor=cast.btc, outcome="x", at=package.steps.last().at
    )
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    leave_traces(package, cast)
    return package


@pytest.mark.parametrize("verb", ['UPDATE "{}" SET id = id', 'DELETE FROM "{}"', 'TRUNCATE "{}" CASCADE'])
def test_the_database_refuses_change_in_every_such_table(full, verb):
    if "TRUNCATE" in verb and connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    guarded = triggers.tables()
    # PostgreSQL truncates nothing whose foreign keys it has still to look at.
    connection.check_constraints()

    for table in guarded:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(verb.format(table))

    assert STEP in guarded
    assert len(guarded) >= 9


def test_the_database_refuses_to_write_over_a_row(full):
    if connection.vendor == "sqlite":
        sql = f"INSERT OR REPLACE INTO {STEP} SELECT * FROM {STEP}"  # noqa: S608 - names of our own
    else:
        sql = f"INSERT INTO {STEP} SELECT * FROM {STEP} ON CONFLICT (id) DO UPDATE SET action = 'x'"  # noqa: S608 - names of our own

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)


# The lock comes back.


@pytest.mark.django_db(transaction=True)
def test_triggers_come_back_with_migrate_and_flush():
    for command in ("migrate", "flush"):
        triggers.drop_triggers(connection)
        gone = triggers.missing(connection)

        call_command(command, verbosity=0, interactive=False)

        assert (len(gone), triggers.missing(connection)) == (
            len(triggers.VERBS[connection.vendor]) * len(triggers.tables()),
            [],
        )


@pytest.mark.django_db
def test_a_trigger_that_is_gone_or_asleep_is_missing():
    name = f"{STEP}_no_update"
    with unlocked():
        triggers.install(connection)
        run(f"DROP TRIGGER {name}" + (f" ON {STEP}" if connection.vendor == "postgresql" else ""))
        assert triggers.missing(connection) == [name]
    if connection.vendor == "postgresql":
        with transaction.atomic():
            run(f"ALTER TABLE {STEP} DISABLE TRIGGER {name}")
            assert triggers.missing(connection) == [name]
            transaction.set_rollback(True)
    assert triggers.missing(connection) == []


# It proves.


def spoilt(value):
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (dict, list)):
        return json.dumps({"x": 1} if isinstance(value, dict) else ["x"])
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, str):
        return value[:-1] + ("0" if value[-1:] != "0" else "1")
    return (value or 0) + 1000


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_field_is_found(full, column):
    field = next(one for one in PackageStep._meta.concrete_fields if one.column == column)
    for number in (1, 4, full.steps.count()):
        step = full.steps.get(sequence=number)
        value = getattr(step, field.attname)
        value = spoilt("" if value is None and isinstance(field, models.CharField) else value)
        with unlocked():
            run(f"UPDATE {STEP} SET {column} = %s WHERE id = %s", value, step.pk)  # noqa: S608 - names of our own
            found = history.chain_faults(Package.objects.get(pk=full.pk))
            assert found != [], number
    assert history.chain_faults(full) == []


def test_a_step_has_an_actor_or_a_rule(full):
    step = full.steps.last()
    for change in ("rule = 'deadline'", "actor_id = NULL"):
        with pytest.raises(IntegrityError), unlocked():
            run(f"UPDATE {STEP} SET {change} WHERE id = %s", step.pk)  # noqa: S608 - names of our own


@pytest.mark.parametrize("number", [1, 4, 11])
def test_a_step_taken_out_is_found(full, number):
    with unlocked():
        run(f"DELETE FROM {STEP} WHERE item_id = %s AND sequence = %s", full.pk, number)  # noqa: S608 - names of our own

        assert history.chain_faults(Package.objects.get(pk=full.pk)) != []


def test_a_rewritten_step_with_a_fresh_hash_is_found_by_the_next(full):
    step = full.steps.get(sequence=5)
    step.acting_for = Person.objects.get(username="nguoila")
    with unlocked():
        run(
            f"UPDATE {STEP} SET acting_for_id = %s, own_hash = %s WHERE id = %s",  # noqa: S608 - names of our own
            step.acting_for_id,
            history.own_hash(step),
            step.pk,
        )

        assert history.chain_faults(full) == ["bước 6: đứt chuỗi mã kiểm tra"]


@pytest.mark.parametrize("field", ["state", "revision", "current_id"])
def test_an_item_that_its_steps_do_not_lead_to_is_found(full, field):
    value = {"state": "signing", "revision": 99, "current_id": None}[field]
    Package.objects.filter(pk=full.pk).update(**{field: value})

    assert history.chain_faults(Package.objects.get(pk=full.pk)) == ["trạng thái không khớp với nhật ký"]


def test_a_changed_procedure_is_found(full):
    with unlocked():
        run(
            f"UPDATE {ProcedureVersion._meta.db_table} SET canonical = replace(canonical, 'Ký duyệt', 'Ký')"  # noqa: S608 - names of our own
        )

        assert "bước 1: quy trình đã bị sửa" in history.chain_faults(Package.objects.get(pk=full.pk))


def test_nothing_is_wrong_with_a_package_that_went_all_the_way(full):
    assert history.chain_faults(full) == []
    assert folding.fold(full.steps.order_by("sequence")) == ("signed", full.revision, full.fingerprint())
