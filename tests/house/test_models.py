"""Every table either keeps its history, is history itself, or says here why it needs none."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.house import source
from workflows.models import AppendOnly, Tracked

IN_ADMIN = "the office keeps it in the admin, whose log names who changed what"
DERIVED = "derived from memberships by congress/roles.py; doctor compares them"
PLAIN = {
    "congress.Association": IN_ADMIN,
    "congress.CongressKind": "which kinds a congress has; the journal of the congress says who set it up",
    "congress.Absence": "days away; who recorded it stands in the row",
    "congress.SecondKey": "what opens an account beside the password; only how far it is used up changes",
    "congress.KeyAsk": "asked for until a second person has looked; only when it was done is written to it",
    "congress.Slip": "a code to open an account once; when it was used or cancelled is all that changes",
    "congress.News": "what a person should hear of, once; when it was read, in which letter it is",
    "congress.Mailing": "a letter on its way: what the server of mails said of it stands in the row",
    "congress.Body": IN_ADMIN,
    "congress.BodyGrant": DERIVED,
    "congress.Congress": IN_ADMIN,
    "congress.CongressGrant": DERIVED,
    "congress.Emblem": "a picture; the journal of the congress says who changed it",
    "congress.ListFile": "rows of a file until they are confirmed; what came of it stands in it",
    "congress.Membership": "dated: a change is an end and a new row, and the admin logs both",
    "congress.Person": IN_ADMIN,
    "congress.Unit": "an address book; the journal says who changed what, successions are final",
    "documents.BlobText": "what a file says, by the version of its reader; doctor reads the file again",
    "documents.Look": "how far a reader had seen; his alone, and proves nothing to anybody",
    "documents.Nominee": "facts that are put right: who wrote them and when stands in the row",
    "documents.PackageBody": "who takes part; bound at the start and from a stage on by the engine's steps",
    "documents.Editing": "who is at work now; gone when the draft is in",
    "documents.FoldedParagraph": "what a search reads of a file; written anew whenever the file is read",
    "documents.Writing": "words not handed in yet; what is handed in becomes a draft",
    "documents.PaperCopy": "handed out and brought back: both with person and time in the row",
    "documents.SecretBox": "who has voted in secret, without time or order: a row of history would keep both",
    "documents.SecretSum": "sums that rise with each secret ballot; what they came to is a PollCount",
    "documents.StoreMark": "one row that is never changed: whose the store of papers is",
    "documents.TaskBody": "who helps or is told; bound by the steps of the task, whose contents say it",
    "workflows.Beat": "when a worker was last heard of; holds nothing of anybody",
    "workflows.Job": "what a worker is to do and what came of it; taken out when it is over",
    "workflows.Wish": "who waits for a job; gone when he does not any more",
    "workflows.Duty": "opened and closed by the engine; doctor folds it again from the steps",
    "workflows.ExceptionDay": IN_ADMIN,
    "workflows.FrozenDay": "the day of a demo; holds nothing of anybody",
    "workflows.Event": "what happened, once; only the moment of its use is written to it",
    "workflows.Track": "written by the engine only; doctor folds where it stands from the steps",
    "workflows.Notice": "made by the engine, one for each duty; only the time of reading is written to it",
    "workflows.SealedText": "the words behind a digest in history; may be destroyed, never changed",
}


def concrete_models() -> list[type]:
    return [model for app in source.APPS for model in apps.get_app_config(app).get_models()]


def test_every_model_is_tracked_or_says_why_not():
    free = {model._meta.label for model in concrete_models() if not issubclass(model, Tracked | AppendOnly)}

    assert free == set(PLAIN)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
