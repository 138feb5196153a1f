"""Units that are asked, and what they answer: the makers of the tests of rounds."""

from __future__ import annotations

from datetime import date

from congress.models import Person
from congress.people.services.units import UnitFacts, add_unit
from documents.consulting.services.replies import ReplyFacts, Said, record_reply
from documents.consulting.services.rounds import NewRound, open_round

SENT, LAST, SEVENTH = date(2022, 2, 15), date(2022, 3, 7), date(2022, 3, 7)


def make_units(cast, number, *, headless=0, silent_phones=0):
    """So many units of the association: the first without a head, the last without a telephone."""
    made = []
    for place in range(1, number + 1):
        head = None
        if place > headless:
            head = Person.objects.create_user(
                f"dv{place:02d}", full_name=f"Trần Văn {place}", honorific="Ông"
            )
        phone = "" if place > number - silent_phones else f"0912 345 {place:03d}"
        facts = UnitFacts(
            f"Hội Truyền thống tỉnh số {place}", head=head, head_title="Chủ tịch", phone=phone, way="paper"
        )
        made.append(add_unit(facts, association=cast.congress.association, by=cast.vanphong))
    return made


def ask(cast, packages, units, **said):
    """A round about these packages to these units, opened by the office."""
    facts = {"title": "Xin ý kiến các dự thảo văn kiện", "opened": SENT, "last_day": LAST} | said
    links = dict.fromkeys((one.pk for one in packages), True)
    wanted = frozenset(one.pk for one in units)
    return open_round(cast.congress, NewRound(packages=links, units=wanted, **facts), by=cast.vanphong)


def reply(cast, found, unit, stand="agrees", *remarks, arrived=date(2022, 3, 1), **said):
    """The same stand on every draft of the round, remarks on the first; entered by the office."""
    drafts = list(found.drafts.values_list("pk", flat=True))
    answers = {key: Said(stand) for key in drafts}
    if remarks:
        answers[drafts[0]] = Said(stand, tuple(("Điều 12", text) for text in remarks))
    facts = {"ground": "letter", "arrived": arrived, "unit": unit, "answers": answers} | said
    return record_reply(found, ReplyFacts(**facts), by=cast.vanphong)
