"""Every table is in a chain, told by a step or by the book of rows, or says here why it is in neither."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import models, transaction

from congress.models import Absence, Emblem, Person
from documents.models import PaperCopy, Version
from tests.cast import START
from tests.documents.examined import beside, unlocked
from tests.house.source import APPS
from tests.traces import leave_traces
from workflows import clock
from workflows.ledger import taken_out, unlike
from workflows.models import ExceptionDay, Ledgered, LedgerLine, Refusal, Step
from workflows.models.sealing import SILENT

SAID_BY_ITEM = "who takes part is said by the item, under the hash of a step"
WORKED_OUT = "worked out again by doctor from seats and roles"
NOT_RELIED_ON = "nobody relies on it (docs/adr/0056)"
BESIDE = {
    "congress.BodyGrant": WORKED_OUT,
    "congress.CongressGrant": WORKED_OUT,
    "congress.ListFile": "rows of a file until they are confirmed; what came of it are rows of the book",
    "congress.Mailing": NOT_RELIED_ON,
    "congress.News": NOT_RELIED_ON,
    "congress.KeyAsk": "an act still to be looked at; what came of it stands in the journal",
    "congress.SecondKey": "a secret in a chain would be kept for ever; the journal says who gave it",
    "congress.Slip": "a secret in a chain would be kept for ever",
    "documents.BlobText": "a cache: doctor reads the file again",
    "documents.Editing": NOT_RELIED_ON,
    "documents.FoldedParagraph": "a cache of a cache, for the search",
    "documents.Look": NOT_RELIED_ON,
    "documents.PackageBody": SAID_BY_ITEM,
    "documents.PackageDay": "the plan that a step told is compared with it",
    "documents.SecretBox": "a chain would keep in which order people voted",
    "documents.SecretSum": "a chain would keep each secret vote; the count of the close is in the book",
    "documents.StoreMark": "compared with the mark in the store",
    "documents.TaskBody": SAID_BY_ITEM,
    "documents.TaskDay": "the plan that a step told is compared with it",
    "documents.Writing": NOT_RELIED_ON,
    "workflows.Beat": NOT_RELIED_ON,
    "workflows.Duty": "entered in the book by the night, compared with history before",
    "workflows.Event": "made and used by steps; what it moved is a step",
    "workflows.FrozenDay": "the day of a demo",
    "workflows.Job": NOT_RELIED_ON,
    "workflows.LedgerLine": "the book itself: each line has the hash of the one before",
    "workflows.Notice": "compared with the duty and the step that opened it",
    "workflows.SealedText": "the digest of its words is in a chain",
    "workflows.Track": "folded again from the steps",
    "workflows.Wish": NOT_RELIED_ON,
}
# Values of which one is surely another than what stands there.
OTHERS = (
    (models.CharField | models.TextField, "khác"),
    (models.DateField, "2031-01-01"),
    (models.IntegerField, 77),
)


def tables():
    return [table for app in APPS for table in apps.get_app_config(app).get_models()]


def in_a_chain():
    """Rows of history and what they name, rows of the book, and what either tells along with itself."""
    found = {table for table in tables() if issubclass(table, Ledgered | Step)}
    steps = [table for table in tables() if issubclass(table, Step)]
    found |= {
        field.related_model for one in steps for field in one._meta.concrete_fields if field.is_relation
    }
    waiting = list(found)
    while waiting:
        told = waiting.pop()
        beside_it = {told._meta.get_field(name).related_model for name in getattr(told, "told_with", ())}
        waiting += beside_it - found
        found |= beside_it
    return found


def test_every_table_is_in_a_chain_or_says_why_not():
    assert {table._meta.label for table in tables() if table not in in_a_chain()} == set(BESIDE)


@pytest.mark.django_db
def test_a_row_changed_or_gone_in_any_table_of_the_book_is_found(make_package, cast):
    leave_traces(make_package("BCTC", "signing"), cast)
    leave_rows_that_change(cast)
    booked = {table for table in tables() if issubclass(table, Ledgered)}
    asked, silent = set(), []
    with unlocked():
        # What the book holds of an account is told in words of its own (test_tampering.py).
        for table in sorted(booked - {Person}, key=lambda one: one._meta.label):
            entered = LedgerLine.objects.filter(row_type=table._meta.label_lower).values("row_id")
            row = table._base_manager.filter(pk__in=entered).first()
            if row is None:
                continue
            asked.add(table)
            with taken_back():
                other = other_values(table)
                beside(table, pk=row.pk).update(**other)
                found = [fresh.pk for fresh, kept in unlike(table._base_manager.all()) if kept]
                silent += [table] if other and row.pk not in found else []
            with taken_back():
                beside(table, pk=row.pk)._raw_delete("default")  # noqa: SLF001 - no key and no signal is asked
                silent += [] if row.pk in taken_out(table) else [table]

    assert silent == []
    assert booked - asked == {Person}


def leave_rows_that_change(cast):
    """One in each table of the book that `leave_traces` leaves out."""
    Emblem.objects.create(association=cast.congress.association, png=b"x", digest="x")
    Absence.objects.create(person=cast.bkt, start=START, end=START, reason="x", recorded_by=cast.vanphong)
    ExceptionDay.objects.create(day=START, works=True, source="x")
    PaperCopy.objects.create(
        version=Version.objects.first(), number=1, reader=cast.bkt, given_by=cast.vanphong
    )
    refused = {"action": "x", "actor": cast.bkt, "outcome": "x", "at": clock.now()}
    Refusal.objects.create(item_type="documents.package", item_id=1, **refused)


def other_values(table):
    """A column that is told, with what it does not say; nothing for a table of keys alone."""
    for kind, value in OTHERS:
        for field in table._meta.concrete_fields:
            free = not (field.primary_key or field.is_relation or field.name in SILENT)
            if free and isinstance(field, kind) and not isinstance(field, models.DateTimeField):
                return {field.attname: value[: field.max_length] if isinstance(value, str) else value}
    return {}


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
