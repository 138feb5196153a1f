"""What lies in deploy/ says what the program says: names of settings, places, sizes, commands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.house.source import ROOT
from tests.house.test_docs import settings_read

pytestmark = pytest.mark.one_database

DEPLOY = ROOT / "deploy"
UNITS = sorted(path.name for path in DEPLOY.glob("congress-*.service"))
MEGABYTE = 1024 * 1024


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def example() -> dict[str, str]:
    """What the example of the environment sets."""
    lines = [line for line in text("congress.env.example").splitlines() if line and line[0] != "#"]
    return dict(line.split("=", 1) for line in lines)


def unit(name: str) -> ConfigParser:
    """A unit of systemd, whose words keep their case; of one that stands twice the last counts."""
    found = ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    found.optionxform = str
    found.read_string(text(name))
    return found


def named(name: str) -> set[str]:
    """Commands of ours that a file runs."""
    return set(re.findall(r'manage\.py"?,? "?([a-z]+)', text(name)))


def test_the_example_names_no_setting_that_is_unknown():
    assert set(example()) - settings_read() == set()


def test_the_example_holds_no_secret():
    assert {name: example()[name] for name in ("SECRET_KEY", "HEALTH_TOKEN", "ADMINS", "EMAIL_URL")} == {
        "SECRET_KEY": "",
        "HEALTH_TOKEN": "",
        "ADMINS": "",
        "EMAIL_URL": "",
    }


def test_sizes_agree_in_all_three_places():
    body, file = int(example()["BODY_SIZE_LIMIT"]), int(example()["FILE_SIZE_LIMIT"])
    in_front = [
        int(size) * MEGABYTE for size in re.findall(r"client_max_body_size (\d+)m;", text("nginx.conf"))
    ]
    said = [int(size) * MEGABYTE for size in re.findall(r"tối đa (\d+) MB", text("pages/413.html"))]

    assert (file, body) == (settings.FILE_SIZE_LIMIT, 10 * settings.FILE_SIZE_LIMIT)
    assert (in_front[0], said) == (body, [file, body])
    # Of who is not signed in the site takes less than the proxy lets through.
    assert settings.STRANGERS_BODY_LIMIT < in_front[1] < file


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_runs_as_nobody_much_in_the_one_place(name):
    service = unit(name)["Service"]

    assert (service["User"], service["Group"]) == ("congress", "congress")
    assert (service["WorkingDirectory"], service["EnvironmentFile"]) == (
        "/opt/congress",
        "/etc/congress/congress.env",
    )
    assert (service["ProtectSystem"], service["NoNewPrivileges"], service["UMask"]) == (
        "strict",
        "true",
        "0077",
    )
    # What is written lies below the only folder that such a unit may write.
    assert f"/var/lib/{service['StateDirectory']}" == example()["VAR_DIR"]


def test_everything_that_is_written_lies_under_one_folder():
    facts = example()

    assert {Path(facts[name]).parent for name in ("FILES_ROOT", "STATIC_ROOT")} == {Path(facts["VAR_DIR"])}


@pytest.mark.parametrize("name", [*UNITS, "compose.yml", "Containerfile"])
def test_only_commands_that_exist_are_run(name):
    assert named(name) - set(get_commands()) == set()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="asks systemd itself")
def test_systemd_takes_every_unit(tmp_path):
    units = [path for kind in ("service", "timer") for path in DEPLOY.glob(f"congress-*.{kind}")]
    for path in units:
        # What the manual installs is not there; any program will do.
        said = re.sub(r"/opt/congress/\.venv/bin/\w+", sys.executable, path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text(said, encoding="utf-8")

    asked = ["systemd-analyze", "verify", *sorted(str(tmp_path / path.name) for path in units)]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)

    assert (len(units), told.returncode, told.stderr) == (6, 0, "")


@pytest.mark.parametrize("name", sorted(path.name for path in DEPLOY.glob("*.timer")))
def test_a_timer_has_its_service_and_the_hour_of_vietnam(name):
    timer = unit(name)["Timer"]

    assert (DEPLOY / name).with_suffix(".service").exists()
    assert timer["OnCalendar"].endswith("Asia/Ho_Chi_Minh")
    assert timer["Persistent"] == "true"


def test_the_proxy_speaks_to_the_server_where_it_listens():
    socket = re.search(r"server unix:(\S+) ", text("nginx.conf"))[1]

    assert f"--bind unix:{socket} " in unit("congress-web.service")["Service"]["ExecStart"]
    assert "unix" in example()["TRUSTED_PROXIES"].split(",")


def test_the_proxy_sets_anew_what_the_site_believes():
    said = dict(re.findall(r"proxy_set_header (\S+) (\S+);", text("proxy_headers.conf")))

    assert said == {
        "Host": "$http_host",
        "X-Forwarded-For": "$remote_addr",
        "X-Forwarded-Proto": "$scheme",
        "X-Request-ID": "$request_id",
    }
    # Each place that leads to the site passes it all on.
    assert text("nginx.conf").count("proxy_pass ") == text("nginx.conf").count("deploy/proxy_headers.conf")


def test_pages_of_the_proxy_are_whole_and_speak_vietnamese():
    named = re.findall(r"error_page [\d ]+ /(\d+)\.html;", text("nginx.conf"))

    assert sorted(f"{one}.html" for one in named) == sorted(path.name for path in DEPLOY.glob("pages/*"))
    for one in named:
        page = text(f"pages/{one}.html")
        assert ('<html lang="vi">' in page, "Chưa có gì được ghi" in page or one == "502") == (True, True)
        assert re.findall(r"(?:src|href)=|url\(|<script", page) == []


def test_the_name_of_the_site_is_the_same_wherever_it_is_an_example():
    facts = example()

    assert facts["SITE_ADDRESS"] == f"https://{facts['ALLOWED_HOSTS']}"
    assert set(re.findall(r"server_name (\S+);", text("nginx.conf"))) == {facts["ALLOWED_HOSTS"]}


def test_the_image_holds_what_runs_and_nothing_else():
    copied = re.findall(r"^COPY (\S+)", text("Containerfile"), re.MULTILINE)

    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "USER congress" in text("Containerfile")
    assert set(re.findall(r"^ENV (.+)$", text("Containerfile"), re.MULTILINE)[0].split()) >= {
        f"VAR_DIR={example()['VAR_DIR']}",
        f"FILES_ROOT={example()['FILES_ROOT']}",
    }


Tree = dict[str, Any]


def compose() -> Tree:
    """The compose file as its reader takes it: blocks by depth, lists, anchors and what is laid under."""
    anchors: dict[str, Tree] = {}
    whole: Tree = {}
    above: list[tuple[int, Any]] = [(-1, whole)]
    lines = [line for line in text("compose.yml").splitlines() if line.strip() and line.lstrip()[0] != "#"]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        depth, told = len(line) - len(line.lstrip()), line.strip()
        while above[-1][0] >= depth:
            above.pop()
        here = above[-1][1]
        if told.startswith("- "):
            here.append(told[2:].strip('"'))
            continue
        name, _, value = told.partition(":")
        anchor, value = (value.split()[0][1:], "") if "&" in value else ("", value.strip())
        if name == "<<":
            here.update(anchors[value[1:]] | here)
        elif value.startswith("*"):
            here[name] = anchors[value[1:]]
        elif value:
            here[name] = {"true": True, "false": False}.get(value, value.strip('"'))
        else:
            here[name] = [] if after.strip().startswith("- ") else {}
            above.append((depth, here[name]))
        if anchor:
            anchors[anchor] = here[name]
    return whole


def test_compose_is_such_as_its_reader_takes():
    whole = compose()
    ours = {name: one for name, one in whole["services"].items() if name != "database"}

    assert set(ours) == {"migrate", "web", "worker"}
    assert {one["read_only"] for one in ours.values()} == {True}
    assert {name for one in ours.values() for name in one["environment"]} - settings_read() == set()
    assert ours["web"]["ports"] == ["127.0.0.1:8000:8000"]
    # Nobody starts before the tables stand.
    for name in ("web", "worker"):
        assert ours[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_the_lock_holds_every_library_with_the_sums_of_its_files():
    asked = set(re.findall(r"^([A-Za-z][\w-]*)", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    lock = (ROOT / "requirements.lock").read_text()
    held = dict(re.findall(r"^([a-z][\w-]*)(?:\[\w+\])?==(\S+) \\\n +--hash=sha256:", lock, re.MULTILINE))

    assert {name.lower().replace("_", "-") for name in asked} - held.keys() == set()
    assert re.findall(r"^[a-z][\w-]*(?:\[\w+\])?==", lock, re.MULTILINE) != []
    assert len(re.findall(r"^[a-z].*==", lock, re.MULTILINE)) == len(held)
    assert [line for line in lock.splitlines() if "://" in line or line.startswith("--")] == []


def test_the_version_is_one_that_the_changelog_can_head():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings[0] == "Chưa phát hành" or headings[0].startswith(settings.VERSION)
    assert [one for one in headings[1:] if not re.fullmatch(r"\d+\.\d+\.\d+ – \d\d/\d\d/\d{4}", one)] == []
