"""Whole associations with bodies of the same codes, and every word of whatever a page or paper says."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace

from congress.people.services.absences import record_absence
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.lists import keep_list
from congress.people.services.seats import appoint
from congress.people.services.units import UnitFacts, add_unit
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from documents.assigning.services import assign_package
from tests.cast import draft, perform
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from tests.lists import row, sheets

TODAY = date(2026, 11, 2)


def lived(name, symbol, telephone, *, today=TODAY):
    """One association: bodies of the template, people, units, a package on its way, an absence, a list."""
    opening, due = today + timedelta(days=194), today + timedelta(days=148)
    said = NewAssociation(f"Hội {name} Việt Nam", f"Hội {name}", symbol, place=name)
    congress = set_up(NewCongress("hoi", opening, said, number=5), by=None)
    new = {"association": congress.association, "phone": telephone}
    seats = {}
    for body in congress.bodies.all():
        person = create_account(NewPerson(f"Người {body.code} {name}", **new), by=None)
        seats[body.code] = appoint(person, body, role="head", start=today)
    twin = create_account(NewPerson("Lê Văn Trùng", **new), by=None)
    head = create_account(NewPerson(f"Trưởng đơn vị {name}", signs_in=False, **new), by=None)
    kind = f"ban liên lạc {name}"
    unit = add_unit(
        UnitFacts(f"Đơn vị {name}", kind=kind, head=head), association=congress.association, by=None
    )
    organiser, office = (seats[congress.bodies.get(kind=one).code].person for one in ("organising", "office"))
    package = assign_package(
        congress, "BCCT", by=organiser, due=due, due_exclusive=True, title=f"Báo cáo {name}"
    )
    perform(package, "accept", seats[package.lead.code].person)
    perform(package, "revise", seats[package.lead.code].person, version=draft(package, f"Dự thảo {name}"))
    away = record_absence(twin, start=today, end=today, reason=name, by=office)
    kept = keep_list(congress, "people", name=name, sheets=sheets(row(name="Ông Lê Văn Thêm")), by=office)
    return SimpleNamespace(
        name=name,
        congress=congress,
        office=office,
        organiser=organiser,
        chair=seats[congress.bodies.get(kind="chair").code].person,
        lead=seats[package.lead.code].person,
        seat=seats[package.lead.code],
        twin=twin,
        unit=unit,
        package=package,
        absence=away,
        list=kept,
        # Three letters alone may stand in any token of a form.
        marks=(name, f"{symbol}5", telephone),
    )


def read(response):
    """The words of whatever came: a page, a paper, a workbook."""
    data = b"".join(response)
    if data[:4] == b"%PDF":
        return words(data)
    if data[:2] == b"PK":
        book_ = zipfile.ZipFile(io.BytesIO(data))
        return " ".join(book_.read(name).decode("utf-8", "ignore") for name in book_.namelist())
    return unescape(data.decode())


def names_in(text, marks):
    """Which of the marks stand in it; a paper may break its lines anywhere."""
    whole = solid(text)
    return [mark for mark in marks if solid(mark) in whole]


def told_of(said, marks):
    """Where of address -> words one of the marks stands, and which."""
    return [(address, *found) for address, text in said.items() if (found := names_in(text, marks))]
