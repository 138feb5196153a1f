"""Entering a charter in force, and proposing what is to become of its articles and clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from documents.charter import queries
from documents.charter.law import deriving
from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.errors import CharterFault
from documents.charter.law.lost import against_silent_loss
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.outlines import outline_of
from documents.charter.law.reading import parse
from documents.charter.law.structure import put_in_parts, structural
from documents.charter.models import CharterProposal, CharterReading, CharterText
from documents.packages.services.paper_words import text_of
from workflows import engine
from workflows.engine.contents import contents_changed
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from congress.people.models.people import Person
    from documents.charter.law.articles import Charter
    from documents.packages.models.packages import Package

# What a move that brings a new draft asks for: who may make it now may work on the table now.
DRAFT = "version"
LONGEST = 400_000


def may_amend(package: Package, person: Person) -> bool:
    """Whether the person may work on the table now: a drafter, while the package is in drafting hands."""
    return any(DRAFT in offer.answers and offer.permitted for offer in engine.available(package, person))


def refuse_who_may_not_propose(package: Package, by: Person) -> None:
    """Raise Hidden, Forbidden or NotNow unless the person may work on the table now."""
    if not package.is_visible(by):
        raise Hidden
    drafting = next((offer for offer in engine.available(package, by) if DRAFT in offer.answers), None)
    if drafting is None:
        where = _("Hồ sơ đang ở bước “%(stage)s”, không sửa bảng so sánh được.")
        raise NotNow(where % {"stage": package.stage_label})
    if not drafting.permitted:
        raise Forbidden(*drafting.reasons[:1])


@engine.whole()
def enter_charter(
    package: Package, text: str, *, name: str, by: Person, unread: Sequence[str] = ()
) -> CharterText:
    """Keep Điều lệ hiện hành; what was proposed for an earlier text stays with that text.

    The same text from the same person is the text he entered before: a second click starts no table anew.

    `name` says where it was taken from, `unread` what could not be read there. Raises Hidden, Forbidden,
    NotNow, and Unmet where the text is no charter: without articles, or with one number twice.
    """
    refuse_who_may_not_propose(package, by)
    read = _parsed(text)
    last: CharterText | None = package.charters.order_by("-id").first()
    if last and (last.text, last.by_id) == (read.text, by.pk):
        return last
    made = CharterText.objects.create(
        package=package, name=clean(name)[:255], text=read.text, unread=[*unread], by=by
    )
    CharterReading.objects.create(charter=made, outline=outline_of(read), by=by)
    contents_changed(package, "charter", by=by)
    return made


def take_reading(package: Package, *, seen: int, by: Person) -> CharterProposal:
    """Let the proposals rest on the articles as today's readers cut them. Outcomes as of `propose`.

    NotNow where they cut as before.
    """
    known = _known(package, by)
    if not known.cut_otherwise or known.anew is None:
        raise NotNow(_("Điều lệ hiện hành vẫn được chia điều như trước."))
    # An article may be read under another number, "1 Phần A" for 1: what is proposed for it goes with it.
    texts = {(article.number.plain, article.text): article.number for article in known.anew}
    renamed = {old.number: texts.get((old.number.plain, old.text), old.number) for old in known.current}
    lines = [
        put_in_parts(
            known.anew, _with(line, article=renamed.get(line.article, line.article)) if line.article else line
        )
        for line in known.lines
    ]
    outline = outline_of(known.anew)
    with transaction.atomic():
        CharterReading.objects.create(charter=known.stored, outline=outline, by=by)
        return _new_proposal(replace(known, outline=outline), lines, seen=seen, by=by)


def propose(
    package: Package, line: Amendment, *, seen: int, by: Person, instead_of: queries.Key | None = None
) -> CharterProposal:
    """Put one line in the place of the one about the same article or clause; a kept article loses its line.

    `instead_of` names the line that this one replaces when a new article is to have another number.

    `seen` is the number of the proposal that was on the screen. Raises Hidden, Forbidden, NotNow, Unmet
    with every reason, and Stale when somebody saved meanwhile.
    """
    known = _known(package, by)
    line = put_in_parts(known.current, line)
    gone = {queries.key(line), instead_of or queries.key(line)}
    others = [one for one in known.lines if queries.key(one) not in gone]
    # "Giữ nguyên" is what is said of every article of which nothing else is said.
    lines = (
        others
        if line.kind is AmendmentKind.KEEP
        else [
            *others,
            _with(
                line,
                text=clean(line.text, lines=True),
                chapter=clean(line.chapter),
                reason=clean(line.reason, lines=True),
                ground=clean(line.ground, lines=True),
            ),
        ]
    )
    return _new_proposal(known, lines, seen=seen, by=by)


def withdraw_line(package: Package, subject: queries.Key, *, seen: int, by: Person) -> CharterProposal:
    """Take a line out, by what it speaks of (`queries.charters.key`). Outcomes as of `propose`."""
    known = _known(package, by)
    return _new_proposal(
        known, [line for line in known.lines if queries.key(line) != subject], seen=seen, by=by
    )


def derive_proposal(
    package: Package, text: str, *, seen: int, by: Person, unread: Sequence[str] = ()
) -> CharterProposal:
    """Read the lines out of the whole text of the draft; reasons and grounds that were given stay.

    A reason stays with the article it was given for, or with the number of a new one. `unread` says what
    could not be read of the file with the text, and is kept with the lines. Outcomes as of `propose`;
    Unmet with the questions where an article may only have been lost in reading.
    """
    known, draft = _known(package, by), _parsed(text)
    try:
        found = deriving.derive_amendments(known.current, draft)
    except CharterFault as fault:
        raise Unmet(str(fault)) from fault
    if questions := against_silent_loss(known.current, draft, found, earlier=known.lines, unread=unread):
        way_out = _("Nếu bãi bỏ thật: ghi “Bãi bỏ” kèm lý do cho điều ấy trong bảng, rồi lấy lại thay đổi.")
        raise Unmet(*questions, way_out)
    given = {(line.article, line.place if line.article is None else None): line for line in known.lines}

    lines: list[Amendment] = []
    for line in found:
        if line.kind is not AmendmentKind.KEEP:
            before = given.get((line.article, line.place if line.article is None else None))
            lines.append(_with(line, reason=before.reason, ground=before.ground) if before else line)

    return _new_proposal(known, lines, seen=seen, by=by, unread=unread)


def read_ahead(package: Package) -> None:
    """Read the whole text of the draft in force, so that the conditions need open no file."""
    if not queries.has_charter(package) or not package.current:
        return
    for part in package.current.parts.filter(code=queries.WHOLE_TEXT).select_related("blob"):
        text_of(part)


def _known(package: Package, by: Person) -> queries.CharterState:
    refuse_who_may_not_propose(package, by)
    known = queries.charter_state(package)
    if known is None:
        raise Unmet(_("Chưa có Điều lệ hiện hành. Đề nghị nhập Điều lệ hiện hành trước."))
    return known


def _new_proposal(
    known: queries.CharterState,
    lines: Iterable[Amendment],
    *,
    seen: int,
    by: Person,
    unread: Sequence[str] | None = None,
) -> CharterProposal:
    if seen != known.seen:
        raise _faster(known)
    listed = sorted(lines, key=_order)
    wrong = structural(known.current, listed)
    if wrong:
        raise Unmet(*(fault.sentence for fault in wrong))
    rows = [queries.to_row(line) for line in listed]
    # Who changes one line says nothing of the file from which the others were read.
    told = [*(known.lines_unread if unread is None else unread)]
    try:
        with transaction.atomic():
            if known.outline is None:
                # Entered before readings were kept.
                outline = outline_of(known.current)
                CharterReading.objects.create(charter=known.stored, outline=outline, by=by)
            made = CharterProposal.objects.create(
                charter=known.stored, number=seen + 1, lines=rows, unread=told, by=by
            )
            contents_changed(known.stored.package, "charter", by=by)
    except IntegrityError:
        raise _faster(known) from None
    return made


def _faster(known: queries.CharterState) -> Stale:
    last = known.stored.proposals.select_related("by").order_by("-number").first()
    words = _(
        "%(who)s vừa lưu bảng so sánh lúc %(time)s. Nội dung vừa nhập còn nguyên; đề nghị xem lại rồi lưu."
    )
    if last is None:
        return Stale()
    return Stale(words % {"who": last.by, "time": f"{last.at.astimezone():%H:%M %d/%m/%Y}"})


def _parsed(text: str) -> Charter:
    if len(text) > LONGEST:
        raise Unmet(_("Văn bản dài quá %(limit)s ký tự.") % {"limit": f"{LONGEST:,}".replace(",", ".")})
    try:
        return parse(text)
    except CharterFault as fault:
        raise Unmet(str(fault)) from fault


def _with(line: Amendment, **changes: Any) -> Amendment:
    return queries.from_row(queries.to_row(line) | changes)


def _order(line: Amendment) -> tuple[bool, ArticleNumber, int, ArticleNumber]:
    """Articles in force in their order, clauses in theirs, new articles at the end."""
    none = ArticleNumber(0)
    return line.article is None, line.article or none, line.clause or 0, line.place or none
