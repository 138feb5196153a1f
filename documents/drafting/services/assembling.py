"""Putting chapters and parts together into one new draft, through the move that records every draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from documents.drafting.queries.parts import checklist
from documents.packages.answers.values import Draft, NewPart
from documents.packages.models.packages import Package
from documents.packages.services.paper_words import text_of
from documents.packages.services.taking_in import receive_text
from documents.packages.services.words_awaited import refuse_while_read
from documents.texts.reading.typed import UNREAD, marked_text
from documents.texts.uploads.kinds import WORDS
from documents.texts.uploads.reasons import NotTaken
from workflows import engine
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.once import holds, once
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.drafting.queries.parts import ChecklistItem
    from documents.packages.models.steps import PackageStep


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a new draft would be made of: chapters in order, parts taken as files, and what is not there."""

    chapters: tuple[ChecklistItem, ...]
    files: tuple[ChecklistItem, ...]
    lacking: tuple[ChecklistItem, ...]

    @property
    def written(self) -> tuple[ChecklistItem, ...]:
        """The chapters that came."""
        return tuple(item for item in self.chapters if item.drafts)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to put together."""
        return not self.written and not self.files

    @property
    def seen(self) -> str:
        """Exactly these lines, in this order: whoever presses the button has seen them so."""
        return ",".join(f"{item.code}:{item.seen}" for item in (*self.chapters, *self.files))

    def refuse(self, *, confirmed: bool) -> None:
        """Raise Unmet where nothing is to be put together, or something lacks and nobody said to go on."""
        if self.is_empty:
            raise Unmet(_("Chưa có bản soạn mới nào để ghép."))
        if self.lacking and not confirmed:
            names = "; ".join(item.in_words for item in self.lacking)
            raise Unmet(_("Còn thiếu: %(names)s. Đánh dấu ô xác nhận nếu vẫn ghép.") % {"names": names})

    def joined(self) -> str:
        """The chapters one after the other, each under its title, and at the end what is told of their files.

        Raises Unmet for what cannot be read.
        """
        blocks, unread, told = [], [], list[str]()
        for item in self.chapters:
            if item.drafts:
                read = text_of(item.drafts[-1])
                words = marked_text(read.html)
                told += [f"{UNREAD}{item.title} ({item.drafts[-1].name}): {line}" for line in read.warnings]
                # The words under their title, which most authors have written above them already.
                first, _break, rest = words.partition("\n")
                written = first.lstrip("# ")
                blocks.append(
                    f"# {written}\n{rest}"
                    if searchable(written).startswith(searchable(item.title))
                    else f"# {item.title}\n{words}"
                )
                if not words:
                    refuse_while_read(item.drafts[-1:])
                    unread.append(item)
            elif item.required:
                blocks.append(f"# {item.title}\n[{_('Chưa có nội dung: %(who)s') % {'who': item.in_words}}]")
        if unread:
            words = _(
                "Không đọc được chữ của %(title)s (%(name)s); đề nghị %(owner)s gửi tệp có chữ: %(kinds)s."
            )
            facts = [
                {"title": item.title, "name": item.drafts[-1].name, "owner": item.owner, "kinds": WORDS.named}
                for item in unread
            ]
            raise Unmet(*(words % one for one in facts))
        return "\n\n".join([*blocks, *told])


def assembly_of(package: Package) -> Assembly:
    """What a draft put together now would hold."""
    items = checklist(package)
    chapters = tuple(item for item in items if item.chapter)
    main = package.kind.parts[0].code
    files, current = [], package.current
    for item in items:
        last, present = item.latest, item.present
        if last is None or item.chapter or (chapters and item.code == main):
            continue
        # What its owner handed in last is not in the draft in force, nor older than it.
        other = present is None or last.blob.sha256 != present.blob.sha256
        if present is None or current is None or (other and last.at > current.created):
            files.append(item)
    wanted = [item for item in items if item.required and not (chapters and item.code == main)]
    lacking = [item for item in wanted if not (item.drafts if item.chapter else item.arrived)]
    return Assembly(chapters, tuple(files), tuple(lacking))


def move_for(package: Package, by: Person) -> engine.Offer | None:
    """The move that records a new draft here and now, if he may make one; its reasons if not yet."""
    offers = engine.available(package, by)
    return next((offer for offer in offers if "version" in offer.answers and offer.permitted), None)


def assemble_draft(
    package: Package,
    *,
    by: Person,
    seen: str,
    made_of: str,
    note: str,
    confirmed: bool = False,
    request_id: str | None = None,
) -> PackageStep:
    """Record a new draft: the chapters in order as the main part, other parts as their owners handed them in.

    `seen` is the package as read and `made_of` the lines read (`Assembly.seen`). What is required and has
    not come stops it unless `confirmed`; then its heading stands in its place, and submitting is refused
    until it comes. The same `request_id` with the same note gives the step it made before. Raises Hidden,
    Forbidden, NotNow, Stale, Unmet, and whatever `engine.perform` raises.
    """
    if not package.is_visible(by):
        raise Hidden
    step: PackageStep = once(
        package.steps.filter(actor=by),
        request_id,
        lambda: _assembled(
            package, by, seen=seen, made_of=made_of, note=note, confirmed=confirmed, request_id=request_id
        ),
        same=lambda before: before.version is not None and holds(before.version, note=note),
    )
    return step


def refuse_assembling(package: Package, by: Person) -> None:
    """Raise Forbidden for who writes no drafts of it."""
    if package.may(by, "draft", holder="lead") is None:
        raise Forbidden(_("Chỉ người soạn thảo của %(lead)s ghép dự thảo.") % {"lead": package.lead})


def _assembled(
    package: Package,
    by: Person,
    *,
    seen: str,
    made_of: str,
    note: str,
    confirmed: bool,
    request_id: str | None,
) -> PackageStep:
    move = move_for(package, by)
    if move is None:
        refuse_assembling(package, by)
        where = _("Hồ sơ đang ở bước “%(stage)s”, không lập dự thảo mới được.")
        raise NotNow(where % {"stage": package.stage_label})
    # Read and stored before the transaction; the lines are compared once more inside it.
    planned = assembly_of(package)
    planned.refuse(confirmed=confirmed)
    parts = _parts(package, planned)
    with engine.whole():
        locked = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
        if {made_of, planned.seen} != {assembly_of(locked).seen}:
            raise Stale(_("Có bản soạn hoặc phân công mới sau khi mở trang. Đề nghị xem lại rồi ghép lại."))
        step = engine.perform(
            package,
            move.action,
            by=by,
            seen=seen,
            request_id=request_id,
            **package.in_stead(by, "draft", holder="lead"),
            version=Draft(parts=parts, note=note),
        )
    return cast("PackageStep", step)


def _parts(package: Package, planned: Assembly) -> tuple[NewPart, ...]:
    parts: list[NewPart] = []
    for item in planned.files:
        draft = item.drafts[-1]
        blob = draft.blob
        parts.append(
            NewPart(
                code=item.code,
                name=draft.name,
                stored_name=blob.name,
                sha256=blob.sha256,
                size=blob.size,
                extension=blob.extension,
                content_type=blob.content_type,
                readable=blob.readable,
            )
        )

    if planned.written:
        main = package.kind.parts[0]
        try:
            parts.insert(0, receive_text(planned.joined(), part=main.code, title=main.written))
        except NotTaken as refused:
            raise Unmet(str(refused)) from refused
    return tuple(parts)
