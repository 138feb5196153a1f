"""The chain of steps: how a row is hashed and proved. An outside verifier reads this page.

The own hash is SHA-256 of the UTF-8 JSON of `chained(step)`: keys sorted, no spaces, non-ASCII
letters as they are, times in UTC with microseconds. It covers the previous row's own hash; the digest of
the procedure in force; what the rows that the step brought said (`contents`: free words in it stand as
salted digests); the salted digest of the names as they stood; and under `links` the keys of those rows.
`scheme` is the number of this rule: rows of another number are hashed by theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows import clock
from workflows.folding import StepsFold, machine_of, opened_by
from workflows.models.destruction import sealed_words
from workflows.models.planned import PlannedDay
from workflows.models.sealing import (
    agrees,
    digests_in,
    said,
    sealed_digest,
    utc,
)
from workflows.models.tracks import Track
from workflows.procedures import store
from workflows.procedures.overlay import ANSWERED, ASKED, PLAN

if TYPE_CHECKING:
    from django.db.models import Field

    from workflows.models import Step

SCHEME = 1
WHO = ("actor_id", "acting_for_id", "body_id", "ground", "names_digest")
WHAT = ("action", "rule", "track", "source", "target", "opens", "closes", "contents", "fingerprint")
PROOF = ("note_digest", "request_id", "request_salt", "request_digest", "previous_hash")
COVERED = ("scheme", "sequence", "by_day", *WHO, *WHAT, *PROOF)
# The action of a step that pins an item to another version of its procedure: no code of a move looks so.
TRANSFER = "*transfer"
# The action of a step that says that rows of an item were changed: this, and the name of the rows.
CONTENTS = "*contents."
# A clock put right by hours is none that ran ahead.
AHEAD = timedelta(days=1)
# Columns that every table of steps has; the rest are links to rows of the app.
COMMON = {"id", "item_id", "procedure_id", "own_hash", "at", "entered", *COVERED}
# Where `contents` keeps what the item said of itself.
ITEM = "item"


@dataclass(frozen=True, slots=True)
class Names:
    """Who did a step, for whom and in which body, as they were called on that day; "" for nobody.

    `actor` and `acting_for` are how a person is addressed; the `_name` of each is how he signs.
    """

    actor: str = ""
    actor_name: str = ""
    acting_for: str = ""
    acting_for_name: str = ""
    body: str = ""

    @property
    def person(self) -> str:
        """Who answers for the step."""
        return self.acting_for or self.actor

    def as_text(self) -> str:
        """The names as one text to be sealed."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Names:
        """The names in a sealed text; nobody where it was destroyed, `unread` where it was spoilt."""
        try:
            told = json.loads(text or "{}")
        except ValueError:
            return cls.unread()
        known = isinstance(told, dict) and told.keys() <= cls.__dataclass_fields__.keys()
        return cls(**told) if known and all(isinstance(one, str) for one in told.values()) else cls.unread()

    @classmethod
    def unread(cls) -> Names:
        """Somebody, whoever it was: the words that named him say nothing any more."""
        words = _("không đọc được")
        return cls(actor=words, actor_name=words)


def chained(step: Step) -> dict[str, Any]:
    """The fields of a step that its hash covers."""
    row: dict[str, Any] = {name: getattr(step, name) for name in COVERED}
    when = {"at": utc(step.at), "entered": utc(step.entered)}
    own = [field.attname for field in _own_columns(type(step))]
    links = {name: key for name in own if (key := getattr(step, name)) is not None}
    what = {"item": step.item_id, "procedure": step.procedure.digest, "links": links}  # type: ignore[attr-defined]
    return {**row, **when, **what}


def own_hash(step: Step) -> str:
    """SHA-256 over the canonical JSON of `chained`, hex."""
    text = json.dumps(chained(step), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def words_of(steps: Iterable[Step]) -> dict[str, str]:
    """digest -> words of notes and of names, in one query; what was destroyed is absent."""
    found = sealed_words(digest for step in steps for digest in (step.note_digest, step.names_digest))
    return {digest: row.text for digest, row in found.items() if row is not None}


def names_of(step: Step) -> Names:
    """The names of one step as they stood."""
    return Names.read(words_of([step]).get(step.names_digest, ""))


def is_ahead(step: Step, *, of: datetime) -> bool:
    """Whether a clock that ran ahead has dated the step: days after the moment that is known."""
    return step.at - of > AHEAD


def is_before(at: datetime, other: datetime, *, by_day: bool) -> bool:
    """Whether something happened before something else; where either is known by its day, days count."""
    if by_day:
        return clock.local_day(at) < clock.local_day(other)
    return at < other


def chain_faults(item: Any, *, lost: Collection[int] = ()) -> list[str]:
    """What is wrong with an item's history, one Vietnamese line each; [] when it is whole.

    `lost` are the keys of procedures that cannot be run: then only what needs none of them is asked.
    """
    links = [field.name for field in _own_columns(item.steps.model) if field.is_relation]
    steps = list(item.steps.select_related("procedure", *links).order_by("sequence"))
    found, last, sofar = [], None, StepsFold()
    runs = {item.procedure_id, *(step.procedure_id for step in steps)}.isdisjoint(lost)
    for step in steps:
        found += _broken(last, step, sofar if runs else None)
        if runs:
            sofar.after(step)
        last = step
    found += [*_misdated(steps), *_changed_words(steps), *_changed_rows(item, steps)]
    if steps and steps[-1].procedure_id != item.procedure_id:
        found.append(_("đang theo một quy trình khác với nhật ký"))
    if not runs:
        return found
    if (sofar.state, sofar.revision, sofar.fingerprint) != (item.state, item.revision, item.fingerprint()):
        return [*found, _("trạng thái không khớp với nhật ký")]
    return [*found, *_misplaced(item, sofar)]


def _misplaced(item: Any, sofar: StepsFold) -> Iterator[str]:
    """The tracks, the way back and what counts, where they are not what the steps lead to."""
    own = sofar.places[""]
    tracks = {track.ref: track for track in Track.objects.live_of(item)}
    if {ref: track.state for ref, track in tracks.items()} != {
        ref: place.state for ref, place in sofar.places.items() if ref
    }:
        yield _("các phần việc đang mở không khớp với nhật ký")
    elif any(
        (track.came_from, track.entered) != (sofar.places[ref].came_from, sofar.places[ref].entered)
        for ref, track in tracks.items()
    ) or (item.entered and (item.came_from, item.entered) != (own.came_from, own.entered)):
        yield _("đường quay lại không khớp với nhật ký")
    stage = store.load(item.procedure).definition.stage_of(item.state)
    if stage is not None and stage.counts != item.counts:
        yield _("việc tính vào báo cáo không khớp với nhật ký")


def _broken(before: Step | None, step: Step, sofar: StepsFold | None) -> list[str]:
    place = sofar.places.get(step.track) if sofar else None
    checks = (
        (step.sequence == (before.sequence + 1 if before else 1), _("bước %(number)s: đứt số thứ tự")),
        (
            sofar is None or (place is not None and step.source == place.state),
            _("bước %(number)s: không nối với bước trước"),
        ),
        (
            step.previous_hash == (before.own_hash if before else ""),
            _("bước %(number)s: đứt chuỗi mã kiểm tra"),
        ),
        (
            step.scheme == SCHEME and step.own_hash == own_hash(step),
            _("bước %(number)s: nội dung đã bị sửa"),
        ),
        (store.is_whole(step.procedure), _("bước %(number)s: quy trình đã bị sửa")),
        (
            sofar is None or _was_in_force(step, place.use if place else ""),
            _("bước %(number)s: quy trình không có bước chuyển này"),
        ),
    )
    return [words % {"number": step.sequence} for good, words in checks if not good]


def _misdated(steps: list[Step]) -> Iterator[str]:
    """Steps dated in the future, before their stage was opened or after they were entered."""
    openings: dict[str, Step] = {}
    before = None
    for step in steps:
        number = {"number": step.sequence}
        if is_ahead(step, of=max(clock.now(), clock.real_now())):
            yield _("bước %(number)s: ghi ngày trong tương lai") % number
        elif is_before(step.entered, step.at, by_day=step.by_day) or (
            before and step.entered < before.entered and not is_ahead(before, of=step.entered)
        ):
            yield _("bước %(number)s: thời điểm ghi không khớp với nhật ký") % number
        opening = openings.get(step.track)
        if opening and not is_ahead(opening, of=step.entered):
            days = step.by_day or opening.by_day
            if is_before(step.at, opening.at, by_day=days):
                yield _("bước %(number)s: thời điểm trước khi mở bước này") % number
        before = step
        if step.target != step.source and not step.track:
            openings[""] = step
        openings.update((ref, step) for ref, _use, _state in opened_by(step))


def _changed_words(steps: list[Step]) -> Iterator[str]:
    """Notes and names that were changed, or are gone without an act that destroyed them."""
    kept = sealed_words(digest for step in steps for digest in (step.note_digest, step.names_digest))
    for step in steps:
        for digest, words in ((step.note_digest, _("lời ghi")), (step.names_digest, _("họ tên"))):
            facts = {"number": step.sequence, "what": words}
            row = kept.get(digest)
            if row and sealed_digest(row.salt, row.text) != row.digest:
                yield _("bước %(number)s: %(what)s đã bị sửa") % facts
            elif digest and digest not in kept:
                yield _("bước %(number)s: %(what)s đã bị xóa") % facts


def _changed_rows(item: Any, steps: list[Step]) -> Iterator[str]:
    """Rows that no longer say what they said when a step brought them; last the item itself."""
    words = sealed_words(digest for step in steps for digest in digests_in(step.contents))
    about = None
    for step in steps:
        about = step.contents.get(ITEM, about)
        for name, kept in step.contents.items():
            if name in (ASKED, ANSWERED):
                # Said by the step alone: there is no row that could say anything else.
                continue
            if name == PLAN:
                days = step.days.order_by("pk")  # type: ignore[attr-defined]
                whole = [PlannedDay.untold | one for one in kept]
                if not agrees(whole, [day.untold | day.told() for day in days], words):
                    yield _("bước %(number)s: kế hoạch khác với lúc ghi") % {"number": step.sequence}
                continue
            row = getattr(step, name, None) if name != ITEM else None
            if name != ITEM and (row is None or not agrees(kept, said(row), words)):
                facts = {"number": step.sequence, "what": row._meta.verbose_name if row else name}
                yield _("bước %(number)s: %(what)s khác với lúc ghi") % facts
    if about is not None and not agrees(item.untold | about, item.untold | item.told(), words):
        yield _("thông tin của hồ sơ khác với lúc ghi")


def _was_in_force(step: Step, use: str) -> bool:
    machine = machine_of(step, use)
    if machine is None:
        return False
    if step.action.startswith(CONTENTS):
        return step.target == step.source
    if step.action == TRANSFER:
        return machine.stage_of(step.target) is not None
    move = machine.move(step.action, step.source)
    if move is None or (move.on or "") != step.rule:
        return False
    return step.target in machine.targets(move, step.source)


def _own_columns(model: type[Step]) -> list[Field[Any, Any]]:
    """The columns that an app adds to a table of steps: links to its rows."""
    return [field for field in model._meta.concrete_fields if field.attname not in COMMON]
