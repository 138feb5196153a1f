"""A season in five ways: on the screen, by Zalo, telephone, paper and mail each hears each thing once."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from congress.models import PassedOn, Person, UrgedWork, Urging
from congress.people.services.news import pass_on
from documents.models import UrgingLetter
from documents.telling.papers.posting import post_round
from documents.telling.papers.slips import slips_of
from documents.telling.rows import group_messages, lines_on_paper, lines_to_pass
from documents.telling.services.letters import write_letters
from documents.telling.services.urging import urge_by_itself
from tests.documents.canaries import plant
from workflows import clock
from workflows.models import Duty
from workflows.queries import calendar_in_force, calendar_kept

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

FIRST, DAYS = date(2022, 3, 18), 75
WAYS = (Person.SCREEN, Person.ZALO, Person.TELEPHONE, Person.PAPER, Person.MAIL)


def test_a_season_of_telling_in_every_way(cast, make_package, mailoutbox):
    dossiers = plant(cast)
    for kind, state in (("BCCT", "drafting"), ("BCKD", "standing")):
        make_package(kind, state)
    for number, duty in enumerate(Duty.objects.filter(closed=None).order_by("pk")):
        Duty.objects.filter(pk=duty.pk).update(due=FIRST + timedelta(days=10 + 3 * number))
    for number, person in enumerate(Person.objects.order_by("pk")):
        told = {"way": WAYS[number % 5], "email": f"p{person.pk}@example.vn", "last_login": clock.now()}
        Person.objects.filter(pk=person.pk).update(**told)

    said, wrong, slips = [], [], 0
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        with calendar_kept(), clock.frozen(datetime(day.year, day.month, day.day, 9, tzinfo=clock.HANOI)):
            urge_by_itself()
            post_round()
            if not calendar_in_force().is_working(day):
                continue
            said += [text for _body, text in group_messages(cast.congress)]
            on_paper = lines_on_paper(cast.congress)
            said += [line for slip in slips_of(cast.congress, on_paper) for line in slip.lines()]
            slips += len(on_paper)
            for line in lines_to_pass(cast.congress):
                wrong += [(day, line.person)] if line.person.way in {Person.SCREEN, Person.MAIL} else []
                said.append(line.message)
                how = {"way": line.way, "outcome": PassedOn.TOLD, "words": line.message}
                pass_on(line.person, cast.congress, by=cast.vanphong, news=line.upto, **how)
            wrong += [(day, line.person) for line in lines_to_pass(cast.congress)]
            if number % 10 == 0:
                every = [body.pk for body in vars(cast.bodies).values()]
                letters = write_letters(cast.congress, every, by=cast.vanphong)
                said += [one.what for letter in letters for one in letter.works.all()]

    said += [f"{letter.subject}\n{letter.body}" for letter in mailoutbox]
    assert wrong == []
    assert slips > 0 < UrgingLetter.objects.count()
    assert max(Counter(PassedOn.objects.values_list("person", "at__date")).values()) == 1
    assert max(Counter(Urging.objects.values_list("person", "day")).values()) == 1
    assert max(Counter(UrgedWork.objects.values_list("person", "duty", "rung", "due")).values()) == 1
    mailed = Counter((letter.to[0], letter.body) for letter in mailoutbox)
    assert max(mailed.values()) == 1
    whole = "\n".join(said)
    assert dossiers.canaries.caught(whole) == set()
    assert [word for word in ("quá hạn", "chậm trễ", "bạn ") if word in whole.lower()] == []
