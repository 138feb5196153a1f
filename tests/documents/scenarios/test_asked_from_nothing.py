"""An association of one's own asks its units about seven drafts; every slot and remark is accounted for."""

from __future__ import annotations

import io
import uuid
from collections import Counter
from datetime import date

import openpyxl
import pytest
from django.test import Client

from congress.people.queries.unit_links import token_of
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.unit_links import give_links
from congress.people.services.units import UnitFacts, add_unit, succeed
from documents.assigning.services import assign_package
from documents.consulting.queries.rounds import round_state
from documents.models import Disposition, Package, Round
from documents.packages.queries.remarks import outcomes_of
from tests.cast import draft, perform
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.scanned import dropped, scan_of
from tests.documents.scenarios.test_from_nothing import founded, heads, seated
from tests.documents.signed_in import sign_in
from workflows import clock

pytestmark = pytest.mark.one_database
OPENED, LAST, LATE = date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 23)
# Ten of them speak, each in a way of its own.
UNITS = 95
KINDS = ("BCCT", "BCKD", "BCKT", "BCTC", "DL", "NQ", "DANS")
WHO = {"writer": "Lò Thị Mai", "writer_office": "Chủ tịch"}
GONE = "Điều 99"


class Story:
    """Who asks, what was asked, and what each unit is known to have said: draft -> [(unit, words)]."""

    def __init__(self):
        self.congress = founded("hoi")
        self.seats = seated(self.congress)
        self.office = Visitor(self.seats[self.congress.bodies.get(kind="office").code, "head"])
        self.said = {}
        association = self.congress.association
        self.heads = [create_account(NewPerson(f"Hà Văn {number}"), by=None) for number in range(2)]
        self.units = [
            add_unit(
                UnitFacts(f"Hội huyện số {number}", head=self.heads[number] if number < 2 else None),
                association=association,
                by=self.office.person,
            )
            for number in range(UNITS)
        ]
        self.packages = [self.drafted(kind) for kind in KINDS]
        self.round = self.asked()
        self.drafts = {one.package.kind_code: one for one in self.round.drafts.select_related("package")}

    def drafted(self, kind):
        organiser = self.seats[self.congress.bodies.get(kind="organising").code, "head"]
        package = assign_package(self.congress, kind, by=organiser, due=date(2027, 3, 30))
        (lead,) = heads(package, "lead", self.seats)
        perform(package, "accept", lead)
        perform(package, "revise", lead, version=draft(package))
        return Package.objects.get(pk=package.pk)

    def asked(self):
        """One letter with one number, on the page."""
        page = "/lay-y-kien/moi/"
        form = dict(HIDDEN.findall(self.office.get(page).content.decode()))
        told = {"title": "Góp ý bảy dự thảo", "opened": "02/11/2026", "last_day": "20/11/2026"}
        told |= {"silence": "listed", "by_link": "on", "how": "next"}
        told |= {"packages": [one.pk for one in self.packages], "units": [one.pk for one in self.units]}
        done = self.office.client.post(page, form | told)
        assert done.status_code == 302, text_of(done)
        return Round.objects.get()

    def heard(self, number, stands, *remarks, name=""):
        """What unit `number` is known to have said, kept with a pencil: the same of every draft but one."""
        who = name or self.units[number].name
        for kind in KINDS:
            plain = {"agrees": "Nhất trí", "none": "Không có ý kiến"}[stands]
            words = list(remarks) if remarks and kind == "BCCT" else [plain]
            self.said.setdefault(kind, []).extend((who, one) for one in words)

    def typed(self, stands, *remarks):
        """The fields of the office's form that say so."""
        told = {f"stand_{one.pk}": stands for one in self.drafts.values()}
        if remarks:
            key = self.drafts["BCCT"].pk
            told |= {f"stand_{key}": "remarks", f"remarks_{key}": "\n".join(remarks)}
        return told

    def entered(self, path, **typed):
        form = dict(HIDDEN.findall(self.office.get(path).content.decode()))
        told = form | {"request_id": uuid.uuid4().hex, "next": "1"} | typed
        return self.office.client.post(path, told)

    def by_itself(self, client, path, stands, *remarks):
        """The unit's own form, by link or account."""
        form = dict(HIDDEN.findall(client.get(path).content.decode())) | WHO
        told = {
            name: said
            for name, said in self.typed(stands).items()
            if f'name="{name}"' in client.get(path).text
        }
        key = self.drafts["BCCT"].pk
        if remarks:
            told |= {f"stand_{key}": "remarks", f"text_{key}_0": remarks[0], f"place_{key}_0": "Điều 1"}
        return client.post(path, form | told).status_code


def table_of(story, kind):
    """(who said what, by line), the sums and the annex of the official table of one package."""
    package = story.drafts[kind].package
    (lead,) = heads(package, "lead", story.seats)
    answer = sign_in(lead).get(f"/ho-so/{package.code}/tiep-thu/bang.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lines = [(row[2], row[3]) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    sums = dict(list(book.worksheets[1].iter_rows(min_row=2, values_only=True)))
    silent = book.worksheets[2:3]
    return lines, sums, [row[0] for one in silent for row in one.iter_rows(min_row=2, values_only=True)]


@pytest.fixture
def story(db):
    with clock.frozen(OPENED):
        yield Story()


def told(story):
    """Every way in which ten units answer, each by the page where it is done."""
    number, enter = story.round.pk, f"/lay-y-kien/{story.round.pk}/nhap/"
    asked = list(story.round.asked.order_by("pk"))
    # By account: also of DANS only where he may read it, so it is said of six.
    mine = f"/lay-y-kien/cua-don-vi/{asked[0].pk}/"
    assert story.by_itself(sign_in(story.heads[0]), mine, "agrees", "Nêu rõ số hội viên") == 302
    # By the link of the letter.
    token = token_of(give_links([story.units[1]], by=story.office.person)[story.units[1].pk])
    assert story.by_itself(Client(), f"/y-kien/{token}/tra-loi/{number}/", "none", "Bỏ đoạn 2") == 302
    # A slip, entered by the office; a remark on a clause that is gone.
    slip = {"ground": "slip", "arrived": "02/11/2026"}
    with_gone = story.typed("agrees", f"{GONE}: sửa lại", "Thêm một ý")
    assert story.entered(enter, unit=story.units[2].code, **slip, **with_gone).status_code == 302
    # A picture from Zalo, by its code, through the tray; the same picture again.
    picture = scan_of(asked[3].code)
    done = dropped(story.office, picture, ground="zalo", arrived="02/11/2026")
    picture.seek(0)
    again = dropped(story.office, picture, ground="hand", arrived="02/11/2026")
    assert (
        story.entered(
            done["Location"],
            unit=story.units[3].name,
            ground="zalo",
            arrived="02/11/2026",
            **story.typed("agrees"),
        ).status_code
        == 302
    )
    assert (again.status_code, "không nhận lần nữa" in text_of(again)) == (422, True)
    # By telephone.
    phone = {"ground": "phone", "arrived": "02/11/2026", "writer": "Bà Y Nga"}
    assert story.entered(enter, unit=story.units[4].code, **phone, **story.typed("none")).status_code == 302
    # Undated, and dated before the round.
    assert story.entered(enter, unit=story.units[5].code, **slip, **story.typed("agrees")).status_code == 302
    early = slip | {"day": "30/10/2026"}
    assert story.entered(enter, unit=story.units[6].code, **early, **story.typed("agrees")).status_code == 422
    assert story.entered(enter, unit=story.units[6].code, **slip, **story.typed("agrees")).status_code == 302
    # Two that were merged while asked: the one that follows answers once for both.
    decision = {"way": "merge", "decision": "QĐ 09/QĐ-HB ngày 01/11/2026", "on": OPENED}
    succeed(story.units[7:9], [UnitFacts("Hội liên huyện")], by=story.office.person, **decision)
    merged = story.typed("agrees", "Ghi tên mới của huyện")
    assert story.entered(enter, unit="Hội liên huyện", **slip, **merged).status_code == 302
    with clock.frozen(LATE):
        late = slip | {"arrived": "23/11/2026"}
        assert (
            story.entered(enter, unit=story.units[9].code, **late, **story.typed("none")).status_code == 302
        )


def kept_with_a_pencil(story):
    """The same, as somebody notes it who stands by."""
    story.heard(0, "agrees", "Nêu rõ số hội viên")
    story.heard(1, "none", "Bỏ đoạn 2")
    # What no link and no account without a right reads, nobody answers there.
    story.said["DANS"] = []
    story.heard(2, "agrees", "sửa lại", "Thêm một ý")
    story.heard(3, "agrees")
    story.heard(4, "none")
    story.heard(5, "agrees")
    story.heard(6, "agrees")
    story.heard(7, "agrees", "Ghi tên mới của huyện", name="Hội liên huyện")
    story.heard(9, "none")


def test_every_slot_and_every_remark_is_accounted_for(story):
    told(story)
    kept_with_a_pencil(story)

    with clock.frozen(LATE):
        state = round_state(story.round)
        page = story.office.read(f"/lay-y-kien/{story.round.pk}/")
        tables = {kind: table_of(story, kind) for kind in KINDS}

    slots = {one.package.kind_code: state.slots(one) for one in state.drafts}
    assert {sum(row.values()) for row in slots.values()} == {UNITS}
    assert sum(sum(row.values()) for row in slots.values()) == 7 * UNITS
    # Nine in time, two of them by who followed them, of whom one is late.
    assert (len(state.answered), len(state.late), len(state.silent)) == (9, 1, UNITS - 10)
    assert f"9/{UNITS} đầu mối" in page
    for kind, (lines, sums, silent) in tables.items():
        own = Counter((who.split(" (")[0].split("\n")[0], words) for who, words in lines)
        assert own == Counter(story.said[kind]), kind
        assert sums["Tổng số ý kiến"] == len(story.said[kind])
        plain = sum(words in ("Nhất trí", "Không có ý kiến") for _who, words in story.said[kind])
        assert sums["Nhất trí hoặc không có ý kiến, không phải giải trình"] == plain
        assert sums.get("Gửi sau thời hạn", 0) == 1
        spoke = {who for who, _words in story.said[kind]} - {story.units[9].name}
        spoke |= {one.name for one in story.units[7:9]}
        # Who spoke late, or through another, or not at all: each unit stands in one place.
        assert set(silent) == {one.name for one in story.units} - spoke, kind
    gone = [row for row in tables["BCCT"][0] if row[1] == "sửa lại"]
    assert len(gone) == 1


def test_what_becomes_of_each_is_counted_and_told_to_whoever_said_it(story):
    told(story)
    kept_with_a_pencil(story)
    package = Package.objects.get(pk=story.drafts["BCCT"].package_id)
    (lead,) = heads(package, "lead", story.seats)
    head, page = Visitor(lead), f"/ho-so/{package.code}/tiep-thu/"
    with clock.frozen(LATE):
        waiting = [one.remark for one in outcomes_of(package) if one.remark.needs]
        for place, remark in enumerate(waiting):
            path = f"{page}ghi/?chon={':'.join(remark.ref)}"
            form = dict(HIDDEN.findall(head.get(path).content.decode()))
            kind = {"kind": "declined", "reason": "Đã có ở phụ lục."} if place == 0 else {"kind": "noted"}
            done = head.client.post(path, form | {"act": "thong-nhat"} | kind)
            assert done.status_code == 302, text_of(done)
        path = f"{page}cong-bo/"
        form = dict(HIDDEN.findall(head.get(path).content.decode()))
        assert head.client.post(path, form).status_code == 302
        _lines, sums, _silent = table_of(story, "BCCT")
        mine = text_of(sign_in(story.heads[0]).get("/lay-y-kien/cua-don-vi/"))

    remarks = [words for _who, words in story.said["BCCT"] if words not in ("Nhất trí", "Không có ý kiến")]
    assert len(waiting) == len(remarks) == 5
    settled = [
        number for name, number in sums.items() if name in {str(label) for _code, label in Disposition.KINDS}
    ]
    assert sorted(filter(None, settled)) == [1, 4]
    plain = sums["Nhất trí hoặc không có ý kiến, không phải giải trình"]
    assert sum(settled) + plain == sums["Tổng số ý kiến"] == len(story.said["BCCT"])
    # Its own, and nobody else's.
    assert ("Nêu rõ số hội viên" in mine, "Bỏ đoạn 2" in mine) == (True, False)
