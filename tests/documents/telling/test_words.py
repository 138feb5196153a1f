"""What somebody reads, sentence by sentence: the whole of each, as an office would write it to an elder."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from congress.models import Association, News, Person
from congress.people.services.seating import SeatFacts, give_seat
from documents.tasks.services.plans import open_plan
from documents.telling.rows import group_messages, lines_to_pass, urge_lines
from documents.telling.services.urging import urge_by_itself
from documents.telling.words.sentences import Around, sentence_of
from documents.voting.services.opening import open_poll
from documents.voting.services.terms import PollTerms
from tests.cast import GROUND, START, count, perform
from tests.documents.tasks.told import DONE, approve, given, row
from tests.documents.telling.test_news import REPORT, heard
from workflows import clock, engine
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FUNDS, SCHEME = "Báo cáo Tài chính (DH3-BCTC)", "Đề án tổ chức, nhân sự Ban Chấp hành khóa mới (DH3-DANS)"
TASK = "nhiệm vụ “Chọn địa điểm, giữ hội trường” (DH3-NV001)"
CALLED = "Thường trực Hội lấy biểu quyết về"
LAST = "Hạn biểu quyết: hết ngày 29/03/2022."


@pytest.mark.parametrize(
    ("road", "who", "said"),
    [
        (
            ("BCCT", "assigned"),
            "truong",
            (
                f"Ban Tổ chức Đại hội giao Tiểu ban Văn kiện chủ trì xây dựng {REPORT}, hoàn thành trước "
                "ngày 30/03/2022 (chậm nhất hết ngày 29/03/2022). Thời hạn xây dựng dự thảo: hết ngày "
                "21/03/2022."
            ),
        ),
        (
            ("BCCT", "consultation"),
            "vanphong",
            (
                f"{REPORT} đang chờ Văn phòng Hội kiểm tra thể thức, cho ý kiến góp ý. Thời hạn kiểm "
                "tra thể thức, "
                "cho ý kiến góp ý: hết ngày 25/03/2022."
            ),
        ),
        (
            ("BCCT", "consultation"),
            "tttd",
            (
                f"{REPORT} đang chờ Ban Tuyên truyền, Thi đua cho ý kiến góp ý. Thời hạn cho ý kiến "
                "góp ý: hết ngày "
                "25/03/2022."
            ),
        ),
        (("BCCT", "asked"), "thuky", f"Văn phòng Hội đã cho ý kiến về {REPORT}: nhất trí."),
        (
            ("BCTC", "verification"),
            "bkt",
            f"{FUNDS} đang chờ Ban Kiểm tra thẩm tra. Thời hạn thẩm tra: hết ngày 23/03/2022.",
        ),
        (
            ("BCTC", "verified"),
            "tbtc",
            (
                f"Ban Kiểm tra đã thẩm tra {FUNDS}; kết luận: đạt. Thời hạn trình Thường trực: hết "
                "ngày 23/03/2022."
            ),
        ),
        (
            ("BCCT", "standing"),
            "thuongtruc",
            (
                f"Kính báo cáo: {REPORT} đã trình Thường trực Hội; kính đề nghị quan tâm, cho ý kiến. "
                "Dự kiến đến hết "
                "ngày 29/03/2022."
            ),
        ),
        # She writes for Thường trực and does not decide there.
        (
            ("BCCT", "standing"),
            "vanphong",
            (
                f"{REPORT} đang chờ Thường trực Hội cho ý kiến; đề nghị chuẩn bị nội dung, báo cáo "
                "Thường trực Hội và "
                "ghi kết quả. Dự kiến đến hết ngày 29/03/2022."
            ),
        ),
        (
            ("BCCT", "executive"),
            "truong",
            (
                f"Thường trực Hội đã cho ý kiến, nhất trí với {REPORT}; 5/5 ý kiến nhất trí. Tiếp "
                "theo: chờ Ban "
                "Thường vụ cho ý kiến."
            ),
        ),
        (
            ("BCCT", "signing"),
            "truong",
            (f"Ban Chấp hành khóa II đã thông qua {REPORT}; 45/45 phiếu tán thành. Tiếp theo: chờ ký duyệt."),
        ),
        # How many were for it is not told of what is confidential.
        (
            ("DANS", "signing"),
            "tbns",
            f"Ban Chấp hành khóa II đã thông qua {SCHEME}. Tiếp theo: chờ ký duyệt.",
        ),
        (
            ("BCCT", "signing"),
            "chutich",
            (
                f"Kính báo cáo: {REPORT} đã trình Chủ tịch Hội; kính đề nghị quan tâm, xem xét, ký "
                "duyệt. Dự kiến đến "
                "hết ngày 29/03/2022."
            ),
        ),
        (("BCCT", "signed"), "truong", f"Chủ tịch Hội đã ký duyệt {REPORT}."),
    ],
)
def test_each_reads_what_is_his_to_do_or_what_was_done(cast, make_package, road, who, said):
    make_package(*road)

    assert heard(getattr(cast, who))[0] == said


def test_what_did_not_pass_is_said_with_its_figures_and_what_is_to_be_done(cast, make_package):
    package = make_package("BCCT", "board")
    perform(package, "decide_board", cast.vanphong, decision=count(cast.bodies.BCH, votes_for=10))

    assert heard(cast.truong)[0] == (
        f"Ban Chấp hành khóa II không thông qua {REPORT}; 10/45 phiếu tán thành. Thời hạn xây "
        "dựng lại dự thảo: "
        "hết ngày 22/03/2022."
    )


def test_a_task_is_given_reported_and_accepted_in_these_words(cast):
    task = given(cast)
    told = heard(cast.tbtc2)[0]
    perform(task, "report", cast.tbtc, task_report=DONE)
    reported = heard(cast.btc)[0]
    perform(task, "accept", cast.btc, note="Kết quả tốt.")

    assert [told, reported, heard(cast.tbtc)[0]] == [
        (
            f"Ban Tổ chức Đại hội giao Tiểu ban Tài chính chủ trì thực hiện {TASK}, hoàn thành trước "
            "khi hết ngày "
            "25/03/2022."
        ),
        (
            f"Tiểu ban Tài chính báo cáo đã hoàn thành {TASK}; đề nghị xem xét, xác nhận. Thời hạn "
            "xác nhận hoàn thành: "
            "hết ngày 25/03/2022."
        ),
        f"Ban Tổ chức Đại hội đã xác nhận hoàn thành {TASK}. Ý kiến kèm theo: Kết quả tốt.",
    ]


def test_who_sees_no_screen_is_told_how_to_vote_without_one(cast, make_package):
    package = make_package("BCCT", "standing")
    Person.objects.filter(pk=cast.bch02.pk).update(way=Person.SCREEN)
    terms = PollTerms(manner="writing", way="open", until=date(2022, 3, 29))
    open_poll(package, cast.bodies.TT, terms, by=cast.thuongtruc, seen=engine.seen(package))
    by_telephone = lines_to_pass(cast.congress, person=cast.bch01.pk)[0].said

    said = (
        f"{CALLED} {REPORT}; kính mời ghi ý kiến vào phiếu biểu quyết, ký tên và gửi về Văn phòng, hoặc gửi "
        f"ảnh chụp phiếu qua Zalo. {LAST}"
    )
    assert by_telephone == (said,)
    assert heard(cast.bch02) == [f"{CALLED} {REPORT}; kính mời biểu quyết tại trang Việc cần xử lý. {LAST}"]


def test_what_the_procedure_did_is_said_to_be_done_by_nobody(cast, make_package):
    package = make_package("BCCT", "standing")
    step = package.steps.order_by("-sequence").first()
    row = News(person=cast.truong, congress=cast.congress, event="decided", item_type="documents.package")
    told = SimpleNamespace(to={}, item=package, what=REPORT, secret=False, by_hand="")

    assert sentence_of(row, told, step, Around(), due=None, short=False) == (
        f"{REPORT} đã được chuyển sang bước “Chờ Thường trực cho ý kiến”."
    )


@pytest.mark.parametrize(
    ("address", "greeted", "spoken"),
    [("comrade", "Đồng chí Người chutich", "đồng chí"), ("mr_mrs", "Ông Người chutich", "ông")],
)
def test_the_association_says_how_its_people_are_spoken_to(cast, make_package, address, greeted, spoken):
    Association.objects.update(address=address)
    make_package("BCCT", "signing")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 18))
    congress = type(cast.congress).objects.get()
    message = lines_to_pass(congress, person=cast.chutich.pk)[0].message
    words = {line.person: line.words for line in urge_lines(congress)}[cast.chutich]

    assert message.splitlines()[0] == f"Kính gửi {greeted}, Văn phòng Hội kính báo cáo:"
    assert words == (
        f"Kính báo cáo: {REPORT} đã trình Chủ tịch Hội, theo kế hoạch đến hết ngày 18/03/2022; "
        "kính đề nghị "
        f"{spoken} quan tâm, xem xét, ký duyệt."
    )


def test_a_member_of_the_committee_is_reported_to_once_in_a_message(cast, make_package):
    make_package("BCTC", "verification")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 18))
    with clock.frozen(datetime(2022, 3, 25, 9, tzinfo=clock.HANOI)):
        urge_by_itself()
        line = lines_to_pass(cast.congress, person=cast.btc.pk)[0]

    assert line.message == (
        "Kính gửi Ông Người btc, Văn phòng Hội trân trọng báo cáo:\n"
        f"Ban Kiểm tra được giao thẩm tra {FUNDS}, thời hạn là hết ngày 18/03/2022; đến nay "
        "chưa ghi nhận kết quả. Kính đề nghị xem xét, chỉ đạo.\n"
        "Trân trọng."
    )


def test_among_equals_the_greeting_says_the_courtesy_and_the_sentence_the_work(cast, make_package):
    make_package("BCTC", "verification")
    News.objects.all().delete()
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 18))
    with clock.frozen(datetime(2022, 3, 18, 9, tzinfo=clock.HANOI)):
        urge_by_itself()
        line = lines_to_pass(cast.congress, person=cast.bkt.pk)[0]

    assert line.message.splitlines() == [
        "Kính gửi Ông Người bkt, Văn phòng Hội trân trọng thông báo:",
        f"Đề nghị quan tâm, thẩm tra {FUNDS} trong ngày 18/03/2022.",
        "Trân trọng.",
    ]


def test_the_group_of_a_body_above_reads_nothing_that_its_clerk_is_to_prepare(cast, make_package):
    make_package("BCCT", "standing")

    assert dict(group_messages(cast.congress))["Thường trực Hội"].splitlines() == [
        "Văn phòng Hội kính báo cáo Thường trực Hội:",
        (
            f"{REPORT} đã trình Thường trực Hội; kính đề nghị quan tâm, cho ý kiến. Dự kiến đến hết "
            "ngày 29/03/2022."
        ),
        "Trân trọng.",
    ]


def test_who_keeps_the_minutes_is_asked_to_prepare_and_does_not_stand_above(cast, make_package):
    make_package("BCCT", "standing")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 18))
    lines = {line.person: line for line in urge_lines(cast.congress)}

    assert lines[cast.vanphong].words == (
        f"Trân trọng đề nghị chuẩn bị nội dung để Thường trực Hội cho ý kiến về {REPORT} trong "
        "ngày 18/03/2022."
    )
    assert urge_by_itself() == []


def test_a_secretary_of_a_body_above_is_asked_to_prepare_as_its_clerk_is(cast, make_package):
    give_seat(cast.bodies.TT, cast.tttd, SeatFacts("secretary", START, GROUND), by=None)
    make_package("BCCT", "standing")

    said = f"{REPORT} đang chờ Thường trực Hội cho ý kiến; đề nghị chuẩn bị nội dung, báo cáo Thường trực Hội"
    assert heard(cast.tttd)[0].startswith(f"{said} và ghi kết quả.")


def test_the_office_writes_no_text_to_its_own_group(cast, make_package):
    make_package("BCCT", "consultation")

    assert {"Ban Tuyên truyền, Thi đua", "Văn phòng Hội"} - set(dict(group_messages(cast.congress))) == {
        "Văn phòng Hội"
    }


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("", "Kế hoạch của Tiểu ban Tài chính"),
        ("Chuẩn bị kinh phí đại hội", "kế hoạch “Chuẩn bị kinh phí đại hội”"),
    ],
)
def test_a_plan_is_called_a_plan_once_and_by_its_title(cast, title, called):
    plan = open_plan(cast.bodies.TBTC, by=cast.tbtc, title=title)
    perform(plan, "file_rows", cast.tbtc, plan_rows=(row(cast, 1),))
    approve(plan, cast)

    assert heard(cast.tbtc)[0].startswith(f"Thường trực Hội đã thông qua {called}; 3/5 phiếu tán thành.")
    assert f"Nội dung kèm theo: Theo {called} được thông qua." in " ".join(heard(cast.tbtc2))
