"""The cast of these tests: one congress, five bodies, and people named after what they do."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Congress, Person
from congress.people.services.seats import appoint
from workflows import clock

START = date(2022, 1, 4)
TODAY = date(2022, 3, 18)


@pytest.fixture
def frozen_day():
    """It is 18/03/2022 for everybody below."""
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def dh3(db, frozen_day):
    """The congress as it was set up, with nobody in its bodies yet."""
    return Congress.objects.get()


@pytest.fixture
def drafters(dh3):
    return dh3.bodies.get(code="TBVK")


@pytest.fixture
def board(dh3):
    return dh3.bodies.get(code="BCH")


@pytest.fixture
def office(dh3):
    return dh3.bodies.get(code="VP")


@pytest.fixture
def organisers(dh3):
    return dh3.bodies.get(code="BTC")


@pytest.fixture
def person(db, frozen_day):
    """A function that makes a person from a name."""

    def make(full_name, *, honorific="Ông", **fields):
        username = f"u{Person.objects.count() + 1}"
        return Person.objects.create_user(username, full_name=full_name, honorific=honorific, **fields)

    return make


@pytest.fixture
def head(person, drafters):
    """The head of the drafting subcommittee, in office since January."""
    ba_an = person("Nguyễn Thị An", honorific="Bà", phone="0912 000 001")
    appoint(ba_an, drafters, role="head", start=START, title="Trưởng Tiểu ban")
    return ba_an


@pytest.fixture
def clerk(person, office):
    """The chief of the office, who enters for those without a computer."""
    ong_phong = person("Lê Văn Phòng")
    appoint(ong_phong, office, role="head", start=START, title="Chánh Văn phòng")
    return ong_phong


@pytest.fixture
def stranger(person):
    """Somebody in no body."""
    return person("Người Lạ")


@pytest.fixture
def real_hour(monkeypatch):
    """The clock of the machine, which the test moves."""
    told = [clock.real_now()]
    monkeypatch.setattr(clock, "real_now", lambda: told[0])
    return told
