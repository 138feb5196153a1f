"""Mail survives what happens to processes: killed often, two at once, nothing is lost or told anew."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from congress.models import Mailing, News, Person
from tests.house import source
from tests.sampled import WHOLE
from tests.smtp_server import post_office
from tests.workers import environment, until
from workflows import clock

pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.sweep,
]

KILLS = 20 if WHOLE else 5


def postman(server):
    """A process that gathers and sends until nothing waits, as cron would begin it."""
    host, port = server.server_address
    more = {"CONGRESS_TODAY": "2022-03-18", "EMAIL_URL": f"smtp://{host}:{port}"}
    command = [sys.executable, "manage.py", "remind"]
    return subprocess.Popen(command, cwd=source.ROOT, env=environment(**more), stdout=subprocess.DEVNULL)


def test_kills_lose_nothing_and_repeat_no_more_than_what_was_on_its_way(cast):
    people = list(Person.objects.order_by("pk"))
    for person in people:
        Person.objects.filter(pk=person.pk).update(way=Person.MAIL, email=f"p{person.pk}@example.vn")
    told = {"congress": cast.congress, "event": "told", "words": "Đã đổi lịch.", "by": cast.btc}
    rows = [News(person=one, **told) for one in people]
    News.objects.bulk_create(rows)

    with post_office(delay=0.1) as server:
        for kill in range(KILLS):
            seen = len(server.letters)
            running = postman(server)
            until(lambda seen=seen, kill=kill: len(server.letters) > seen + kill % 3)
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
            # As if whoever held a letter had been silent long enough.
            Mailing.objects.filter(outcome=Mailing.WAITING).update(held=clock.now() - timedelta(days=1))
        both = [postman(server) for _process in range(2)]
        codes = [one.wait(timeout=120) for one in both]

    kept = set(Mailing.objects.values_list("message_id", flat=True))
    assert (codes, len(kept)) == ([0, 0], len(people))
    assert set(server.ids) == kept
    assert len(server.ids) - len(kept) <= KILLS
    assert set(Mailing.objects.values_list("outcome", flat=True)) == {Mailing.SENT}
    assert not News.objects.filter(mailing=None).exists()
