"""The finished paper comes back, signed and sealed: compared with the record, then it is the paper."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.hats import hats
from congress.people.services.telling import tell
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.letters import letter_book
from documents.packages.models.packages import Package
from documents.packages.services.paper_words import first_look, text_of
from documents.paper import codes
from documents.signing.models import StampedPaper
from documents.signing.queries import found_by, paper_in_words, signature_that_counts
from documents.signing.services.photographs import codes_of_ours
from documents.texts.compare.facts import facts
from documents.texts.compare.spelling import one_spelling, one_value
from documents.texts.reading.reader import converted
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.judgements import Signature

TOLD = _kept("%(by)s đã nhận bản chính thức đã ký, đóng dấu của %(title)s (%(code)s).")
# As many figures of each sort as a page can show and a person can look at.
MOST_TOLD = 20
_CODE = re.compile(r"\b[0-9A-Z]{4}(?:[-–][0-9A-Z]{4}){2}\b")
_SORTS = {"figure": _kept("số liệu"), "date": _kept("ngày"), "name": _kept("tên")}


@dataclass(frozen=True, slots=True)
class StampedFile:
    """A file that came back, read beside the signature whose paper it should be."""

    signature: Signature
    file: NewPart
    differences: tuple[str, ...]
    seen: str

    @property
    def mark(self) -> str:
        """What somebody agrees to: this file and these differences; SHA-256."""
        return hashlib.sha256("\n".join([self.file.sha256, *self.differences]).encode()).hexdigest()


def takes_stamped(person: Person, package: Package) -> bool:
    """Whether he takes finished papers back: of the office, and a reader of the package."""
    here = hats(person).rights_on_congress(package.congress_id)
    return Right.RECORD in here and package.is_visible(person)


def stamped_of(signature: Signature) -> StampedPaper | None:
    """The finished paper of a signature, the newest one; None before one came back."""
    return StampedPaper.objects.filter(signature=signature).select_related("blob", "by").last()


def beside_record(package: Package, file: NewPart) -> StampedFile:
    """What the file says otherwise than the record. Reads files: never inside a transaction.

    Raises NotNow where nothing was signed, Unmet at `file` where it bears the code of another paper.
    """
    signature = signature_that_counts(package)
    look = first_look(file)
    words = (converted(look) if look.legacy else look).text
    _refuse_another_file(signature, package, file, words)
    return StampedFile(signature, file, tuple(_differences(signature, package, words)), engine.seen(package))


def take_stamped(
    package: Package, told: StampedFile, *, agreed: bool, by: Person, request_id: str | None = None
) -> StampedPaper:
    """Keep the file as the paper of the signature; what was the paper before is kept.

    `agreed`: whoever takes it has seen the differences. Raises Hidden, Forbidden (not of the office), Stale,
    NotNow (the same file again), Unmet at `agreed` with every difference that nobody has seen yet.
    """
    made: StampedPaper = once(
        StampedPaper.objects.filter(signature=told.signature, by=by),
        request_id,
        lambda: _taken(package, told, agreed=agreed, by=by, request_id=request_id),
        same=lambda before: before.blob.sha256 == told.file.sha256,
    )
    return made


@engine.whole()
def _taken(
    package: Package, told: StampedFile, *, agreed: bool, by: Person, request_id: str | None
) -> StampedPaper:
    held = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    refuse_archived(held.congress_id)
    if not held.is_visible(by):
        raise Hidden
    if not takes_stamped(by, held):
        raise Forbidden(_("Chỉ Văn phòng được tải lên bản chính thức đã ký, đóng dấu."))
    if engine.seen(held) != told.seen or signature_that_counts(held) != told.signature:
        raise Stale(_("Hồ sơ vừa thay đổi trong khi đối chiếu tệp. Đề nghị gửi lại tệp."))
    if (before := stamped_of(told.signature)) is not None and before.blob.sha256 == told.file.sha256:
        raise NotNow(_("Tệp này đã là bản chính thức đang dùng."))
    if told.differences and not agreed:
        raise Unmet(
            fields={"agreed": [_("Tệp khác với bản ghi; đề nghị xem rồi đánh dấu."), *told.differences]}
        )
    keep_beside(told.file, by=by, at=clock.now())
    row = StampedPaper(signature=told.signature, blob=stored_blob(told.file), name=told.file.name, by=by)
    row.differences, row.request_id = list(told.differences), request_id
    row.save()
    said = {"by": by, "title": held.listed_title, "code": held.code}
    tell(told.signature.signer, TOLD % said, event="signed_for", by=by, congress=held.congress_id)
    return row


def _refuse_another_file(signature: Signature, package: Package, file: NewPart, words: str) -> None:
    """Raises Unmet where the file bears the code of another package, or of another draft."""
    read = [*codes_of_ours(file)]
    for typed in _CODE.findall(words):
        with contextlib.suppress(codes.Mistyped):
            read.append(codes.parse_code(typed))
    packages = Package.objects.filter(congress=package.congress_id)
    found = [other for code in read if (other := found_by(code, packages))]
    if any(one.version.pk == signature.version_id for one in found):
        return
    if found:
        told = _("Tệp này mang mã của giấy khác: %(other)s (mã %(code)s).")
        other = next(one for one in found)
        code = next(code for code in read if found_by(code, packages) == other)
        raise Unmet(fields={"file": [told % {"other": paper_in_words(other), "code": code.text}]})


def _differences(signature: Signature, package: Package, words: str) -> Iterator[str]:
    """One sentence for each thing of the record that the file does not say, or says otherwise."""
    if not words.strip():
        yield _("Không đọc được chữ trong tệp (bản chụp), nên chưa đối chiếu được; đề nghị tự đối chiếu.")
        return
    day, numbered = clock.local_day(signature.at), letter_book().number_of(package)
    number, day = numbered or ("", day)
    short = f"{day.day:02d} tháng {day.month} năm {day.year}"
    days = (short, f"{day.day:02d} tháng {day.month:02d} năm {day.year}", f"{day:%d/%m/%Y}")
    # What the finished paper must bear, each in the ways in which it is written.
    expected = {_("tên người ký"): (signature.signer.full_name,), _("ngày ký"): days}
    expected |= {_("số, ký hiệu"): (number,)} if number else {}
    plain = one_spelling(words).casefold()
    for what, said in expected.items():
        if not any(one_spelling(one).casefold() in plain for one in said):
            yield _("Không thấy %(what)s trong tệp: %(said)s.") % {"what": what, "said": said[0]}
    record = "\n".join(text_of(part).text for part in signature.version.parts.select_related("blob"))
    if not record.strip():
        return
    ours, theirs = _values(record), _values(words)
    for sort, label in _SORTS.items():
        lost = [text for value, text in ours[sort].items() if value not in theirs[sort]]
        new = [text for value, text in theirs[sort].items() if value not in ours[sort]]
        facts_of = {"sort": _(label)}
        if lost:
            yield _("Có trong bản ghi, không có trong tệp (%(sort)s): %(all)s.") % {
                **facts_of,
                "all": _some(lost),
            }
        # The head and the end of a finished paper bear days and names that the draft has not.
        if new and sort == "figure":
            yield _("Có trong tệp, không có trong bản ghi (%(sort)s): %(all)s.") % {
                **facts_of,
                "all": _some(new),
            }


def _values(text: str) -> dict[str, dict[str, str]]:
    """sort -> what each fact says -> how it is written."""
    told: dict[str, dict[str, str]] = {sort: {} for sort in _SORTS}
    for fact in facts(text):
        if fact.sort in told:
            told[fact.sort].setdefault(one_value(fact.sort, fact.text).casefold(), fact.text)
    return told


def _some(texts: list[str]) -> str:
    more = len(texts) - MOST_TOLD
    shown = "; ".join(texts[:MOST_TOLD])
    return shown if more <= 0 else _("%(shown)s và %(more)d mục nữa") % {"shown": shown, "more": more}
