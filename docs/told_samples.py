"""One sample of everything that is told: to whom, of which step, as `docs/tin-bao.md` prints it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from congress.people.models.associations import Association
from congress.people.models.bodies import Body, Congress
from congress.people.models.news import News
from congress.people.models.people import Person
from documents.packages.models.packages import Package
from documents.packages.told import ToldItem
from documents.tasks.models.plans import Plan
from documents.tasks.models.tasks import Task
from documents.telling.rules.places import LENDING, OWN_WORDS, PACKAGE, PLAN, TASK, URGING
from documents.telling.words.sentences import Around, sentence_of
from workflows.history import Names
from workflows.procedures import store

CALLED = "Hội Truyền thống Trường Sơn"
HOUSE = Association(pk=1, address="comrade", name=CALLED, short_name=CALLED)
CONGRESS = Congress(pk=1, association=HOUSE, short_name="Đại hội III", office_phone="024 3825 0000")
DUE, NOTE = date(2022, 3, 25), "Thiếu phụ lục số liệu hội viên."


def _person(pk: int, name: str) -> Person:
    honorific = "Bà" if name.split()[1] in {"Thị", "Thu"} else "Ông"
    return Person(pk=pk, full_name=name, honorific=honorific, phone="0912 000 000", way=Person.ZALO)


CHAIRMAN, HEAD, DRAFTER = (
    _person(1, "Trần Văn Sơn"),
    _person(2, "Lê Quang Định"),
    _person(3, "Phạm Thị Hòa"),
)
CLERK, COMMITTEE, INSPECTOR, OFFICE = (
    _person(4, "Vũ Thị Mai"),
    _person(5, "Đỗ Mạnh Hùng"),
    _person(6, "Ngô Văn Chính"),
    _person(7, "Bùi Thu Hà"),
)
BODIES = {
    code: Body(pk=number, congress=CONGRESS, code=code, name=name, kind=kind)
    for number, (code, name, kind) in enumerate(
        (
            ("CT", "Chủ tịch Hội", "chair"),
            ("TT", "Thường trực Hội", "collective"),
            ("BCH", "Ban Chấp hành khóa II", "collective"),
            ("BTC", "Ban Tổ chức Đại hội", "organising"),
            ("BKT", "Ban Kiểm tra", "inspection"),
            ("VP", "Văn phòng Hội", "office"),
            ("TBVK", "Tiểu ban Văn kiện", "subcommittee"),
        ),
        1,
    )
}
# How each reads: in which body he is waited for, and what he is called on the page.
READERS = {
    CHAIRMAN: ("Chủ tịch (ở Thường trực Hội)", "TT"),
    CLERK: ("Thư ký giúp việc Thường trực", "TT"),
    COMMITTEE: ("Trưởng Ban Tổ chức Đại hội", "BTC"),
    INSPECTOR: ("Trưởng Ban Kiểm tra", "BKT"),
    HEAD: ("Trưởng Tiểu ban", "TBVK"),
    DRAFTER: ("Thư ký Tiểu ban (người soạn thảo)", "TBVK"),
    OFFICE: ("Chánh Văn phòng", "VP"),
}
AROUND = Around(
    known={code: Names(body=body.name).as_text() for code, body in BODIES.items()} | {"note": NOTE},
    people={one.pk: one for one in READERS},
    associations={1: HOUSE},
    keepers={(CLERK.pk, BODIES["TT"].pk)},
)


def _item(kind: str, model: Any, what: str, **more: Any) -> ToldItem:
    item = SimpleNamespace(
        definition=store.read_shipped(kind),
        congress_id=None,
        kind_code=kind,
        _meta=model._meta,
        due=date(2022, 3, 30),
        due_exclusive=True,
    )
    return ToldItem(item, what, "", **more)


REPORT = _item("BCCT", Package, "Báo cáo chính trị (DH3-BCCT)", by_hand="kính mời biểu quyết tại cuộc họp")
RESOLUTION = _item("NQ", Package, "Dự thảo Nghị quyết Đại hội (DH3-NQ)")
FUNDS = _item("BCTC", Package, "Báo cáo Tài chính (DH3-BCTC)")
WORK = _item("NHIEMVU", Task, "nhiệm vụ “Chọn địa điểm đại hội” (DH3-NV001)")
ROWS = _item("KEHOACH", Plan, "Kế hoạch của Tiểu ban Văn kiện")
LENT = ToldItem(
    SimpleNamespace(due=None),
    "của đồng chí Trần Văn Sơn cho đồng chí Lê Quang Định tại Thường trực Hội",
    "",
    to={
        CHAIRMAN.pk: "của đồng chí cho đồng chí Lê Quang Định tại Thường trực Hội",
        HEAD.pk: "của đồng chí Trần Văn Sơn cho đồng chí tại Thường trực Hội",
    },
)
REMINDER = ToldItem(
    SimpleNamespace(due=None), "Đề nghị quan tâm, hoàn thành nhiệm vụ “Chọn địa điểm đại hội” (DH3-NV001)", ""
)
UNSENT = ToldItem(
    SimpleNamespace(due=None),
    "đồng chí Phạm Thị Hòa lúc 07:30 ngày 24/03/2022 không gửi đi, vì sau khi soạn đã có thay đổi: việc hoàn "
    "thành nhiệm vụ “Chọn địa điểm đại hội” (DH3-NV001) không còn phải xử lý. Nếu vẫn cần nhắc, đề nghị soạn "
    "lại sau ngày 24/03/2022.",
    "",
)


def _step(action: str, source: str, target: str, by: str = "TT", **more: Any) -> SimpleNamespace:
    facts = {"names_digest": by, "note_digest": "note", "decision": None, "verdict": None}
    return SimpleNamespace(action=action, source=source, target=target, **facts | more)


COUNT, AGAINST = SimpleNamespace(votes_for=5, present=5), SimpleNamespace(votes_for=10, present=45)
PASSED = SimpleNamespace(in_words="Đạt")
ASSIGNED = _step("assign", "", "assigned", "BTC")
BY_ITSELF = _step("decide_standing", "standing", "executive", "", note_digest="")
SENT_UP = _step("decide_subcommittee", "subcommittee", "standing", "TBVK")
ASSIGNED_PERSON = _step("assign_person", "doing", "doing", "TBVK")
TO_SIGN = _step("decide_board", "board", "signing", "BCH", decision=COUNT)
RETURN = _step("send_back", "standing", "returned")


@dataclass(frozen=True, slots=True)
class ToldSample:
    """One row of news as one reader hears it."""

    of: str
    event: str
    reader: Person
    told: ToldItem
    step: Any = None
    body: str = ""
    right: str = ""
    due: date | None = None
    by: Person | None = None

    @property
    def text(self) -> str:
        """What he hears."""
        row = News(
            person=self.reader,
            congress=CONGRESS,
            event=self.event,
            item_type=self.of,
            body=BODIES.get(self.body),
            right=self.right,
            by=self.by,
        )
        return sentence_of(row, self.told, self.step, AROUND, due=self.due, short=True)


def _each(readers: tuple[Person, ...], of: str, event: str, told: ToldItem, **more: Any) -> list[ToldSample]:
    return [ToldSample(of, event, one, told, **{"body": READERS[one][1]} | more) for one in readers]


DRAFTING = (HEAD, DRAFTER)
OF_PACKAGES = [
    *_each(DRAFTING, PACKAGE, "assigned", REPORT, step=ASSIGNED, right="draft", due=DUE),
    *_each(
        (CHAIRMAN, *DRAFTING), PACKAGE, "signed_pen", REPORT, step=_step("sign", "signing", "signed", "CT")
    ),
    *_each((CHAIRMAN, *DRAFTING), PACKAGE, "signed", REPORT, step=_step("sign", "signing", "signed", "BKT")),
    *_each(DRAFTING, PACKAGE, "returned", REPORT, step=RETURN, right="submit", due=DUE),
    *_each(
        DRAFTING,
        PACKAGE,
        "decided",
        REPORT,
        step=_step("decide_standing", "standing", "executive", decision=COUNT),
    ),
    *_each(
        DRAFTING,
        PACKAGE,
        "decided",
        REPORT,
        right="draft",
        due=DUE,
        step=_step("decide_board", "board", "rejected", "BCH", decision=AGAINST),
    ),
    *_each(
        DRAFTING,
        PACKAGE,
        "judged",
        FUNDS,
        right="submit",
        due=DUE,
        step=_step("verify", "verification", "verification", "BKT", verdict=PASSED),
    ),
    *_each(DRAFTING, PACKAGE, "changed", REPORT, step=_step("reopen", "signed", "resolving", "BTC")),
]
OF_TASKS = [
    *_each(DRAFTING, TASK, "given", WORK, step=_step("give", "", "doing", "BTC"), right="submit", due=DUE),
    *_each(
        (DRAFTER,),
        TASK,
        "appointed",
        WORK,
        step=_step("assign_person", "doing", "doing", "TBVK"),
        due=DUE,
        right="submit",
    ),
    *_each(
        (CHAIRMAN, COMMITTEE),
        TASK,
        "reported",
        WORK,
        step=_step("report", "doing", "reported", "TBVK"),
        right="record",
        due=DUE,
    ),
    *_each(
        DRAFTING,
        TASK,
        "returned",
        WORK,
        step=_step("send_back", "reported", "doing", "BTC"),
        due=DUE,
        right="submit",
    ),
    *_each(DRAFTING, TASK, "accepted", WORK, step=_step("accept", "reported", "accepted", "BTC")),
    *_each(DRAFTING, TASK, "changed", WORK, step=_step("hand_over", "doing", "doing", "BTC")),
    *_each(DRAFTING, PLAN, "decided", ROWS, step=_step("approve", "standing", "approved", decision=COUNT)),
]
BESIDE_STEPS = [
    *_each((CHAIRMAN,), TASK, "waits", WORK, step=_step("give", "", "doing", "BTC"), right="submit", due=DUE),
    *_each((DRAFTER,), TASK, "waits", WORK, body="", step=ASSIGNED_PERSON, right="submit", due=DUE),
    *_each(
        DRAFTING,
        PACKAGE,
        "waits",
        REPORT,
        step=_step("accept", "assigned", "drafting", "TBVK"),
        right="submit",
        due=DUE,
    ),
    *_each((CHAIRMAN, CLERK), PACKAGE, "waits", REPORT, step=SENT_UP, right="record", due=DUE),
    *_each((CHAIRMAN,), PACKAGE, "waits", REPORT, step=TO_SIGN, body="CT", right="sign", due=DUE),
    *_each(
        (INSPECTOR,),
        PACKAGE,
        "waits",
        FUNDS,
        step=_step("to_verification", "resolving", "verification", "TBVK"),
        right="verify",
        due=DUE,
    ),
    *_each(
        (CHAIRMAN, CLERK, HEAD), PACKAGE, "taken", REPORT, step=_step("pause", "standing", "paused", "BTC")
    ),
    *_each(
        (CHAIRMAN, CLERK, *DRAFTING),
        PACKAGE,
        "moved",
        REPORT,
        step=_step("replan", "standing", "standing", "BTC"),
        right="submit",
        due=DUE,
    ),
    *_each((CHAIRMAN, HEAD), PACKAGE, "called", REPORT, by=OFFICE),
    *_each((DRAFTER,), URGING, "urged", REMINDER),
    *_each((COMMITTEE,), OWN_WORDS, "withheld", UNSENT),
    *_each(DRAFTING, PACKAGE, "answered", REPORT, by=INSPECTOR),
    *_each(DRAFTING, PACKAGE, "disposed", REPORT, by=INSPECTOR),
    *_each((CHAIRMAN, DRAFTER), "documents.poll", "poll", REPORT, due=DUE),
    *_each((CHAIRMAN, HEAD), LENDING, "lending_ends", LENT, due=DUE),
    *_each((CHAIRMAN, HEAD), LENDING, "lending_last_day", LENT, due=DUE),
]
# The draft of the resolution, whose own title says that it is a draft.
OF_RESOLUTIONS = [
    *_each(DRAFTING, PACKAGE, "assigned", RESOLUTION, step=ASSIGNED, right="draft", due=DUE),
    *_each(DRAFTING, PACKAGE, "returned", RESOLUTION, step=RETURN, right="submit", due=DUE),
    *_each(
        DRAFTING,
        PACKAGE,
        "decided",
        RESOLUTION,
        right="draft",
        due=DUE,
        step=_step("decide_board", "board", "rejected", "BCH", decision=AGAINST),
    ),
    *_each((CHAIRMAN, CLERK), PACKAGE, "waits", RESOLUTION, step=SENT_UP, right="record", due=DUE),
    *_each((CHAIRMAN,), PACKAGE, "waits", RESOLUTION, step=TO_SIGN, body="CT", right="sign", due=DUE),
]
# What the procedure did, and nobody.
OF_NOBODY = [
    *_each((CHAIRMAN, DRAFTER), PACKAGE, "changed", REPORT, step=BY_ITSELF, right="submit", due=DUE),
    *_each((CHAIRMAN, DRAFTER), PACKAGE, "taken", REPORT, step=BY_ITSELF),
    *_each((CHAIRMAN, DRAFTER), PACKAGE, "moved", REPORT, step=BY_ITSELF, right="submit", due=DUE),
]
SAMPLES = [*OF_PACKAGES, *OF_TASKS, *BESIDE_STEPS, *OF_RESOLUTIONS, *OF_NOBODY]
