"""A congress as one folder, read without this program: drafts as they came, history and votes as pages."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.words.addressed import addressed
from documents.opinions.models import Comment
from documents.packages.models.packages import Package
from documents.packages.words.history import count_in_words
from documents.packages.words.whole_history import whole_history
from documents.paper.language import on_paper
from documents.signing.models import SignedSet, StampedPaper
from documents.signing.papers.sign_sheet import render_sign_sheet
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.texts.files import PAPERS
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.models.drafts import Version

Entry = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One paper of a draft: where it lies in the folder, and the sum it had when it came."""

    path: str
    name: str
    sha256: str


def write_whole_archive(congress: Congress, target: IO[bytes]) -> int:
    """Everything of a congress into a ZIP; returns how many files. For who keeps the machine."""
    return write_archive(congress, Package.objects.filter(congress=congress), target)


def write_archive(congress: Congress, packages: Iterable[Package], target: IO[bytes]) -> int:
    """These packages of a congress, its bodies and seats, and a list with the sum of each file; how many."""
    sums: list[tuple[str, str]] = []
    with on_paper(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as folder:
        for path, data in _entries(congress, list(packages)):
            folder.writestr(f"{congress.code}/{path}", data)
            sums.append((path, hashlib.sha256(data).hexdigest()))
        head = [_("Tệp"), _("Mã kiểm tra SHA-256")]
        folder.writestr(f"{congress.code}/ma-kiem-tra.csv", _table(head, sums))
    return len(sums) + 1


def _entries(congress: Congress, packages: list[Package]) -> Iterator[Entry]:
    context = {"congress": congress, "packages": packages, "day": f"{clock.today():%d/%m/%Y}"}
    yield "index.html", render_to_string("desk/archive/index.html", context).encode()
    yield "co-quan.csv", _seats(congress)
    for package in packages:
        yield from _of_package(package)


def _of_package(package: Package) -> Iterator[Entry]:
    drafts, opinions = [], Comment.objects.filter(version__package=package).order_by("pk")
    for version in package.versions.prefetch_related("parts__blob").order_by("number"):
        # What was withdrawn is shown to nobody, in no archive either.
        gone = hasattr(version, "withdrawal")
        files = [] if gone else list(_files(version))
        drafts.append((version, gone, [kept for kept, _blob in files]))
        for kept, blob in files:
            yield f"{package.code}/{kept.path}", PAPERS.read(blob)
    signed = SignedSet.objects.filter(signature__version__package=package).order_by("pk")
    copies = [
        (f"ban-da-ky-{number}.pdf", name)
        for number, name in enumerate(signed.values_list("blob__name", flat=True), 1)
    ]
    stamped = StampedPaper.objects.filter(signature__version__package=package).order_by("pk")
    copies += [
        (f"ban-dong-dau-{number}.{extension}", name)
        for number, (name, extension) in enumerate(stamped.values_list("blob__name", "blob__extension"), 1)
    ]
    context = {
        "package": package,
        "copies": [path for path, _name in copies],
        "drafts": drafts,
        "history": whole_history(package, list(package.steps.order_by("sequence"))),
        "votes": [
            (bound.decision.body.name, f"{bound.decision.met_on:%d/%m/%Y}", count_in_words(bound))
            for version, _gone, _kept in drafts
            for bound in version.decisions.select_related("decision__body").order_by("pk")
        ],
        "opinions": opinions.filter(internal=False).select_related("author", "version"),
    }
    yield f"{package.code}/index.html", render_to_string("desk/archive/package.html", context).encode()
    if package.current is not None:
        yield f"{package.code}/phieu-trinh-ky.pdf", render_sign_sheet(sheet_of(package))
    for path, name in copies:
        yield f"{package.code}/{path}", PAPERS.read(name)


def _files(version: Version) -> Iterator[tuple[KeptFile, str]]:
    """Each paper of a draft, and where its bytes are kept here."""
    for part in sorted(version.parts.all(), key=lambda part: part.code):
        safe = part.name.replace("/", "-").replace("\\", "-")
        path = f"du-thao-{version.number}/{part.code}-{safe}"
        yield KeptFile(path, part.name, part.blob.sha256), part.blob.name


def _seats(congress: Congress) -> bytes:
    head = [_("Cơ quan"), _("Họ tên"), _("Chức danh"), _("Từ ngày"), _("Đến ngày"), _("Căn cứ")]
    rows = Membership.objects.filter(body__congress=congress).select_related("person", "body")
    return _table(
        head,
        (
            (
                seat.body.name,
                addressed(seat.person, congress.association),
                seat.named,
                f"{seat.start:%d/%m/%Y}",
                f"{seat.end:%d/%m/%Y}" if seat.end else "",
                seat.ground,
            )
            for seat in rows.order_by("body", "pk")
        ),
    )


def _table(head: list[str], rows: Iterable[tuple[str, ...]]) -> bytes:
    """A table for a spreadsheet: with the mark of UTF-8, and no cell that it would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
