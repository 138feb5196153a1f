"""Give an open vote, oneself or by the office for who has no computer; it may change until the close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from congress.people.queries.seats import electorate
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from congress.tally import AGAINST, FOR, NONE, OTHER
from documents.voting.models.ballots import GROUNDS, HANDS, PHOTO, SLIP, OpenBallot
from documents.voting.models.polls import MEETING, OPEN, Poll
from documents.voting.queries.polls import is_current
from documents.voting.services.terms import told_by_field
from workflows import clock, engine
from workflows.errors import Forbidden, NotNow, Stale, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from congress.people.models.people import Person
    from documents.voting.models.polls import PollQuestion

CHOSEN = (FOR, AGAINST, OTHER, NONE)


def cast_open(
    poll: Poll, choices: Mapping[int, str], *, by: Person, words: str = "", request_id: str | None = None
) -> OpenBallot:
    """What he says to each question (number -> choice), in place of what he said before.

    `words` are an opinion to be kept with the minutes. Raises Forbidden (has no ballot, or left office
    since), NotNow (closed, or not an open vote), Stale (the text changed), Unmet by field
    `question_<number>`.
    """
    return _cast(poll, [by], choices, words=words, ground="", by=by, request_id=request_id)


def enter_open(
    poll: Poll,
    people: Sequence[Person],
    choices: Mapping[int, str],
    *,
    ground: str,
    by: Person,
    words: str = "",
    request_id: str | None = None,
) -> OpenBallot:
    """The same for others who said all the same: hands that were counted, papers that came; the first row.

    Raises what `cast_open` raises, Forbidden for one who does not record for the body, and Unmet by field.
    """
    if Right.RECORD not in hats(by).rights(poll.body_id):
        raise Forbidden(_("Chỉ thư ký của cơ quan và người được giao ghi kết quả của cơ quan nhập thay."))
    rules = (
        ("people", not people, _("Chưa chọn người biểu quyết.")),
        ("ground", ground not in dict(GROUNDS), _("Chưa chọn hình thức.")),
        ("ground", ground == HANDS and poll.manner != MEETING, _("Chỉ giơ tay tại cuộc họp.")),
        (
            "ground",
            ground == PHOTO and poll.manner == MEETING,
            _("Ảnh chụp phiếu chỉ dùng khi biểu quyết bằng văn bản."),
        ),
        (
            "ground",
            ground == SLIP and not poll.takes_slips,
            _("Theo quy định của cơ quan, phiếu gửi của người vắng không được tính."),
        ),
    )
    if wrong := told_by_field(rules):
        raise Unmet(fields=wrong)
    return _cast(poll, people, choices, words=words, ground=ground, by=by, request_id=request_id)


def _cast(
    poll: Poll,
    people: Sequence[Person],
    choices: Mapping[int, str],
    *,
    words: str,
    ground: str,
    by: Person,
    request_id: str | None,
) -> OpenBallot:
    told: dict[str, Any] = {
        "choices": {str(number): choice for number, choice in choices.items()},
        "words": clean(words, lines=True),
        "ground": ground,
    }

    @engine.whole()
    def write() -> OpenBallot:
        held = still_open(poll, {one.pk for one in people})
        if held.way != OPEN:
            raise NotNow(_("Cuộc biểu quyết này bỏ phiếu kín."))
        questions = list(held.questions.all())
        for person in people:
            refuse_wrong_choices(questions, choices, person=person.pk)
        rows = [
            OpenBallot.objects.create(
                poll=held, person=person, by=by, request_id=None if number else request_id, **told
            )
            for number, person in enumerate(people)
        ]
        return rows[0]

    mine = OpenBallot.objects.filter(poll=poll, by=by)
    made: OpenBallot = once(mine, request_id, write, same=lambda before: holds(before, **told))
    return made


def still_open(poll: Poll, people: Iterable[int]) -> Poll:
    """The vote, held still, while it is open and these people (ids) vote in it today.

    Raises NotNow, Stale, or Forbidden: who was not in office at the opening, or is not any more, has no
    ballot; the denominator stays as it was (reliability 7).
    """
    rows = Poll.objects.select_for_update(of=("self",)).select_related("package__procedure")
    held: Poll = rows.get(pk=poll.pk)
    refuse_archived(held.package.congress_id)
    refuse_ended(held)
    if held.until is not None and clock.today() > held.until:
        words = _("Đã hết hạn nhận phiếu: hết ngày %(day)s.")
        raise NotNow(words % {"day": f"{held.until:%d/%m/%Y}"})
    if not is_current(held, held.package):
        raise Stale(_("Hồ sơ đã thay đổi từ khi mở biểu quyết. Cuộc biểu quyết này không tiếp tục được."))
    wanted = set(people)
    if not wanted <= set(held.voters.filter(person__in=wanted).values_list("person_id", flat=True)):
        raise Forbidden(_("Không có tên trong danh sách người biểu quyết khi mở biểu quyết."))
    if not wanted <= set(electorate(held.body).values_list("person_id", flat=True)):
        raise Forbidden(
            _("Người đã thôi là thành viên thì không biểu quyết nữa; tổng số thành viên giữ nguyên.")
        )
    return held


def refuse_ended(poll: Poll) -> None:
    """Raise NotNow for a vote that ended: who ended it, and when."""
    end = poll.ended
    if end is not None:
        facts = {"who": end.by, "when": clock.in_words(end.at)}
        raise NotNow(_("Cuộc biểu quyết đã kết thúc: %(who)s thực hiện lúc %(when)s.") % facts)


def refuse_wrong_choices(
    questions: Sequence[PollQuestion], choices: Mapping[int, str], *, person: int
) -> None:
    """Raise Unmet by field unless all he may vote on is answered, and nothing else; it says no choice."""
    wrong: dict[str, list[str]] = {}
    for question in questions:
        said, field = choices.get(question.number), f"question_{question.number}"
        if person in question.barred:
            if said is not None:
                wrong[field] = [_("Không có phiếu về tên mình.")]
        elif said not in CHOSEN:
            wrong[field] = [_("Chưa chọn ý kiến.")]
    if wrong:
        raise Unmet(fields=wrong)
