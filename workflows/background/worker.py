"""The worker process: it looks when it is woken and each minute, and says every few seconds that it lives."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Max
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from workflows import clock
from workflows.background.asking import asked_for
from workflows.background.kinds import EACH_MINUTE, KINDS
from workflows.background.queue import consumer_of
from workflows.background.running import as_a_page, release, renew, run_waiting
from workflows.models import Beat, Job

log = logging.getLogger(__name__)
# Seconds between two signs of life, and how long one is believed.
PULSE, BELIEVED = 5, timedelta(seconds=60)
# Seconds between two looks of its own, whatever becomes of the queue.
MINUTE = 60
# How long what came of a job is kept; papers made by it go with it.
KEPT = timedelta(days=30)
# How long after a night that failed it is tried again; its reason is told meanwhile.
NIGHT_AGAIN = timedelta(hours=1)


def is_at_work() -> bool:
    """Whether a worker was heard of just now."""
    now = clock.real_now()
    return Beat.objects.filter(ended=None, seen__gte=now - BELIEVED, seen__lte=now + BELIEVED).exists()


def words_of_worker() -> str:
    """What an administrator is told of the worker: that none is there, and since when, or that the last night
    failed, and why; "" while all is well.
    """
    if is_at_work():
        nightly = [kind.name for kind in KINDS.values() if kind.nightly]
        night = Job.objects.filter(kind__in=nightly).order_by("-asked", "-id").first()
        if night is None or not night.reason:
            return ""
        sentence = _("Việc hằng đêm ngày %(day)s chưa làm xong, sẽ được thử lại: %(why)s")
        day = parse_date(night.key)
        return sentence % {"day": f"{day:%d/%m/%Y}" if day else night.key, "why": night.reason}
    last = Beat.objects.aggregate(last=Max("seen"))["last"]
    if last is None:
        return _(
            "Chưa có tiến trình nền nào chạy (manage.py worker): việc hằng đêm và các bước tự chuyển "
            "không tự thực hiện; bản in dài lập lần lượt từng bản trong lúc người dùng chờ."
        )
    words = _(
        "Không có tiến trình nền nào chạy từ %(when)s (manage.py worker): việc hằng đêm và các bước "
        "tự chuyển không tự thực hiện; bản in dài lập lần lượt từng bản trong lúc người dùng chờ."
    )
    return words % {"when": clock.in_a_sentence(last)}


def forget_old_jobs() -> int:
    """Take out jobs that ended long ago; what they made belongs to nothing then. How many."""
    return Job.objects.filter(ended__lt=clock.real_now() - KEPT).delete()[0]


def each_minute_brings() -> None:
    """Ask for the night of this day, if nobody has, and do what apps registered for each minute."""
    with as_a_page():
        for kind in KINDS.values():
            if kind.nightly:
                asked_for(kind.name, clock.today().isoformat(), facts={}, again=NIGHT_AGAIN)
        for act in EACH_MINUTE:
            act()


class BackgroundWorker:
    """One process; as many as wanted may run, on several machines."""

    def __init__(self, *, with_parent: bool = False) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"
        self.parent = os.getppid() if with_parent else 0
        self.over = threading.Event()
        # One job at a time, whether the queue woke it or the minute.
        self.turn = threading.Lock()

    def serve(self) -> None:
        """Work until told to stop by a signal."""
        now = clock.real_now()
        Beat.objects.exclude(seen__gte=now - KEPT).delete()
        Beat.objects.create(name=self.name, began=now, seen=now)
        beside = [threading.Thread(target=each, daemon=True) for each in (self._pulse, self._minutes)]
        for thread in beside:
            thread.start()
        try:
            self._listen()
        finally:
            self.over.set()
            for thread in beside:
                thread.join(PULSE)
            release(self.name)
            now = clock.real_now()
            Beat.objects.filter(name=self.name).update(seen=now, ended=now)

    def _listen(self) -> None:
        """Hear the queue until told to stop; one that cannot be opened is tried again each minute."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_told: self.over.set())
        while not self.over.is_set():
            try:
                consumer = consumer_of(self._look)
            except Exception:
                log.warning("the queue cannot be opened; the worker looks each minute", exc_info=True)
                self.over.wait(MINUTE)
            else:
                consumer.run()
                return

    def _look(self) -> None:
        self._safely(lambda: run_waiting(self.name))

    def _minutes(self) -> None:
        while not self.over.is_set():
            self._safely(each_minute_brings)
            self._look()
            self.over.wait(MINUTE)
        connection.close()

    def _safely(self, act: Any) -> None:
        """A database that is away for a while ends no worker: the next minute tries again."""
        close_old_connections()
        try:
            with self.turn:
                act()
        except DatabaseError:
            log.warning("the database did not answer; the work waits for the next minute", exc_info=True)
        except Exception:
            log.exception("a round of the worker failed")

    def _pulse(self) -> None:
        while not self.over.wait(PULSE):
            if self.parent and os.getppid() != self.parent:
                os.kill(os.getpid(), signal.SIGTERM)
            try:
                Beat.objects.filter(name=self.name).update(seen=clock.real_now())
                renew(self.name)
            except DatabaseError:
                connection.close()
        connection.close()
