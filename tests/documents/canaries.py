"""Unique strings planted all over confidential dossiers, and the nets in which they would be caught."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from html import unescape
from types import SimpleNamespace

import openpyxl
from django.db import transaction
from django.utils.http import urlencode
from pypdf import PdfReader, PdfWriter

from congress.models import Body, Person
from congress.people.services.seats import appoint
from congress.tally import Ballots
from documents.assigning.services import assign_package
from documents.board.services import calls
from documents.drafting.queries import parts as checklist
from documents.drafting.services import parts
from documents.models import Package
from documents.office import services as entering
from documents.opinions import services as opinions
from documents.packages.answers.values import Draft, Return
from documents.packages.services.taking_in import receive
from documents.packages.services.viewings import note_viewing
from documents.signing.services.copies import hand_out, take_back
from tests.cast import START, count, perform
from tests.documents import papers, readable
from tests.documents.named import name_somebody
from workflows import clock, engine


@dataclass
class Canaries:
    """Every string with the place where it was planted."""

    planted: dict[str, str] = field(default_factory=dict)

    def __call__(self, place: str) -> str:
        """A name that occurs nowhere else; letters only, so that nothing cuts or escapes it."""
        number = len(self.planted)
        word = f"qzv{chr(97 + number // 26)}{chr(97 + number % 26)}xk"
        self.planted[word] = place
        return word.capitalize()

    def caught(self, text: str) -> set[str]:
        """The places whose string stands in the text, marks and case aside."""
        found = text.casefold()
        return {place for word, place in self.planted.items() if word in found}


@dataclass
class Dossiers:
    """The confidential packages and whoever is outside them."""

    canaries: Canaries
    packages: list[Package]
    outsiders: dict[str, Person]


def plant(cast) -> Dossiers:
    """The scheme as far as the signature, a personnel dossier signed on paper, a report under inspection."""
    sing = Canaries()
    found = [scheme(cast, sing), dossier(cast, sing), inspected(cast, sing)]
    for package in found[:2]:
        name_somebody(sing, package, cast)
    fresh = [Package.objects.get(pk=package.pk) for package in found]
    return Dossiers(sing, fresh, outsiders(cast))


def outsiders(cast) -> dict[str, Person]:
    """People of the congress, and not of it, whom none of the dossiers concerns."""
    keeper = Person.objects.create_superuser("quantri", full_name="Kỹ thuật")
    return {
        "other": cast.truong,
        "organiser": cast.btc,
        "office": _seated("vanphong2", cast.bodies.VP, "secretary"),
        "reviewer": cast.tttd,
        "observer": _seated("theodoi", cast.bodies.TBNS, "observer"),
        "stranger": cast.nguoila,
        "administrator": keeper,
    }


def _seated(name: str, body: Body, role: str) -> Person:
    person = Person.objects.create_user(name, full_name=f"Người {name}")
    appoint(person, body, role=role, start=START)
    return person


def scheme(cast, sing: Canaries) -> Package:
    """DANS: two withdrawn and several standing drafts, votes with dissent, amendments, to the signature."""
    lead, bodies = cast.tbns, cast.bodies
    title = f"Đề án {sing('title')}"
    package = assign_package(cast.congress, "DANS", by=cast.btc, due=_due(), title=title, due_exclusive=True)
    perform(package, "accept", lead, note=sing("note of a plain step"))
    perform(package, "revise", lead, version=_word(sing, "de-an", "first draft"))
    _chapter(sing, package, cast)
    hand_out(package, [cast.tbns2], by=lead)
    take_back(package, 1, by=lead, remark=sing("remark on a paper copy"))
    perform(package, "revise", lead, version=_pdf(sing, "danh-sach", "second draft"))
    perform(package, "withdraw", lead, withdrawal=True, note=f"Nhầm tệp {sing('reason of a withdrawal')}")
    third, names = _sheet(sing, "bien-ban", "third draft"), _pdf(sing, "danh-sach", "list of names")
    perform(package, "revise", lead, version=replace(third, parts=(*third.parts, *names.parts)))
    _comment(sing, package, cast)
    perform(package, "to_subcommittee", lead, note=sing("note of a submission"))
    perform(
        package, "decide_subcommittee", lead, decision=_count(sing, package.lead), note=sing("note of a vote")
    )
    back = f"Xem lại {sing('reason of a return')}"
    perform(package, "send_back", cast.thuongtruc, note=back, **{"return": Return(until=None)})
    call = sing("answer on the telephone")
    calls.record_call(package, by=cast.btc, body=bodies.TBNS, person=cast.tbns, answer=call)
    perform(package, "revise", lead, version=_text(sing, "de-an", "fourth draft"))
    perform(package, "to_subcommittee", lead)
    perform(package, "decide_subcommittee", lead, decision=count(package.lead))
    perform(package, "decide_standing", cast.thuongtruc, decision=_count(sing, bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=_count(sing, bodies.BTV))
    amended = replace(
        _count(sing, bodies.BCH),
        amendments=f"Bỏ {sing('amendments')}",
        amended_parts=("de-an",),
        confirmer=bodies.TT.pk,
        ballots=Ballots(issued=_members(bodies.BCH), returned=_members(bodies.BCH)),
    )
    perform(package, "decide_board", cast.vanphong, ballot=amended)
    perform(package, "revise", lead, version=_text(sing, "de-an", "amended draft"))
    confirm = {"confirmation": package.fingerprint(), "note": sing("note of a confirmation")}
    perform(package, "confirm", cast.thuongtruc, **confirm)
    return package


def dossier(cast, sing: Canaries) -> Package:
    """HSNS: a vote the office entered from paper, with its picture; he whose it was objects."""
    lead, bodies = cast.tbns2, cast.bodies  # the head signs, and so records nothing
    title = f"Hồ sơ {sing('title of a dossier')}"
    package = assign_package(cast.congress, "HSNS", by=cast.btc, due=_due(), title=title, due_exclusive=True)
    perform(package, "accept", lead)
    perform(package, "revise", lead, version=_papers(sing))
    perform(package, "to_subcommittee", lead)
    perform(package, "decide_subcommittee", lead, decision=count(package.lead))
    picture = io.BytesIO(papers.png())
    scan = receive(picture, f"{sing('name of a scan')}.png", part="ban-chup")
    answers = {"decision": _count(sing, bodies.TT)}
    seen, note = engine.seen(package), sing("note on paper")
    entry = entering.EnteredMove(package, "decide_standing", seen, "giay-1", note=note, answers=answers)
    paper = entering.EnteredPaper(cast.thuongtruc, "paper", clock.now(), scan)
    step = entering.enter_move(entry, paper, by=cast.vanphong)
    first = entering.object_to(step, by=cast.thuongtruc, text=f"Không đúng {sing('objection')}")
    entering.answer_objection(first, by=cast.vanphong, text=f"Đã sửa {sing('answer to an objection')}")
    entry = entering.EnteredMove(
        package, "decide_executive", engine.seen(package), "giay-2", answers={"decision": count(bodies.BTV)}
    )
    called = entering.EnteredPaper(cast.thuongtruc, "telephone", clock.now())
    step = entering.enter_move(entry, called, by=cast.vanphong)
    entering.object_to(step, by=cast.thuongtruc, text=f"Chưa đúng {sing('open objection')}")
    return package


def inspected(cast, sing: Canaries) -> Package:
    """BCTC made confidential: its procedure has verdicts in words, which the others lack."""
    lead = cast.tbtc
    title = f"Báo cáo {sing('title of a report')}"
    package = assign_package(cast.congress, "BCTC", by=cast.btc, due=_due(), title=title, due_exclusive=True)
    package.confidential = True
    package.save()
    perform(package, "accept", lead)
    parts = [_named(sing, part.code) for part in package.kind.parts if part.required]
    perform(package, "revise", lead, version=Draft(tuple(parts)))
    perform(package, "to_subcommittee", lead)
    perform(package, "decide_subcommittee", lead, decision=count(package.lead))
    perform(package, "verify", cast.bkt, verdict="fail", note=f"Chưa đạt {sing('words of a verdict')}")
    return package


def _due():
    return clock.today().replace(day=30)


def _members(body: Body) -> int:
    return count(body).present


def _count(sing: Canaries, body: Body):
    where = body.code
    return replace(
        count(body), minutes_ref=sing(f"minutes of {where}"), dissent=f"Bảo lưu {sing(f'dissent in {where}')}"
    )


def _brought(sing: Canaries, code: str, draft: str, kind: str, data: bytes):
    part = receive(io.BytesIO(data), f"{sing(f'file name, {draft}')}.{kind}", part=code)
    return Draft((part,), note=f"Đã sửa {sing(f'author note, {draft}')}")


def _word(sing: Canaries, code: str, draft: str):
    data = readable.word(readable.par(readable.run(sing(f"body, {draft}"))))
    return _brought(sing, code, draft, "docx", data)


def _pdf(sing: Canaries, code: str, draft: str):
    writer, out = PdfWriter(clone_from=io.BytesIO(readable.pdf((sing(f"body, {draft}"),)))), io.BytesIO()
    writer.add_metadata({"/Author": sing("metadata of a PDF")})
    writer.write(out)
    return _brought(sing, code, draft, "pdf", out.getvalue())


def _sheet(sing: Canaries, code: str, draft: str):
    def fill(book):
        book.active["A1"] = sing(f"body, {draft}")
        book.properties.creator = sing("metadata of a workbook")

    return _brought(sing, code, draft, "xlsx", readable.workbook(fill))


def _text(sing: Canaries, code: str, draft: str):
    return _brought(sing, code, draft, "txt", sing(f"body, {draft}").encode())


def _named(sing: Canaries, code: str):
    data = io.BytesIO(sing(f"body, {code}").encode())
    return receive(data, f"{sing(f'file name, {code}')}.txt", part=code)


def _papers(sing: Canaries):
    parts = [_named(sing, code) for code in ("so-yeu-ly-lich", "gioi-thieu")]
    return Draft(tuple(parts), note=sing("author note, dossier"))


def _chapter(sing: Canaries, package: Package, cast) -> None:
    what = parts.Charge(owner=package.lead, title=f"Chương {sing('chapter')}")
    code = parts.add_chapter(package, what, by=cast.tbns).code
    data = io.BytesIO(sing("words of a chapter").encode())
    file = receive(data, f"{sing('file name of a chapter')}.txt", part=code)
    seen = checklist.checklist_item(package, code).seen
    parts.hand_in_part(package, code, file, by=cast.tbns2, seen=seen, note=sing("note of a chapter"))


def _comment(sing: Canaries, package: Package, cast) -> None:
    version = Package.objects.get(pk=package.pk).current
    code = version.parts.get(name__endswith=".xlsx").code
    said = opinions.comment(version, by=cast.tbns2, text=sing("comment"), part=code, paragraph=1)
    reason = sing("reason of a disposition")
    opinions.dispose_of_comment(said, by=cast.tbns, kind="declined", reason=reason)
    note_viewing(version, by=cast.tbns2, part=code, taken=True)


def everything_in(response) -> str:
    """All that an answer holds: headers, cookies, the page, and what is inside a workbook or a PDF."""
    data = b"".join(response)
    said = [f"{name}: {value}" for name, value in response.headers.items()]
    return "\n".join([*said, response.cookies.output(), *inside(data)])


def inside(data: bytes) -> list[str]:
    """The bytes as text, and what a reader of that kind of file finds in them."""
    if data.startswith(b"PK"):
        return _of_workbook(data)
    if data.startswith(b"%PDF"):
        return _of_pdf(data)
    return [unescape(data.decode(errors="replace"))]


def _of_workbook(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        members = [packed.read(name).decode(errors="replace") for name in names]
    if "xl/workbook.xml" not in names:
        return [*names, *members]
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    return [*names, *members, *cells]


def _of_pdf(data: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(data))
    facts = [str(reader.metadata), str(reader.xmp_metadata and reader.xmp_metadata.dc_title)]
    return [*facts, *(page.extract_text() for page in reader.pages), data.decode("latin-1")]


def asked(client, method: str, path: str, data: dict[str, str] | None = None):
    """The answer to one request; whatever it wrote is undone."""
    body = urlencode(data or {})
    with transaction.atomic():
        response = client.generic(method, path, body, content_type="application/x-www-form-urlencoded")
        said = SimpleNamespace(status=response.status_code, text=everything_in(response))
        transaction.set_rollback(True)
    return said
