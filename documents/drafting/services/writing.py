"""Working on a draft before it is handed in: saying so, and keeping words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.drafting.models.writing import Editing, Writing
from documents.drafting.queries.writing import drafting_move, editors
from documents.packages.models.packages import Package
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person

LONGEST = 400_000


@engine.whole()
def begin(package: Package, *, by: Person) -> Editing:
    """Let others see that `by` works on the draft, from now on; saying it again changes nothing.

    Locks nobody out. Ends with `end_writing`, with the next draft by this person, or after a working day.
    Raises Hidden, Forbidden, NotNow where no draft can be handed in, Busy.
    """
    locked = _locked(package, by)
    at_it = {editing.person_id: editing for editing in editors(locked)}
    if by.pk in at_it:
        return at_it[by.pk]
    return Editing.objects.update_or_create(package=locked, person=by, defaults={"since": clock.now()})[0]


@engine.whole()
def end_writing(package: Package, *, by: Person) -> None:
    """Say that `by` no longer works on the draft; nothing when he did not. Raises Busy."""
    Editing.objects.filter(package=package, person=by).delete()


@engine.whole()
def keep(package: Package, text: str, *, part: str, base: int, by: Person) -> Writing:
    """Keep the words of one part that `by` writes on the page; they replace what he kept of it before.

    `base` is the number of the draft they were begun from (0 for none); once kept it stays.
    Raises Hidden, Forbidden, NotNow, Unmet for an unknown part or too long a text, Busy.
    """
    locked = _locked(package, by)
    if locked.kind.part(part) is None:
        raise Unmet(_("Hồ sơ không có thành phần này."))
    words = clean(text, lines=True)
    if len(words) > LONGEST:
        raise Unmet(_("Nội dung dài quá %(limit)d ký tự; đề nghị gửi bằng tệp.") % {"limit": LONGEST})
    begin(locked, by=by)
    facts = {"text": words, "at": clock.now()}
    whose = {"package": locked, "part": part, "person": by}
    return Writing.objects.update_or_create(**whose, defaults=facts, create_defaults=facts | {"base": base})[
        0
    ]


@engine.whole()
def drop(package: Package, *, part: str, by: Person) -> None:
    """Forget the words that `by` kept of this part. Raises Busy."""
    Writing.objects.filter(package=package, part=part, person=by).delete()


def refuse_others(package: Package, *, by: Person) -> None:
    """Say no to whoever cannot hand in a draft here and now. Raises Hidden, Forbidden, NotNow."""
    if not package.is_visible(by):
        raise Hidden
    if drafting_move(package, by):
        return
    moves = [transition for transition in package.definition.moves() if "version" in transition.answers]
    if not any(package.may(by, transition.right, holder=transition.holder) for transition in moves):
        raise Forbidden(_("Chỉ người soạn thảo của %(lead)s nộp dự thảo.") % {"lead": package.lead})
    raise NotNow(_("Hồ sơ ở bước “%(stage)s”, không nhận dự thảo mới.") % {"stage": package.stage_label})


def _locked(package: Package, by: Person) -> Package:
    rows = Package.objects.select_for_update(of=("self",)).select_related("procedure", "lead", "current")
    locked: Package = rows.get(pk=package.pk)
    refuse_others(locked, by=by)
    return locked
