"""What is kept in the words in which it was said, one sample of each sentence and whom it is said to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people import admin
from congress.people.services import (
    absences,
    accounts,
    naming,
    own_account,
    passings,
    pens,
    people_list,
    person_facts,
    seats,
    second_keys,
)
from docs.told_samples import BODIES, CHAIRMAN, CLERK, COMMITTEE, DRAFTER, HEAD, OFFICE
from documents.convening.services import changing, inviting
from documents.coordinating import services as coordinating
from documents.packages.services import misprints, misprints_answered, scans
from documents.packages.told import REPORTING, said_in
from documents.planning import services as planning
from documents.postponing import services as postponing
from documents.procedures.services import hearing
from documents.signing.services import comparing
from workflows.extensions import GRANTED, REFUSED, SHORTENED

if TYPE_CHECKING:
    from congress.people.models.people import Person

HOUR, DAY = "09:15 ngày 18/03/2022", "21/03/2022"
REPORT = {"title": "Báo cáo chính trị", "code": "DH3-BCCT"}
BY = {"by": OFFICE, "who": "Ban Tổ chức Đại hội", "why": " Lý do: Thay đổi nhân sự."}
SEAT = {
    **BY,
    "seat": "Phó Trưởng Tiểu ban Văn kiện",
    "day": DAY,
    "start": DAY,
    "ground": seats.ON_GROUND % {"ground": "Quyết định số 12/QĐ-HTS ngày 16/03/2022"},
}
WHOLE = seats.UNTIL_DAY % {"day": "30/06/2022"}
HIMSELF, OF_HIM = {"who": "đồng chí", "until": WHOLE}, {"who": HEAD, "until": ""}
TIME = {
    **REPORT,
    "by": "Ban Tổ chức Đại hội",
    "who": "Tiểu ban Văn kiện",
    "stage": "Đang xây dựng dự thảo",
    "before": "22/03/2022",
    "asked": "29/03/2022",
    "day": "25/03/2022",
    "why": " Lý do: Chờ số liệu hội viên.",
    "said": planning.SAID % {"note": "Bảo đảm đúng ngày này."},
    "move": "Trình Tiểu ban",
}
MEETING = {
    "by": CLERK,
    "body": "Ban Thường vụ",
    "when": "08:30 ngày 21/03/2022",
    "place": "Phòng họp tầng 2",
    "old": "19/03/2022",
    "reason": "Trùng lịch làm việc của Chủ tịch.",
    "title": "Báo cáo chính trị",
    "number": 3,
    "why": " Lý do: Sửa số liệu.",
}
PUT_OFF = {
    "congress": "Đại hội III",
    "body": "Ban Thường vụ",
    "what": postponing.OPENING % {"old": "17/05/2022", "new": "15/09/2022"},
    "number": "21/KL-BTV",
    "day": DAY,
}
PEN = {**BY, "who": "đồng chí", "ground": "Ý kiến của Chủ tịch ngày 18/03/2022"}
SLIP = {**BY, "when": HOUR, "seen": accounts.SEEN_TWICE % {"who": CLERK}}
SIGNED = {**BY, **REPORT, "whom": "đồng chí", "who": CHAIRMAN, "when": f"lúc {HOUR}"}
DEATH = {"by": CLERK, "who": "Ông Trần Văn Sơn", "day": DAY, "seats": "Chủ tịch Hội; Ủy viên Ban Chấp hành"}
DEATH |= {"why": "Trùng họ tên."}
TITLES = {"titles": "Báo cáo chính trị (DH3-BCCT); Dự thảo Nghị quyết Đại hội (DH3-NQ)"}
WAITED = coordinating.WAITS % {"titles": "Báo cáo kiểm điểm Ban Chấp hành"}
SLIPS = {
    **BY,
    **REPORT,
    "who": "Trưởng Tiểu ban Văn kiện",
    "count": 4,
    "day": DAY,
    "reason": "Sửa cả số liệu.",
}
THEIRS = [postponing.NEW_DUES % TITLES, postponing.TO_LOOK_AT % TITLES]
LENDING = {
    **BY,
    "lender": "đồng chí Trần Văn Sơn",
    "borrower": "đồng chí Lê Quang Định",
    "body": "Thường trực Hội",
    "start": DAY,
    "end": "25/03/2022",
    "ground": "Giấy ủy quyền số 03/UQ-HTS",
}
EDITION = {**BY, "kind": "Báo cáo chính trị", "why": "Thêm bước thẩm định."}
UPON = {**REPORT, "source": "Báo cáo Tài chính (DH3-BCTC)"}
PHOTO = {**SIGNED, "against": comparing.BESIDE_WHAT["photo"], "by": CLERK}
COUNTS = {"count": 2, "people": 3, "seats": 5, "ends": 1, "name": "danh-sach-tieu-ban.xlsx"}

# (event, who hears it, the words).
SAID_SAMPLES: tuple[tuple[str, Person, str], ...] = (
    ("seat", HEAD, seats.SEAT_BEGINS % {**SEAT, **HIMSELF}),
    ("seat", HEAD, seats.SEAT_BEGINS % {**SEAT, **HIMSELF, "until": "", "ground": ""}),
    ("seat", HEAD, seats.SEAT_ENDS % {**SEAT, **HIMSELF}),
    ("seat", HEAD, seats.SEAT_GIVEN % {**SEAT, **HIMSELF}),
    ("seat", HEAD, seats.SEAT_CHANGED % {**SEAT, **HIMSELF}),
    ("seat", OFFICE, seats.SEAT_GIVEN % {**SEAT, **OF_HIM, "by": CLERK}),
    ("seat", OFFICE, passings.TOLD % DEATH),
    ("seat", COMMITTEE, passings.TOLD % DEATH),
    ("seat", OFFICE, passings.MISTAKEN % DEATH),
    ("lent", CHAIRMAN, absences.LENT % {**LENDING, "lender": "đồng chí"}),
    ("lent", HEAD, absences.LENT % {**LENDING, "borrower": "đồng chí"}),
    ("account", CHAIRMAN, pens.PAPER_ONLY % PEN),
    ("account", CHAIRMAN, pens.EITHER_WAY % PEN),
    ("account", DRAFTER, accounts.SLIP_GIVEN % SLIP),
    ("account", HEAD, accounts.SLIP_ASKED % {**SLIP, "who": "đồng chí"}),
    ("account", CLERK, accounts.SLIP_ASKED % {**SLIP, "who": HEAD}),
    ("account", CHAIRMAN, own_account.LOST % {**SLIP, **COUNTS}),
    ("account", CHAIRMAN, second_keys.CARD_GIVEN % SLIP),
    ("account", CHAIRMAN, second_keys.CARD_ASKED % {**SLIP, "who": "đồng chí"}),
    ("account", CLERK, second_keys.CARD_ASKED % {**SLIP, "who": CHAIRMAN}),
    ("account", CHAIRMAN, second_keys.ENDED_BY % SLIP),
    ("account", CHAIRMAN, second_keys.END_ASKED % {**SLIP, "who": "đồng chí"}),
    ("account", CLERK, second_keys.END_ASKED % {**SLIP, "who": CHAIRMAN}),
    ("account", DRAFTER, person_facts.FILLED_IN % {**BY, **HIMSELF, "what": "số điện thoại, đơn vị"}),
    ("account", DRAFTER, naming.NAME_CORRECTED % {**BY, "before": "Phạm Thị Hoà", "after": "Phạm Thị Hòa"}),
    ("account", DRAFTER, admin.TOUCHED % {**SLIP, "what": "Đã thay đổi Số điện thoại."}),
    ("list", OFFICE, people_list.TAKEN % {**BY, **COUNTS, "by": CLERK}),
    ("postponed", CHAIRMAN, postponing.TOLD % PUT_OFF),
    (
        "postponed",
        HEAD,
        " ".join([postponing.TOLD % PUT_OFF, *THEIRS]),
    ),
    ("meeting", CHAIRMAN, inviting.INVITED % MEETING),
    ("meeting", CHAIRMAN, changing.MOVED % MEETING),
    ("meeting", CHAIRMAN, changing.CALLED_OFF % MEETING),
    ("meeting", CHAIRMAN, changing.REPLACED % MEETING),
    ("meeting", CHAIRMAN, changing.DROPPED % MEETING),
    (
        "edition",
        COMMITTEE,
        hearing.CHANGED % EDITION,
    ),
    ("renamed", DRAFTER, coordinating.RENAMED % {**BY, **REPORT, "before": "Báo cáo tổng kết"}),
    ("renamed", DRAFTER, coordinating.RENAMED_INSIDE % {**BY, **REPORT, "before": "Đề án nhân sự"}),
    ("sources", DRAFTER, coordinating.OTHERWISE % {**BY, **REPORT, "what": WAITED}),
    (
        "basis",
        CHAIRMAN,
        said_in(BODIES["CT"], coordinating.BASIS % UPON),
    ),
    (
        "basis",
        HEAD,
        said_in(BODIES["TBVK"], coordinating.BASIS % UPON),
    ),
    ("basis", CHAIRMAN, said_in(BODIES["CT"], coordinating.TABLE_CHANGED % REPORT)),
    ("time_asked", COMMITTEE, planning.ASKED_FOR % TIME),
    ("time_given", DRAFTER, planning.ANSWERS[GRANTED] % TIME),
    ("time_given", CHAIRMAN, said_in(BODIES["CT"], planning.ANSWERS[GRANTED] % TIME)),
    ("time_given", DRAFTER, planning.ANSWERS[SHORTENED] % TIME),
    ("time_given", DRAFTER, planning.ANSWERS[REFUSED] % TIME),
    ("time_lapsed", HEAD, planning.LAPSED % TIME),
    ("time_lapsed", HEAD, planning.LAPSED_ALONE % TIME),
    ("signed_for", CHAIRMAN, said_in(BODIES["CT"], scans.SIGNED % SIGNED)),
    ("misprint", HEAD, misprints.ASKED % SLIPS),
    ("misprint", HEAD, misprints.FORM_ASKED % SLIPS),
    ("misprint", DRAFTER, misprints_answered.FORM_DONE % SLIPS),
    ("misprint", CHAIRMAN, f"{REPORTING}{misprints_answered.DONE % SLIPS}"),
    ("misprint", DRAFTER, misprints_answered.DONE % SLIPS),
    ("misprint", DRAFTER, misprints_answered.REFUSED % SLIPS),
    (
        "compared",
        OFFICE,
        comparing.COMPARED % PHOTO,
    ),
)
