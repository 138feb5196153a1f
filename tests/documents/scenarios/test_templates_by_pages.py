"""Each template by its pages alone: set up, its list taken in, a package given, decided and signed."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from congress.models import Congress, Membership
from documents.models import Package
from tests.congress.test_setting_up_pages import client_of, sent
from tests.demo_world import HIDDEN, Visitor, give, paper, text_of
from tests.documents.scenarios.test_from_nothing import SIGNERS
from tests.lists import book, row
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

TODAY = date(2026, 11, 2)
SAID = {
    "name": "Tổ chức Hòa Bình",
    "short_name": "Tổ chức HB",
    "symbol": "TCHB",
    "place": "Hòa Bình",
    "precedence": "office",
    "opening": "15/05/2027",
    "number": "5",
}
OFFICER = {"honorific": "Bà", "full_name": "Trần Thị Lan"}
ROLES = {"Trưởng": "head", "Thư ký": "secretary", "Ủy viên": "member"}
PEOPLE = "/van-phong/nhap-danh-sach/nguoi/"


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


def founded(template):
    """The administrator's part: the congress, and who runs its office."""
    admin = client_of("quantri")
    admin.post(f"/thiet-lap/mau/{template}/", sent(admin, f"/thiet-lap/mau/{template}/") | SAID)
    page = "/thiet-lap/TCHB5/"
    admin.post(page, sent(admin, page) | OFFICER)
    congress = Congress.objects.get()
    return congress, Visitor(Membership.objects.get(body__congress=congress).person)


def listed(congress):
    """A workbook with three people for each body; the head of the office is there already."""
    return book(
        *(
            row(name=f"Ông {body.code} {role}", body=body.name, role=role)
            for body in congress.bodies.all()
            for role in ROLES
            if (body.kind, role) != ("office", "Trưởng")
        )
    )


def seated(congress, office):
    """The office's part: the list looked at and taken in; see `seats_of`."""
    file = paper("danh-sach.xlsx", listed(congress), "application/octet-stream")
    seen = office.client.post(PEOPLE, {"file": file, "start": f"{TODAY:%d/%m/%Y}"}, follow=True)
    hidden = dict(HIDDEN.findall(seen.content.decode()))
    office.client.post(seen.wsgi_request.path, {"seen": hidden["seen"]})
    return seats_of(congress)


def seats_of(congress):
    """(body code, role) -> a browser of who sits there."""
    seats = Membership.objects.filter(body__congress=congress).select_related("body", "person")
    return {(one.body.code, one.role): Visitor(one.person) for one in seats}


def led_to_its_signature(package, seats):
    """What each does on the page of the package; a body's secretary records what it decided."""
    bound = {}
    for one in package.bindings:
        bound.setdefault(one.role, []).append(one.body)
    code, lead = package.code, seats[bound["lead"][0].code, "head"]
    parts = [part.code for part in package.kind.parts if part.required]
    lead.act(code, "accept")
    files = {f"file_{part}": paper(f"{part}.txt", b"Noi dung du thao.", "text/plain") for part in parts}
    lead.act(code, "revise", **files)
    lead.act(code, "consult")
    for body in bound.get("reviewers", []):
        seats[body.code, "head"].act(code, "comment", verdict="pass")
    lead.act(code, "close_consultation")
    lead.act(code, "to_subcommittee")
    # Levels that one body fills are one level.
    for role in filter(bound.get, ("lead", "standing", "executive", "board")):
        (body,) = bound[role]
        action = "decide_subcommittee" if role == "lead" else f"decide_{role}"
        there = Membership.objects.filter(body=body).count()
        secretary = seats[body.code, "secretary"]
        secretary.vote(code, action, f"{TODAY:%d/%m/%Y}", f"{there} {there} 0 0 0")
    seats[bound["signer"][0].code, "head"].act(code, "sign", read="on")


def assigned(congress, seats):
    """The organiser's part: the first package of a congress."""
    organiser = seats[congress.bodies.get(kind="organising").code, "head"]
    hidden = dict(HIDDEN.findall(organiser.get("/ho-so/giao-moi/").content.decode()))
    task = {"kind": "BCCT", "due": "30/03/2027", "due_exclusive": "on"}
    return give(organiser.client, hidden | task)


@pytest.mark.parametrize("template", SIGNERS)
def test_by_pages_from_an_empty_site_to_a_signed_package(template):
    congress, office = founded(template)
    seats = seated(congress, office)
    given = assigned(congress, seats)

    led_to_its_signature(Package.objects.get(), seats)

    signed = Package.objects.get()
    assert (given.status_code, given["Location"]) == (302, "/ho-so/TCHB5-BCCT/")
    assert (signed.code, signed.state) == ("TCHB5-BCCT", "signed")
    assert "Đã ký duyệt" in seats[signed.lead.code, "member"].read("/ho-so/TCHB5-BCCT/")


def folder_of(visitor):
    """path -> bytes of what the office takes along of the congress it looks at."""
    file = zipfile.ZipFile(io.BytesIO(b"".join(visitor.get("/van-phong/luu-tru.zip").streaming_content)))
    return {name: file.read(name) for name in file.namelist()}


def test_the_next_congress_is_begun_from_the_last_which_is_put_away():
    fifth, office = founded("hop-tac-xa")
    seats = seated(fifth, office)
    assigned(fifth, seats)
    admin = client_of("quantri2")
    page = "/thiet-lap/TCHB5/tiep-theo/"

    begun = admin.post(page, sent(admin, page) | {"opening": "15/05/2032", "seats": "on"})
    sixth = Congress.objects.get(code="TCHB6")
    admin.post("/thiet-lap/TCHB5/luu-tru/", sent(admin, "/thiet-lap/TCHB5/luu-tru/") | {"reason": "Đã họp"})
    later = seats_of(sixth)
    assigned(sixth, later)
    led_to_its_signature(Package.objects.get(congress=sixth), later)

    assert (begun["Location"], sixth.term) == ("/thiet-lap/TCHB6/", "2032–2037")
    assert sixth.name == "Đại hội thành viên Tổ chức Hòa Bình lần thứ VI"
    assert sixth.words == fifth.words
    assert Package.objects.get(congress=sixth).state == "signed"
    assert "TCHB5-BCCT" not in office.read("/ho-so/")
    old = Package.objects.get(congress=fifth)
    lead = seats[old.lead.code, "head"]
    assert "chỉ để xem" in text_of(lead.act("TCHB5-BCCT", "accept"))
    assert old.state == Package.objects.get(pk=old.pk).state == "assigned"
    assert "Nhập danh sách" not in text_of(admin.get("/thiet-lap/TCHB5/"))
    office.client.post("/dai-hoi/", {"congress": "TCHB5"})
    assert "/van-phong/luu-tru.zip" in office.get("/van-phong/").content.decode()
    taken = folder_of(office)
    assert {name.split("/")[0] for name in taken} == {"TCHB5"}
    assert {"TCHB5/index.html", "TCHB5/TCHB5-BCCT/index.html"} <= set(taken)
    assert [name for name, data in taken.items() if "TCHB6" in data.decode("utf-8", "ignore")] == []
