"""Sửa lỗi kỹ thuật: who proposes, who confirms; how many words may be put right, none where nobody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.hats import hats, may_keep_rules
from congress.people.queries.seats import people_who_may
from congress.people.services.telling import tell_many
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.models.misprints import MisprintLimit, MisprintProposal
from documents.packages.models.packages import Package
from documents.packages.polled import vote_teller
from documents.packages.queries.judgements import decisions_on_current, is_passed, signature_on_current
from documents.packages.queries.misprints import awaited_correction, drafts_corrected, limit_of
from documents.packages.services.paper_words import first_look, text_of
from documents.texts.compare.misprints import Slips, misprints_between
from documents.texts.compare.texts import paragraphs
from documents.texts.reading.reader import converted
from documents.texts.reading.sentences import left_unread
from documents.texts.reading.typed import CONTENT_TYPE as TYPED
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.once import holds, once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart

MOST_WORDS = 200
ASKED = _kept(
    "%(by)s đề nghị sửa lỗi kỹ thuật %(title)s (%(code)s): %(count)d chữ; đề nghị xem so sánh và xác nhận."
)
FORM_ASKED = _kept(
    "%(by)s đề nghị hoàn thiện thể thức %(title)s (%(code)s), không sửa chữ nào; đề nghị xem và xác nhận."
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A part as it should read, compared with the draft in force before any transaction."""

    number: int
    part: str
    file: NewPart
    found: Slips
    was: str
    now: str
    # Whether it is another file at all: its form may differ where its words do not.
    other_file: bool

    @property
    def field(self) -> str:
        """Where a page shows what stands against it: at the words where they were typed there."""
        return field_of(self.file)


def field_of(file: NewPart) -> str:
    """The field of the page from which the text came: its words, or a file."""
    return "text" if file.content_type == TYPED else "fixed"


def may_propose_correction(person: Person, package: Package) -> bool:
    """Whether he proposes: of those who write for the lead body, or of the office."""
    if not package.is_visible(person):
        return False
    office = hats(person).enters_for(package.congress_id)
    return office or package.may(person, Right.DRAFT, holder="lead") is not None


def who_confirm(package: Package) -> list[Person]:
    """The head of the lead body, or who stands in his place today."""
    return list(people_who_may(Right.SIGN, [package.lead_id], own=True))


def refuse_unjudged(package: Package) -> None:
    """Raise NotNow where nothing was voted on or signed, or where somebody votes on the text at present."""
    passed = any(is_passed(package, role=one.role) for one in decisions_on_current(package))
    if not package.counts or not package.has_left_drafting or not (passed or signature_on_current(package)):
        words = _(
            "Hồ sơ %(code)s đang ở bước “%(stage)s”, chưa có biểu quyết thông qua hoặc chữ ký trên dự thảo "
            "này; sửa bằng cách tải lên dự thảo mới."
        )
        raise NotNow(words % {"code": package.code, "stage": package.stage_label})
    if vote_teller().is_open_on(package):
        raise NotNow(_("Đang biểu quyết về dự thảo này; đề nghị sửa sau khi kết thúc biểu quyết."))


def limiting_body(package: Package) -> Body:
    """The body whose rule says how many words: the last that passed the text, else the lead body."""
    passed = [one for one in decisions_on_current(package) if is_passed(package, role=one.role)]
    return passed[-1].decision.body if passed else package.lead


def left_to_correct(package: Package) -> tuple[Body, int | None]:
    """That body, and how many words are left of those it allows for one text; None where it allows none."""
    body = limiting_body(package)
    limit = limit_of(body)
    made = [one.pk for one in drafts_corrected(package.current)]
    used = MisprintProposal.objects.filter(answer__version__in=made).aggregate(all=Sum("words"))["all"] or 0
    return body, None if limit is None else max(0, limit.words - used)


def compared_with_draft(package: Package, part: str, file: NewPart) -> Compared:
    """What the file would change of that part of the draft in force; refuses nothing but what cannot be read.

    Reads files: never inside a transaction. Raises Unmet by field, NotNow without a draft.
    """
    if package.current is None:
        raise NotNow(_("Chưa có dự thảo nào."))
    row = package.current.parts.select_related("blob").filter(code=part).first()
    if row is None:
        raise Unmet(fields={"part": [_("Dự thảo không có thành phần này.")]})
    if row.blob.extension != file.extension:
        words = _("Dự thảo là tệp .%(kind)s; đề nghị sửa trên chính tệp ấy.")
        raise Unmet(fields={field_of(file): [words % {"kind": row.blob.extension.lstrip(".")}]})
    kept, look = text_of(row), first_look(file)
    fresh = converted(look) if look.legacy else look
    # What was not read may differ, even where both files are said to have it.
    unread = [_("Dự thảo: %(line)s") % {"line": line} for line in left_unread(kept.warnings)]
    news = [line for line in fresh.warnings if line not in kept.warnings]
    told = dict.fromkeys((*left_unread(fresh.warnings), *news))
    unread += [_("Tệp đã sửa: %(line)s") % {"line": line} for line in told]
    if kept.pk is None or not kept.text.strip() or not fresh.text.strip() or unread:
        words = _(
            "Không đọc được hết chữ của tệp để so sánh, nên không sửa lỗi kỹ thuật được; phải trình lại. "
            "Đề nghị bỏ phần không đọc được khỏi tệp, hoặc nhập nội dung trực tiếp, rồi trình lại."
        )
        raise Unmet(fields={field_of(file): [words, *unread]})
    pairs = zip(paragraphs(kept.text).bodies, paragraphs(fresh.text).bodies, strict=False)
    differ = [(old, new) for old, new in pairs if old != new]
    was, now = ("\n".join(side) for side in zip(*differ, strict=True)) if differ else ("", "")
    found, other = misprints_between(kept.text, fresh.text), row.blob.sha256 != file.sha256
    return Compared(package.current.number, part, file, found, was, now, other)


def propose_correction(
    package: Package, compared: Compared, *, by: Person, reason: str = "", request_id: str | None = None
) -> MisprintProposal:
    """Keep what should be put right; it changes nothing before the head of the lead body has confirmed it.

    Raises Hidden, Forbidden, NotNow (nothing judged, or another one waits), Stale (another draft since), and
    Unmet by field: what is no slip of letters, named; more words than the body allows, or none allowed.
    """
    mine, reason = MisprintProposal.objects.filter(version__package=package, by=by), clean(reason, lines=True)
    made: MisprintProposal = once(
        mine,
        request_id,
        lambda: _proposed(package, compared, by=by, reason=reason, request_id=request_id),
        same=lambda row: (
            (row.part, row.reason, row.blob.sha256) == (compared.part, reason, compared.file.sha256)
        ),
    )
    return made


@engine.whole()
def _proposed(
    package: Package, compared: Compared, *, by: Person, reason: str, request_id: str | None
) -> MisprintProposal:
    held = held_for_correction(package, by)
    if not may_propose_correction(by, held):
        raise Forbidden(_("Chỉ cơ quan chủ trì và Văn phòng đề nghị sửa lỗi kỹ thuật."))
    refuse_unjudged(held)
    if held.current is None or held.current.number != compared.number:
        raise Stale(_("Đã có dự thảo khác; đề nghị so sánh lại với dự thảo hiện hành."))
    if (other := awaited_correction(held)) is not None:
        words = _(
            "Đề nghị sửa lỗi kỹ thuật của %(who)s đang chờ xác nhận; đề nghị xử lý xong rồi mới đề nghị tiếp."
        )
        raise NotNow(words % {"who": other.by})
    body, left = refuse_what_is_no_slip(held, compared)
    found = compared.found
    # Read anew where two asked at once: the same file is the same row.
    blob = stored_blob(compared.file)
    keep_beside(compared.file, by=by, at=clock.now())
    row = MisprintProposal.objects.create(
        version=held.current,
        part=compared.part,
        blob=blob,
        name=compared.file.name,
        was=compared.was,
        now=compared.now,
        changes="\n".join(f"{old or '…'} → {new or '…'}" for old, new in found.words),
        words=found.count,
        allowed=left,
        body=body,
        reason=reason,
        by=by,
        request_id=request_id,
    )
    facts = {"by": by, "title": held.listed_title, "code": held.code, "count": found.count}
    asked = ASKED if found.count else FORM_ASKED
    tell_of_correction(held, who_confirm(held), asked % facts, by)
    return row


def set_misprint_limit(
    body: Body, words: int, *, ground: str, by: Person, request_id: str | None = None
) -> MisprintLimit:
    """Keep how many words of what the body passed may be put right. Raises Forbidden, Unmet."""
    ground = clean(ground)

    @engine.whole()
    def write() -> MisprintLimit:
        refuse_archived(body.congress_id)
        if not may_keep_rules(by, body):
            raise Forbidden(_("Chỉ Văn phòng và thư ký của cơ quan ghi quy định của cơ quan."))
        faults = {} if 0 <= words <= MOST_WORDS else {"words": [_("Số chữ từ 0 đến 200.")]}
        if not is_reason(ground):
            faults["ground"] = [_("Ghi rõ nghị quyết, quy chế làm căn cứ.")]
        if faults:
            raise Unmet(fields=faults)
        return MisprintLimit.objects.create(
            body=body, words=words, ground=ground, by=by, request_id=request_id
        )

    mine = MisprintLimit.objects.filter(body=body, by=by)
    row: MisprintLimit = once(
        mine, request_id, write, same=lambda before: holds(before, words=words, ground=ground)
    )
    return row


def held_for_correction(package: Package, by: Person) -> Package:
    """The package under its lock, for one who may read it. Raises Hidden."""
    found = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    refuse_archived(found.congress_id)
    if not found.is_visible(by):
        raise Hidden
    return found


def refuse_what_is_no_slip(package: Package, compared: Compared) -> tuple[Body, int]:
    """The body that allows so many words, and how many were left; Unmet for what it does not allow.

    What else than letters would change is named.
    """
    found, (body, left) = compared.found, left_to_correct(package)
    if not found.changed and not found.words and compared.other_file:
        # The form alone: no word changes, so no rule about words is asked for.
        return body, left or 0
    if found.changed:
        words = _("%(what)s: không phải lỗi kỹ thuật, phải trình lại.")
        raise Unmet(fields={compared.field: [words % {"what": "; ".join(found.changed)}]})
    if not found.words:
        raise Unmet(fields={compared.field: [_("Chữ giống hệt dự thảo đang có, không có gì để sửa.")]})
    if left is None:
        words = _("%(body)s chưa quy định số chữ được sửa lỗi kỹ thuật, nên phải trình lại.")
        raise Unmet(fields={compared.field: [words % {"body": body.name}]})
    if found.count > left:
        words = _("Sửa %(count)d chữ, nhiều hơn %(left)d chữ mà %(body)s còn cho sửa; phải trình lại.")
        facts = {"count": found.count, "left": left, "body": body.name}
        raise Unmet(fields={compared.field: [words % facts]})
    return body, left


def tell_of_correction(package: Package, people: Iterable[Person], words: str, by: Person) -> None:
    """Each of them hears of it, but who did it himself."""
    told = sorted({one for one in people if one != by}, key=lambda one: one.pk)
    tell_many(
        [(one, words) for one in told], event="misprint", by=by, congress=package.congress_id, item=package
    )
