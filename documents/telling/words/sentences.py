"""One row of news as one sentence: who did what and why, what is asked of the reader, until when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.text import Truncator
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.ways import BY_THE_OFFICE, way_to_tell
from congress.people.words.addressed import addressed, spoken_to_anybody
from congress.roles import REPORTED_TO
from documents.packages.told import REPORTING
from documents.packages.words.days import deadline_in_words, planned_day
from documents.telling.queries.reminders import who_keep_minutes
from documents.telling.rules.acts import act_asked, once_a_draft
from documents.telling.rules.heard import UNTIL, UNTIL_ABOVE, UNTIL_ANY, rule_told
from documents.telling.rules.moves import move_made
from documents.telling.rules.places import PACKAGE
from workflows import clock
from workflows.history import Names, words_of
from workflows.kept import kept_by_the_book
from workflows.naming import as_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from congress.people.models.associations import Association
    from congress.people.models.news import News
    from documents.packages.told import ToldItem
    from documents.telling.rules.heard import Heard
    from documents.telling.rules.moves import Made
    from workflows.models import Step

# Of a reason, what a message holds.
LONGEST_WHY = 300
NEXT = _kept(" Tiếp theo: %(stage)s.")
FINISH, BY_DAY = _kept(", hoàn thành %(day)s"), _kept(", hoàn thành trước khi hết ngày %(day)s")
# The end of a sentence; and what a stage waits for, as its label says it.
_ENDS, _WAITING = (".", "!", "?", "…"), re.compile(r"\b[Cc](hờ .+)$")


@dataclass(slots=True)
class Around:
    """What the rows of one page have in common, asked for once: notes, readers, forms of address, clerks."""

    known: dict[str, str] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    associations: dict[int, Association | None] = field(default_factory=dict)
    keepers: set[tuple[int, int]] = field(default_factory=set)

    def stands_above(self, row: News) -> bool:
        """Whether he reads it as one who leads, or decides in, a body above."""
        return row.body is not None and row.body.kind in REPORTED_TO and not self.keeps_minutes(row)

    def keeps_minutes(self, row: News) -> bool:
        """Whether he writes for the body above that it waits for, and does not decide there."""
        return (row.person_id, row.body_id or 0) in self.keepers


def around(rows: Iterable[News], steps: Mapping[int, Step]) -> Around:
    """What is the same for all of them; as many questions for many rows as for few."""
    mine = [row for row in rows if not row.words]
    above = [row for row in mine if row.body is not None and row.body.kind in REPORTED_TO]
    seats: Iterable[Membership] = ()
    if above:
        held = Membership.objects.in_force(clock.today())
        held = held.filter(person__in={row.person_id for row in above}, body__in={row.body for row in above})
        seats = held.select_related("body")
    return Around(
        known=words_of(steps.values()),
        people=Person.objects.in_bulk({row.person_id for row in mine}),
        associations=associations_of(frozenset(row.congress_id for row in mine if row.congress_id)),
        keepers=who_keep_minutes(seats),
    )


@kept_by_the_book
def associations_of(congresses: frozenset[int]) -> dict[int, Association | None]:
    """By the id of its congress."""
    rows = Congress.objects.filter(pk__in=congresses).select_related("association")
    return {one.pk: one.association for one in rows}


def sentence_of(
    row: News, told: ToldItem, step: Step | None, beside: Around, *, due: date | None, short: bool
) -> str:
    """The words of the row; `short` where they leave the product."""
    rule, above = rule_told(row.item_type, row.event), beside.stands_above(row)
    people = _who(row, step, beside)
    facts = {
        # Nobody is named to himself.
        "what": told.to.get(row.person_id, told.what),
        # What waits for him alone waits for no body.
        "body": row.body.name if row.body else people["whom"],
        "by_hand": told.by_hand,
        "day": planned_day(due) if due else "",
        **people,
        **_asked(row, told, step),
        **_done(rule, told, step, beside.known, short=short),
        "by_day": BY_DAY % {"day": planned_day(due)} if due else "",
        "finish": "",
    }
    if row.item_type == PACKAGE and told.item.due:
        facts["finish"] = FINISH % {"day": deadline_in_words(told.item)}
    pattern = _pattern(rule, row, beside, facts, short=short)
    text = pattern % facts
    text = text if text.endswith(_ENDS) else f"{text}."
    text = f"{text[:1].upper()}{text[1:]}"
    if due is None or "%(by_day)s" in pattern or "%(day)s" in pattern:
        return text
    until = UNTIL if row.right else UNTIL_ANY
    until = UNTIL_ABOVE if above or beside.keeps_minutes(row) else until
    return f"{text} {(rule.until or until) % facts}"


def _pattern(rule: Heard, row: News, beside: Around, facts: Mapping[str, str], *, short: bool) -> str:
    above = beside.stands_above(row)
    # A body above is asked for what is laid before it; what was given to it is told as that.
    upwards = rule.upwards if facts["begs"] else rule.given or rule.upwards
    words = (above and upwards) or (beside.keeps_minutes(row) and rule.minutes) or rule.words
    # Nobody is said to have done what the procedure did.
    if "%(who)s" in words and not facts["who"]:
        return f"{REPORTING if above else ''}{rule.nobody}"
    person = beside.people.get(row.person_id)
    unseen = short and person is not None and way_to_tell(person) in {*BY_THE_OFFICE, ""}
    return rule.unseen if unseen and rule.unseen else words


def _who(row: News, step: Step | None, beside: Around) -> dict[str, str]:
    """Who did it, as he was called on that day, and whom it is told to."""
    association = beside.associations.get(row.congress_id or 0)
    names = Names.read(beside.known.get(step.names_digest, "")) if step else Names()
    by, person = addressed(row.by, association) if row.by else "", beside.people.get(row.person_id)
    dear = spoken_to_anybody(person, association) if person else ""
    return {"who": names.body or names.person or by, "whom": dear}


def _asked(row: News, told: ToldItem, step: Step | None) -> dict[str, str]:
    """What is asked of who reads it."""
    asked = act_asked(
        row.item_type,
        row.right,
        stage=step.target if step else "",
        kind=getattr(told.item, "kind_code", ""),
        body=row.body.kind if row.body else "",
    )
    return {"waits": asked.waits, "begs": asked.begs}


def _done(
    rule: Heard, told: ToldItem, step: Step | None, known: Mapping[str, str], *, short: bool
) -> dict[str, str]:
    """What was done and why, where it led, and what is waited for since."""
    if step is None:
        return {"did": "", "why": "", "next": "", "stage": ""}
    definition, item = told.item.definition, told.item
    move, stage = definition.move(step.action, step.source), definition.label_of(step.target)
    leads = move.to if move and isinstance(move.to, dict) else {}
    result = next((code for code, target in leads.items() if target == step.target), "")
    kind = getattr(item, "kind_code", "")
    made = move_made(item._meta.label_lower, step.action, result=result, target=step.target, kind=kind)
    called = as_called(move.written, item.congress_id) if move else ""
    note = "" if told.secret else known.get(step.note_digest, "")
    note = " ".join(Truncator(note).chars(LONGEST_WHY).split()) if short else note
    waiting = _WAITING.search(stage) if step.source != step.target else None
    return {
        "did": once_a_draft(made.did % {"it": told.what, "move": called})
        + ("" if told.secret else _more(made, step)),
        "why": (made.why or rule.why) % {"note": note} if note else "",
        "next": NEXT % {"stage": f"c{waiting[1]}"} if waiting else "",
        "stage": stage,
    }


def _more(made: Made, step: Any) -> str:
    """The figures of a count, or what a verdict says."""
    count, verdict = getattr(step, "decision", None), getattr(step, "verdict", None)
    count = getattr(count, "decision", count)
    if made.more and count is not None:
        return made.more % {"for": count.votes_for, "present": count.present}
    said = verdict.in_words if made.more and verdict is not None else ""
    return made.more % {"verdict": f"{said[:1].lower()}{said[1:]}"} if said else ""
