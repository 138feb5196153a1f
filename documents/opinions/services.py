"""Saying something of a draft at its place, answering, settling what was said; how long words may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.opinions.models import Comment
from documents.opinions.queries import is_open, of_lead, writing_body
from documents.packages.handlers import happened
from documents.packages.models.packages import Package
from documents.packages.models.remarks import COMMENTS, Disposition
from documents.packages.services.paper_words import text_of
from documents.packages.services.remarks import record_dispositions
from documents.packages.services.words_awaited import refuse_while_read
from documents.texts.compare.follow import numbered
from workflows import engine
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.drafts import Version

LONGEST = 4000


def comment(
    version: Version,
    *,
    by: Person,
    text: str,
    part: str = "",
    paragraph: int = 0,
    internal: bool = False,
    request_id: str | None = None,
) -> Comment:
    """Keep words about one paragraph of a part; without a paragraph, about the part or the whole draft.

    The same `request_id` of the same person about the same draft gives the comment it made before.
    Raises Hidden, Forbidden, NotNow, Unmet with every reason, and Stale when the id made another.
    """
    body = writer_of(version.package, by)
    words, faults = _text_and_faults(text)
    quote, misplaced = _quoted(version, part, paragraph)
    if internal and not of_lead(version.package, by):
        misplaced.append(_("Chỉ người của cơ quan chủ trì ghi ý kiến trong nội bộ cơ quan chủ trì."))
    made = Comment(
        version=version,
        part=part,
        paragraph=paragraph,
        quote=quote,
        author=by,
        body=body,
        text=words,
        internal=internal,
        request_id=request_id or None,
    )
    return _once_written(made, [*faults, *misplaced])


def answer_comment(parent: Comment, *, by: Person, text: str, request_id: str | None = None) -> Comment:
    """Keep an answer to a comment, read by whoever may read that one. Outcomes as in `comment`."""
    body = writer_of(parent.version.package, by)
    first = parent.parent or parent
    if first.internal and not of_lead(first.version.package, by):
        raise Hidden
    words, faults = _text_and_faults(text)
    made = Comment(
        version=first.version,
        parent=first,
        author=by,
        body=body,
        text=words,
        internal=first.internal,
        request_id=request_id or None,
    )
    return _once_written(made, faults)


@engine.whole()
def dispose_of_comment(
    about: Comment, *, by: Person, kind: str, reason: str = "", answered_in: Version | None = None
) -> Disposition:
    """Record what the lead body did with a comment; the last record counts, and the same twice is one.

    Raises Hidden, Forbidden, NotNow for a withdrawn draft, and Unmet: no such kind, declined without a
    reason, another's draft.
    """
    package = _locked(about.version)
    if about.parent_id is not None:
        raise NotNow(_("Câu trả lời không phải giải trình; đề nghị giải trình ý kiến đầu tiên."))
    ref = (COMMENTS, str(about.pk))
    made = record_dispositions(package, [ref], by=by, kind=kind, reason=reason, answered_in=answered_in)
    return made[0] if made else about.dispositions.order_by("-id")[0]


def writer_of(package: Package, by: Person) -> Body:
    """In the name of which body he comments. Raises Hidden, Forbidden."""
    if not package.is_visible(by):
        raise Hidden
    body = writing_body(package, by)
    if body is None:
        raise Forbidden(_("Chỉ người của các cơ quan tham gia hồ sơ góp ý tại chỗ."))
    return body


def _text_and_faults(text: str) -> tuple[str, list[str]]:
    words = clean(text, lines=True)
    if not words:
        return words, [_("Chưa ghi nội dung ý kiến.")]
    if len(words) > LONGEST:
        facts = {"length": len(words), "limit": LONGEST}
        return words, [_("Ý kiến dài %(length)d ký tự, quá %(limit)d ký tự. Đề nghị tách ra.") % facts]
    return words, []


def _quoted(version: Version, part: str, paragraph: int) -> tuple[str, list[str]]:
    """The paragraph as it reads, and what is wrong with the place. Reads a file: outside a transaction."""
    if not part:
        return "", [_("Chưa chọn thành phần của đoạn này.")] if paragraph else []
    row = version.parts.filter(code=part).select_related("blob").first()
    if row is None:
        return "", [_("Dự thảo lần %(number)d không có thành phần này.") % {"number": version.number}]
    if not paragraph:
        return "", []
    found = dict(numbered(text_of(row).text))
    if paragraph in found:
        return found[paragraph], []
    refuse_while_read([row])
    words = ngettext(
        "Thành phần này của dự thảo lần %(number)d chỉ có %(count)d đoạn, không có đoạn %(paragraph)d.",
        "Thành phần này của dự thảo lần %(number)d chỉ có %(count)d đoạn, không có đoạn %(paragraph)d.",
        len(found),
    )
    return "", [words % {"number": version.number, "count": len(found), "paragraph": paragraph}]


def _once_written(made: Comment, faults: list[str]) -> Comment:
    """Write it unless it was written before; the other half of a double click gets the same row."""
    mine = Comment.objects.filter(author=made.author_id, version=made.version_id, parent=made.parent_id)
    said = {name: getattr(made, name) for name in ("part", "paragraph", "text", "internal")}
    kept: Comment = once(
        mine, made.request_id, lambda: _new_comment(made, faults), same=lambda before: holds(before, **said)
    )
    return kept


@engine.whole()
def _new_comment(made: Comment, faults: list[str]) -> Comment:
    package = _locked(made.version)
    if made.parent_id is None:
        refuse_closed(package)
    if faults:
        raise Unmet(*faults)
    made.save()
    if made.parent is not None:
        happened("comment_answered", package, comment=made, by=made.author)
    return made


def refuse_closed(package: Package) -> None:
    """Raise NotNow once the package is signed: what is said then changes no draft."""
    if not is_open(package):
        words = _("Hồ sơ ở bước “%(stage)s”, không nhận thêm ý kiến; vẫn trả lời và giải trình được.")
        raise NotNow(words % {"stage": package.stage_label})


def _locked(version: Version) -> Package:
    """The package, held still: a draft cannot be withdrawn while something is written about it."""
    package = Package.objects.select_for_update(of=("self",)).get(pk=version.package_id)
    gone = package.versions.filter(pk=version.pk).exclude(withdrawal=None).exists()
    if gone:
        raise NotNow(_("Dự thảo lần %(number)d đã được rút.") % {"number": version.number})
    return package
