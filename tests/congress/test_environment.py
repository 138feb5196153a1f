"""A wrong setting is refused at the start, by a sentence that names the variable and repeats no secret."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from congress.environment import Environment
from congress.logs import watched_from_outside
from tests.house.source import ROOT

pytestmark = pytest.mark.one_database

env = Environment()
WRONG = [
    ("HTTPS", "maybe", "bool", {}),
    ("DATABASE_TIMEOUT", "20s", "number", {"default": 20}),
    ("DATABASE_TIMEOUT", "0", "number", {"default": 20}),
    ("FILE_SIZE_LIMIT", "-1", "number", {"default": 20}),
    ("CONGRESS_TODAY", "2022-3-18", "day", {}),
    ("CONGRESS_TODAY", "2022-02-30", "day", {}),
    ("SECRET_KEY", "", "secret", {"default": None}),
    ("HEALTH_TOKEN", "ngan-qua", "token", {}),
    ("ALLOWED_HOSTS", "https://daihoi.example.vn", "hosts", {"default": []}),
    ("ALLOWED_HOSTS", "daihoi.example.vn:8000", "hosts", {"default": []}),
    ("ALLOWED_HOSTS", "daihoi.example.vn;khac.vn", "hosts", {"default": []}),
    ("ALLOWED_HOSTS", "*", "hosts", {"default": []}),
    ("CSRF_TRUSTED_ORIGINS", "daihoi.example.vn", "addresses", {}),
    ("SITE_ADDRESS", "https://daihoi.example.vn/trang", "addresses", {}),
    ("SITE_ADDRESS", "https://[daihoi", "addresses", {}),
    ("TRUSTED_PROXIES", "nginx", "networks", {"default": ""}),
    ("ADMINS", "quan tri", "mails", {}),
    ("EMAIL_URL", "imap://thu.example.vn", "mail_server", {}),
    ("QUEUE", "amqp://x", "queue", {}),
    ("DATABASE_URL", "mysql://a:mat-khau@b/c", "database", {"default": "", "patience": 20}),
    ("DATABASE_URL", "postgres://a:mat-khau@b", "database", {"default": "", "patience": 20}),
    ("DATABASE_URL", "postgres://a:mat-khau@b:cong/c", "database", {"default": "", "patience": 20}),
    ("DATABASE_URL", "sqlite:////dev/null/x.sqlite3", "database", {"default": "", "patience": 20}),
    ("FILES_ROOT", "/dev/null/tep", "folder", {"default": ROOT}),
]


@pytest.mark.parametrize(("name", "said", "read", "given"), WRONG)
def test_a_wrong_value_is_refused_by_its_name(monkeypatch, name, said, read, given):
    monkeypatch.setenv(name, said)

    with pytest.raises(ImproperlyConfigured) as refused:
        getattr(env, read)(name, **given)

    assert str(refused.value).startswith(f"{name}: ")
    assert "mat-khau" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "meant"), [("true", True), ("1", True), ("On", True), ("", False), ("0", False), ("no", False)]
)
def test_yes_and_no_have_their_words(monkeypatch, said, meant):
    monkeypatch.setenv("HTTPS", said)

    assert env.bool("HTTPS") is meant


def test_what_is_not_said_is_as_the_program_has_it(monkeypatch):
    for name in ("HTTPS", "ADMINS", "SITE_ADDRESS", "QUEUE"):
        monkeypatch.delenv(name, raising=False)

    assert env.bool("HTTPS", default=True) is True
    assert (env.mails("ADMINS"), env.addresses("SITE_ADDRESS"), env.queue("QUEUE")) == ([], [], "")


def test_options_of_the_address_do_not_switch_the_patience_off(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a@b/c?options=-c%20search_path%3Dx")

    found = env.database("DATABASE_URL", "", patience=7)

    assert found["OPTIONS"]["options"] == "-c lock_timeout=7000 -c search_path=x"
    assert (found["CONN_HEALTH_CHECKS"], found["OPTIONS"]["connect_timeout"]) == (True, 5)


def test_a_sentry_without_its_package_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"^SENTRY_DSN: "):
        watched_from_outside("https://khoa@sentry.example.vn/1", version="0")


@pytest.mark.parametrize("words", [["check"], ["daily"], ["worker"]])
def test_a_command_ends_with_the_sentence_alone(words):
    wrong = {"SECRET_KEY": "x" * 50, "HTTPS": "maybe"}

    run = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=wrong,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (1, "HTTPS: chỉ nhận true hoặc false.\n")


@pytest.mark.slow
def test_it_starts_from_a_tree_that_nobody_writes(tmp_path):
    there = {"SECRET_KEY": "x" * 50, "VAR_DIR": str(tmp_path / "var"), "PYTHONDONTWRITEBYTECODE": "1"}
    before = set((ROOT / "var").glob("*"))
    run = [sys.executable, "-W", "error", "-c", "import congress.wsgi"]

    done = subprocess.run(run, cwd=ROOT, env=there, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert set((ROOT / "var").glob("*")) == before
    assert sorted(path.name for path in (tmp_path / "var").iterdir()) == ["static"]
