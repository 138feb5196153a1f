"""The facts of the papers of a vote: what is asked, who may vote, and once it ended what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.passings import days_of_death
from documents.packages.words.history import names_in_words
from documents.voting.models.polls import MEETING
from documents.voting.queries.counts import names_passed
from documents.voting.rows import CountLine, asked_in, result_of
from documents.voting.services.figures import met_on
from documents.voting.words.rules import manner_in_words, rule_in_words

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from documents.voting.models.polls import Poll, PollCount


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """What stands on every ballot of one question; nothing on it tells one from another."""

    org_lines: tuple[str, ...]
    body: str
    when: str
    title: str
    secret: bool


@dataclass(frozen=True, slots=True)
class CountRecord:
    """What the record of the count says; `signs` are the names under the signatures, "" where one writes."""

    org_lines: tuple[str, ...]
    place: str
    symbol: str
    internal: bool
    body: str
    about: str
    met_on: date
    manner: str
    way: str
    rules: tuple[str, ...]
    turnout: tuple[str, ...]
    results: tuple[str, ...]
    whole: str
    dissent: str
    ref: str
    ends: tuple[str, str]
    signs: tuple[str, str]


def ballots_of_poll(poll: Poll, package: Package) -> list[BallotPaper]:
    """One paper a question."""
    lines, when = tuple(package.congress.org_lines), manner_in_words(poll)
    titles = asked_in(poll, package).values()
    return [BallotPaper(lines, poll.body.name, when, title, poll.is_secret) for title in titles]


def record_of_count(poll: Poll, package: Package) -> CountRecord:
    """The record of a vote that ended with a result; the caller has looked who may read it."""
    end = poll.end
    titles = asked_in(poll, package)
    counts = [one.count for one in poll.questions.all()]
    results = [f"{number}. {question_result(titles, one)}" for number, one in enumerate(counts, 1)]
    names = names_passed(counts)
    tellers = bool(end.tellers)
    return CountRecord(
        org_lines=tuple(package.congress.org_lines),
        place=package.congress.place,
        symbol=f"BB-{package.congress.symbol}",
        internal=package.confidential,
        body=poll.body.name,
        about=_("Biểu quyết của %(body)s về %(title)s") % {"body": poll.body.name, "title": package.title},
        met_on=end.decision.decision.met_on if end.decision else met_on(poll),
        manner=manner_in_words(poll),
        way=str(poll.get_way_display()),
        rules=tuple(rule_in_words(poll.decides_by, poll.members)),
        turnout=tuple(_turnout(poll)),
        results=tuple(results),
        whole=names_in_words(names or ()),
        dissent=end.dissent,
        ref=end.minutes_ref,
        ends=(_("TM. TỔ KIỂM PHIẾU") if tellers else _("NGƯỜI GHI KẾT QUẢ"), _("CHỦ TRÌ")),
        signs=(end.tellers[0] if tellers else str(end.by), ""),
    )


def _turnout(poll: Poll) -> list[str]:
    end = poll.end
    facts = {"members": poll.members, "present": end.present, "slips": end.slips, "needed": poll.needed}
    meets = _("Có mặt %(present)d/%(members)d người có quyền biểu quyết (cần từ %(needed)d).")
    sent = _("Gửi phiếu %(present)d/%(members)d người có quyền biểu quyết (cần từ %(needed)d).")
    told = [(meets if poll.manner == MEETING else sent) % facts]
    if end.slips:
        told.append(_("%(present)d có mặt, %(slips)d gửi phiếu.") % facts)
    if end.tellers:
        told.append(_("Tổ kiểm phiếu: %(names)s.") % {"names": ", ".join(end.tellers)})
    # Who died while the vote was open: its list stays as it was (people.md, what if).
    voters = {one.person_id: one.name for one in poll.voters.all()}
    words = _("%(who)s từ trần ngày %(day)s; số người có quyền biểu quyết giữ như khi mở biểu quyết.")
    days = {one: day for one, day in days_of_death(voters).items() if day >= poll.opened_on}
    return told + [words % {"who": voters[one], "day": f"{day:%d/%m/%Y}"} for one, day in days.items()]


def question_result(titles: dict[int, str], count: PollCount) -> str:
    """One question with its figures and what they came to, as a record says it."""
    line = CountLine(titles[count.question.number], count)
    facts = {
        "title": line.title,
        "present": count.present,
        "members": count.members,
        "for": count.votes_for,
        "against": count.votes_against,
        "other": count.other_opinion,
        "silent": count.not_voting,
        "outcome": result_of(count.question.poll, count),
    }
    words = _(
        "%(title)s: tham gia %(present)d/%(members)d; tán thành %(for)d, không tán thành %(against)d, "
        "ý kiến khác %(other)d, không biểu quyết %(silent)d. %(outcome)s."
    )
    papers = _("Phiếu: %(ballots)s.") % {"ballots": line.ballots} if line.ballots else ""
    return f"{words % facts} {papers}".strip()
