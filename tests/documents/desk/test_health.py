"""/suc-khoe/: anybody learns whether pages are made; who keeps the machine learns the rest, at once."""

from __future__ import annotations

import time
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client

from congress.models import Person
from documents.desk import health
from documents.desk.health import HealthFound, look
from documents.models import Blob, StoreMark
from documents.texts.files import PAPERS
from workflows.models import Beat

FAR = "203.0.113.7"
TOKEN = "mot-chuoi-rat-dai-de-mo"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """A folder of papers of this test's own."""
    settings.FILES_ROOT = tmp_path / "kho"


def found() -> HealthFound:
    result = HealthFound()
    look(result)
    return result


@contextmanager
def away():
    """Nothing answers where the database was."""
    known = dict(connection.settings_dict)
    connection.close()
    nowhere = {"NAME": "/khong-co/x.sqlite3"} if connection.vendor == "sqlite" else {"PORT": "1"}
    connection.settings_dict.update(nowhere)
    yield
    connection.close()
    connection.settings_dict.update(known)


@pytest.mark.django_db(transaction=True)
class TestPages:
    def test_a_stranger_learns_no_more_than_ok(self):
        shown = Client(REMOTE_ADDR=FAR).get("/suc-khoe/")

        assert (shown.status_code, shown.text) == (200, "ok\n")
        assert shown["Cache-Control"].startswith("max-age=0, no-cache, no-store")
        assert Client(REMOTE_ADDR=FAR).get("/suc-khoe/so-do/").status_code == 404

    def test_who_stands_on_the_machine_reads_the_rest(self):
        shown = Client().get("/suc-khoe/", headers={"host": "127.0.0.1"}).text.splitlines()

        assert [line.partition(":")[0] for line in shown] == ["ok", *(name for name, _probe in health.PROBES)]

    def test_a_visitor_of_the_site_is_not_taken_for_one_on_the_machine(self):
        through = Client(headers={"X-Forwarded-For": FAR, "host": "localhost"})
        by_name = Client(headers={"host": "testserver"})

        assert [one.get("/suc-khoe/").text for one in (through, by_name)] == ["ok\n", "ok\n"]

    def test_the_token_opens_it_from_elsewhere(self, settings):
        settings.HEALTH_TOKEN = TOKEN

        right, wrong, none = (
            Client(REMOTE_ADDR=FAR, headers=headers).get("/suc-khoe/so-do/").status_code
            for headers in (
                {"Authorization": f"Bearer {TOKEN}"},
                {"Authorization": "Bearer é"},
                {},
            )
        )

        assert (right, wrong, none) == (200, 404, 404)

    def test_without_a_token_an_empty_word_opens_nothing(self):
        for said in ("", "Bearer ", "Bearer"):
            headers = {"Authorization": said}
            assert Client(REMOTE_ADDR=FAR, headers=headers).get("/suc-khoe/so-do/").status_code == 404

    def test_an_administrator_reads_it_and_a_person_does_not(self):
        keeper = Person.objects.create_user("quantri", full_name="Nguyễn Thị An", is_superuser=True)
        person = Person.objects.create_user("an", full_name="Trần Văn An")
        shown = []
        for one in (keeper, person):
            browser = Client(REMOTE_ADDR=FAR)
            browser.force_login(one, backend="django.contrib.auth.backends.ModelBackend")
            shown.append(len(browser.get("/suc-khoe/").text.splitlines()))

        assert shown == [6, 1]

    def test_figures_are_such_as_prometheus_reads(self):
        lines = Client().get("/suc-khoe/so-do/", headers={"host": "127.0.0.1"}).text.splitlines()

        assert lines[0].startswith('congress_info{version="')
        facts = dict(line.split(" ") for line in lines[1:])
        assert facts["congress_up"] == facts["congress_database_ok"] == facts["congress_migrations_ok"] == "1"
        assert (facts["congress_worker_ok"], facts["congress_jobs_waiting"]) == ("0", "0")

    def test_while_the_database_is_away_it_says_so_in_time(self):
        with away():
            start = time.monotonic()
            stranger = Client(REMOTE_ADDR=FAR).get("/suc-khoe/")
            near = Client().get("/suc-khoe/", headers={"host": "127.0.0.1"})

        assert (stranger.status_code, stranger.text) == (503, "fault\n")
        assert (near.status_code, near.text.splitlines()[1]) == (
            503,
            "database: không trả lời (OperationalError)",
        )
        assert time.monotonic() - start < 4

    def test_it_needs_no_https_and_writes_no_session(self, settings):
        settings.SECURE_SSL_REDIRECT = True

        shown = Client(REMOTE_ADDR=FAR).get("/suc-khoe/")

        assert (shown.status_code, dict(shown.cookies)) == (200, {})

    def test_nothing_but_reading_is_answered(self):
        assert Client().post("/suc-khoe/").status_code == 405


@pytest.mark.one_database
def test_what_hangs_is_not_waited_for(monkeypatch):
    asked = []

    def hangs() -> str:
        asked.append(1)
        time.sleep(1)
        return ""

    monkeypatch.setattr(health, "PROBES", (("database", hangs), *health.PROBES[1:1]))
    examiner = health.Examiner()
    start = time.monotonic()

    first, second = examiner.ask(0.1), examiner.ask(0.1)

    assert time.monotonic() - start < 0.9
    assert (first.fit, second.fit, len(asked)) == (False, False, 1)
    assert first.lines() == ["database: không trả lời trong 2 giây"]
    examiner.thread.join()


def kept(data: bytes = b"%PDF-1.4 x") -> Blob:
    stored = PAPERS.keep(ContentFile(data))
    return Blob.objects.create(name=stored.name, sha256=stored.sha256, size=stored.size)


@pytest.mark.django_db
class TestProbes:
    def test_a_whole_house_is_fit(self):
        kept()

        assert (found().fit, found().said["store"]) == (True, "")

    def test_the_right_database_with_an_empty_store_is_not_fit(self, settings, tmp_path):
        kept()
        settings.FILES_ROOT = tmp_path / "trong"

        assert (found().fit, found().said["store"].endswith("cần kiểm tra FILES_ROOT.")) == (False, True)

    def test_an_empty_database_with_the_store_of_another_is_not_fit(self):
        PAPERS.set_mark("f" * 32)

        assert (found().fit, "cơ sở dữ liệu khác" in found().said["store"]) == (False, True)

    def test_its_own_mark_is_right(self):
        PAPERS.set_mark(StoreMark.objects.get_or_create(pk=1)[0].code)

        assert found().said["store"] == ""

    def test_a_step_that_was_not_made_is_counted(self, monkeypatch):
        more = frozenset({*health.steps_in_code(), ("congress", "9999_coming")})
        monkeypatch.setattr(health, "steps_in_code", lambda: more)

        assert found().fit is False
        assert found().said["migrations"] == "Còn 1 bước cập nhật chưa chạy; cần chạy manage.py migrate."

    def test_a_worker_that_is_missing_stops_nobody(self):
        assert (found().fit, "manage.py worker" in found().said["worker"]) == (True, True)

    def test_a_worker_that_lives_is_heard_of(self):
        now = health.clock.real_now()
        Beat.objects.create(name="x", began=now, seen=now)

        assert (found().said["worker"], found().figures["seconds_since_worker"]) == ("", 0)
