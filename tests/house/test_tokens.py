"""Every form that writes carries its one-time token: a form without it is refused in a real browser only."""

from __future__ import annotations

import re

from tests.house import source

# Sent to an address that only its own people know, by a page that asks no cookie (docs/adr/0026).
KNOWN_BY_ADDRESS = {"consulting/unit_answer.html"}
FORM = re.compile(r"<form\b[^>]*method=\"post\"", re.IGNORECASE)
# `only` takes the token away from whatever is included.
ALONE = re.compile(r"{%\s*include\s+\"([^\"]+)\"[^%]*\bonly\s*%}")


def texts() -> dict[str, str]:
    """Name of each template, as it is included, and what it says."""
    return {
        source.name_of(path).removeprefix("templates/"): path.read_text(encoding="utf-8")
        for path in source.templates()
    }


def test_every_form_that_posts_names_the_token():
    faults = [
        name
        for name, text in texts().items()
        if len(FORM.findall(text)) > text.count("{% csrf_token %}") and name not in KNOWN_BY_ADDRESS
    ]

    assert faults == []


def test_no_such_form_is_included_without_its_token():
    found = texts()
    writing = {name for name, text in found.items() if "{% csrf_token %}" in text}

    faults = [
        (name, included)
        for name, text in found.items()
        for included in ALONE.findall(text)
        if included in writing
    ]

    assert faults == []


def test_the_check_sees_such_a_form():
    assert ALONE.findall('{% include "a.html" with b=c only %}{% include "d.html" %}') == ["a.html"]
    assert len(FORM.findall('<form class="x" method="post"><form method="get">')) == 1
