"""docs/tin-bao.md: every text that can go out, as whoever hears it reads it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docs.said_samples import SAID_SAMPLES
from docs.sent_samples import beside_messages, parts_of_letter, texts_to_units
from docs.told_samples import CHAIRMAN, CONGRESS, DRAFTER, HEAD, READERS, SAMPLES
from documents.paper.language import on_paper
from documents.telling.law import TO_COMMITTEE, TO_HEAD, TO_HOLDERS
from documents.telling.rules.acts import ACTS
from documents.telling.rules.moves import MOVES
from documents.telling.rules.places import PACKAGE, PLAN, TASK
from documents.telling.words.messages import message_to
from workflows.queries import calendar_kept, keep_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.people import Person

MADE = "<!-- Made by `make docs`; a test compares it with the code. -->"
PAGE = "docs/tin-bao.md"
INTRO = """\
Mọi lời có thể gửi đi, in từ chương trình với tên người, hồ sơ giả định, để người quen viết thư từ với bậc
cao niên đọc và sửa. Cùng một câu ấy hiện ở trang Thông báo, trong tin Zalo, tin nhắn, lời đọc qua điện thoại,
phiếu báo việc, thư điện tử; ai nghe theo cách nào do người ấy chọn. Câu gửi ra ngoài không bao giờ ghi nội
dung của hồ sơ mật: chỉ gọi tên loại hồ sơ, không có lý do, số phiếu."""

# What stands for each thing in the tables of phrases.
NAMES = {
    PACKAGE: "Báo cáo chính trị (DH3-BCCT)",
    TASK: "nhiệm vụ “Chọn địa điểm” (DH3-NV001)",
    PLAN: "Kế hoạch của Tiểu ban Văn kiện",
}
# Where words are those of one kind of package.
NAMES_OF_KINDS = {"NQ": "Dự thảo Nghị quyết Đại hội (DH3-NQ)"}
RANK = {
    "above": "cấp trên",
    "oversees": "cấp trên, về việc của cơ quan cấp dưới",
    "minutes": "thư ký giúp việc cấp trên",
    "equal": "ngang cấp",
    "below": "cấp dưới",
}
TENSE = {"ahead": "trước hạn", "today": "đúng ngày", "over": "sau ngày ấy"}
URGED = {
    "what": NAMES[PACKAGE],
    "does": f"hoàn thiện và trình {NAMES[PACKAGE]}",
    "begs": "cho ý kiến",
    "body": "Tiểu ban Văn kiện",
    "whom": "đồng chí",
    "day": "25/03/2022",
    "congress": "Đại hội III",
    "office": "Văn phòng Hội",
}
# Reports and requests to a body above name that body.
ABOVE_BODY = {"above": "Thường trực Hội", "minutes": "Thường trực Hội"}


def told_page() -> str:
    """docs/tin-bao.md. Vietnamese."""
    with calendar_kept(), on_paper():
        keep_calendar([])
        blocks = [
            f"# Lời báo tin\n\n{MADE}",
            INTRO,
            "## Tin trọn vẹn",
            *_whole_messages(),
            "## Tin gửi không hết, tin gửi nhóm, thư điện tử, phần thêm vào tin",
            _table(("Khi", "Lời"), beside_messages()),
            "## Tin Zalo gửi đơn vị được lấy ý kiến",
            _table(("Khi", "Lời"), texts_to_units()),
            "## Lời theo từng sự việc",
            *_by_event(),
            "## Lời nhắc việc",
            _table(("Gửi", "Khi", "Lời"), _reminders()),
            "## Công văn đôn đốc",
            _table(("Phần", "Lời"), parts_of_letter(URGED | {"body": "Ban Kiểm tra"})),
            "## Điều đã làm, trong câu “… đã …”",
            _table(("Lời", "Phần thêm", "Lời ghi kèm"), _moves()),
            "## Việc được chờ",
            _table(("… đang chờ …", "Đề nghị quan tâm, …", "… kính đề nghị quan tâm, …"), _acts()),
        ]
    return "\n\n".join(blocks) + "\n"


def heard_texts() -> list[tuple[str, str, Person, str]]:
    """(type of item, event, who hears it, the words) of every sample; what the tests read."""
    with calendar_kept(), on_paper():
        keep_calendar([])
        told = [(one.of, one.event, one.reader, one.text) for one in SAMPLES]
    return [*told, *(("", *one) for one in SAID_SAMPLES)]


def _whole_messages() -> Iterable[str]:
    texts: dict[Person, list[str]] = defaultdict(list)
    for one in SAMPLES:
        if one.event in {"waits", "returned"} and one.text not in texts[one.reader]:
            texts[one.reader].append(one.text)
    for reader in (CHAIRMAN, HEAD, DRAFTER):
        two = texts[reader][:2]
        message = message_to(reader, two, CONGRESS, "Văn phòng Hội", upwards=reader is CHAIRMAN)
        yield f"Gửi {READERS[reader][0]}, qua Zalo, tin nhắn, điện thoại, thư điện tử, phiếu báo việc:"
        yield "\n".join(f"> {line}  " for line in message.split("\n"))


def _by_event() -> Iterable[str]:
    by_event: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for of, event, reader, words in heard_texts():
        by_event[of, event][words].append(READERS[reader][0])
    for (of, event), texts in by_event.items():
        yield f"### {of.partition('.')[2] or 'việc khác'}: {event}"
        yield "\n\n".join(f"*{', '.join(dict.fromkeys(who))}:*\n\n> {words}" for words, who in texts.items())


def _reminders() -> Iterable[tuple[str, str, str]]:
    for (rank, tense), words in TO_HOLDERS.items():
        facts = URGED | {"body": ABOVE_BODY.get(rank, URGED["body"])}
        facts |= {"does": f"cho ý kiến về {NAMES[PACKAGE]}"} if rank == "minutes" else {}
        yield f"Người làm, {RANK[rank]}", TENSE[tense], words % facts
    for rank, words in TO_HEAD.items():
        facts = URGED | {"body": ABOVE_BODY.get(rank, URGED["body"])}
        yield f"Trưởng, {RANK[rank]}", "sau ngày ấy", words % facts
    yield "Ban Tổ chức Đại hội", "sau ngày ấy", TO_COMMITTEE % URGED


def _moves() -> Iterable[tuple[str, str, str]]:
    facts = {"for": 23, "present": 25, "verdict": "đạt", "note": "…"}
    for one in MOVES:
        yield one.did % {"it": NAMES[one.of]}, one.more % facts, one.why % facts


def _acts() -> Iterable[tuple[str, str, str]]:
    for act in ACTS:
        named = next((one for kind, one in NAMES_OF_KINDS.items() if kind in act.kinds), NAMES[act.of])
        yield act.waits, act.does % {"what": named}, act.begs


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    # A text of several lines stays in its cell.
    lines = dict.fromkeys(f"| {' | '.join(row)} |".replace("\n", "<br>") for row in rows)
    return "\n".join([f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *lines])
