"""What a deletion leaves: rows about an item that is gone, numbers left out, words that nothing says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, Max, OuterRef
from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from documents.desk.doctor.anchors import chains
from documents.tasks.models.tasks import Task
from workflows.models import LedgerLine, SealedText, Tracked
from workflows.models.sealing import digests_in

CHUNK = 2000
DIGEST = re.compile("[0-9a-f]{64}")


def remains_faults() -> Iterator[str]:
    """One line for each item that was taken out whole, as far as something still speaks of it."""
    yield from _about_nothing()
    yield from _numbers_left_out()
    yield from _unsaid_words()


def _about_nothing() -> Iterator[str]:
    """Items that duties, notices, news or the like name by their type and key, and that are not there."""
    left: dict[tuple[type[Tracked], int], list[str]] = defaultdict(list)
    items = [model for model in apps.get_models() if issubclass(model, Tracked)]
    for table in apps.get_models():
        if {"item_type", "item_id"} <= {field.name for field in table._meta.concrete_fields}:
            for model in items:
                for key in _named_by(table, model):
                    left[model, key].append(str(table._meta.verbose_name))
    for (model, key), rows in sorted(left.items(), key=lambda one: (one[0][0]._meta.label, one[0][1])):
        facts = {"what": model._meta.verbose_name, "number": key, "rows": ", ".join(rows)}
        yield _("%(what)s có khóa %(number)d: đã bị xóa, nhưng còn %(rows)s ghi về nó.") % facts


def _named_by(table: Any, model: type[Tracked]) -> list[int]:
    there = model._default_manager.filter(pk=OuterRef("item_id"))
    rows = table._base_manager.filter(item_type=model._meta.label_lower).exclude(Exists(there))
    return sorted(rows.order_by().values_list("item_id", flat=True).distinct())


def _numbers_left_out() -> Iterator[str]:
    """Tasks of a congress are numbered from 1 without a gap, and none is ever taken out."""
    rows = Task.objects.order_by().values("congress").annotate(last=Max("number"), many=Count("pk"))
    for row in rows:
        if row["last"] == row["many"]:
            continue
        there = set(Task.objects.filter(congress=row["congress"]).values_list("number", flat=True))
        code = Congress.objects.values_list("code", flat=True).get(pk=row["congress"])
        for number in sorted(set(range(1, row["last"] + 1)) - there):
            yield _("%(code)s: không còn nhiệm vụ số %(number)d.") % {"code": code, "number": number}


def _unsaid_words() -> Iterator[str]:
    """Each step seals who made it; words that no step and no line of the book says lost theirs."""
    # Read before what says them: steps that are made meanwhile bring words of their own.
    kept = SealedText.objects.order_by().values_list("digest", flat=True)
    left = {bytes.fromhex(digest) for digest in kept.iterator(chunk_size=CHUNK)}
    for steps in chains():
        rows = steps._default_manager.order_by().values_list("note_digest", "names_digest", "contents")
        for note, names, contents in rows.iterator(chunk_size=CHUNK):
            left -= _halved({note, names} | digests_in(contents))
    for says in LedgerLine.objects.order_by().values_list("says", flat=True).iterator(chunk_size=CHUNK):
        left -= _halved(digests_in(says))
    if left:
        words = _("Có %(count)d lời ghi không còn bước nào hoặc dòng sổ ghi nào dẫn đến; nhật ký đã bị cắt.")
        yield words % {"count": len(left)}


def _halved(digests: set[str]) -> set[bytes]:
    """As bytes, for there may be millions; a text that only looks like a digest is left out."""
    return {bytes.fromhex(digest) for digest in digests if DIGEST.fullmatch(digest)}
