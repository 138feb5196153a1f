"""A pen signature counts once somebody else has seen it; before that it is followed alone (T4)."""

from __future__ import annotations

from datetime import datetime

import pytest

from congress.people.services.seating import SeatFacts, give_seat
from documents.models import Package, PaperCompared, PaperSignature, Signature, Task
from documents.signing import queries as papers
from documents.signing.papers.sign_sheet_facts import sheet_of
from tests.cast import GROUND, START, perform
from tests.demo_world import Visitor, text_of
from tests.documents.examined import faults, tamper
from tests.documents.scanned import photograph, scan_of, sent_from
from tests.documents.signing.test_signing_set import client_of
from workflows import clock
from workflows.models import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ENTER, LIST = "/van-phong/ky-tren-giay/", "/ky-tren-giay/"
WROTE = "Nói rõ hơn khuyết điểm về công tác hội viên."


def hanoi(day, hour, month=3):
    return clock.frozen(datetime(2022, month, day, hour, 30, tzinfo=clock.HANOI))


@pytest.fixture
def passed(cast, make_package):
    """The political report, passed on 25 March; the chairman signs it at home on the 29th."""
    with hanoi(25, 16):
        return make_package("BCCT", "signing")


def came_back(office, package, **changed):
    """The sheet that came back, entered by its code."""
    facts = {
        "ma": papers.code_of(package),
        "outcome": "signed",
        "signer": office.chutich.pk,
        "day": "29/03/2022",
        "hour": "",
        "kept_at": "Tủ hồ sơ Đại hội, ngăn 2",
        "request_id": f"phieu-{package.pk}",
    }
    return client_of(office.vanphong).post(ENTER, facts | changed)


def seen(person, paper, **changed):
    """The comparison of one who has the original before him."""
    told = {"ma": paper.code, "against": "original", "seen": "on"}
    return client_of(person).post(f"{LIST}{paper.pk}/", told | changed)


def test_entered_a_day_later_it_is_on_time_and_waits_for_a_second_person(cast, passed):
    with hanoi(30, 8):
        answer = came_back(cast, passed)
        page = text_of(Visitor(cast.vanphong).get(f"/ho-so/{passed.code}/"))

    paper = PaperSignature.objects.get()
    assert (answer.status_code, Package.objects.get(pk=passed.pk).state) == (302, "signed")
    assert (paper.by, paper.kept_at, paper.code) == (cast.vanphong, "Tủ hồ sơ Đại hội, ngăn 2", paper.code)
    assert "Đã ký trên giấy, chờ đối chiếu; hoàn thành đúng hạn" in page
    assert "Chờ đối chiếu: chưa được cấp số, chưa gửi đi." in page


def test_who_entered_it_may_not_compare_it_and_a_second_person_may(cast, passed):
    with hanoi(30, 8):
        came_back(cast, passed)
    paper = PaperSignature.objects.get()

    with hanoi(30, 10):
        own = seen(cast.vanphong, paper)
        listed = text_of(client_of(cast.thuongtruc).get(LIST))
        other = seen(cast.thuongtruc, paper)
        again = seen(cast.truong, paper)

    row = PaperCompared.objects.get()
    assert [one.status_code for one in (own, other, again)] == [403, 302, 409]
    assert "Người đã nhập chữ ký không tự đối chiếu" in text_of(own)
    assert "DH3-BCCT" in listed
    assert (row.by, row.against) == (cast.thuongtruc, "original")
    assert "Ông Người thuongtruc đã đối chiếu chữ ký này" in text_of(again)
    assert "DH3-BCCT" not in text_of(client_of(cast.thuongtruc).get(LIST)).split("Chờ đối chiếu")[1]


def test_before_it_is_compared_it_gets_no_number(cast, passed):
    office = Visitor(cast.vanphong)
    leaves = {"kind": "BC", "day": "30/03/2022", "about": "Báo cáo", "signer": "x", "other": "x"}
    with hanoi(30, 8):
        came_back(cast, passed)
        early = sent_from(office, "/so-van-ban/di/ghi/", **leaves, package=passed.pk)
        seen(cast.thuongtruc, PaperSignature.objects.get())
        late = sent_from(office, "/so-van-ban/di/ghi/", **leaves, package=passed.pk)

    assert (early.status_code, late.status_code) == (422, 302)


def test_the_sheet_prints_who_signed_who_entered_and_who_compared_with_three_days(cast, passed):
    with hanoi(30, 8):
        came_back(cast, passed)
        waiting = sheet_of(Package.objects.get(pk=passed.pk)).pen_words
    with hanoi(31, 9):
        seen(cast.thuongtruc, PaperSignature.objects.get())
        done = sheet_of(Package.objects.get(pk=passed.pk)).pen_words

    told = "Người ký: Ông Người chutich, ngày 29/03/2022. Người nhập: Ông Người vanphong, ngày 30/03/2022."
    assert (waiting, done) == (
        f"{told} Chờ đối chiếu.",
        f"{told} Người đối chiếu: Ông Người thuongtruc, ngày 31/03/2022.",
    )


def test_after_three_working_days_it_is_on_the_board(cast, passed):
    with hanoi(30, 8):
        came_back(cast, passed)
    board = {}
    for day, month in ((1, 4), (4, 4)):
        with hanoi(day, 9, month):
            board[day] = text_of(client_of(cast.vanphong).get("/tien-do/"))

    words = "Đã ký trên giấy, quá 3 ngày làm việc chưa đối chiếu"
    assert {day: words in page for day, page in board.items()} == {1: False, 4: True}


def test_the_code_of_another_paper_is_refused_and_told_which_it_is(cast, passed, make_package):
    with hanoi(25, 16):
        other = make_package("BCTC", "signing")
    with hanoi(30, 8):
        code = papers.code_of(other)
        came_back(cast, passed)
        page = seen(cast.thuongtruc, PaperSignature.objects.get(), ma=code)

    assert (page.status_code, PaperCompared.objects.count()) == (422, 0)
    assert "Mã này của giấy khác: bộ trình ký hồ sơ DH3-BCTC, dự thảo lần 2" in text_of(page)


def test_a_photograph_of_another_paper_is_refused_and_told_which_it_is(cast, passed, make_package):
    with hanoi(25, 16):
        other = make_package("BCTC", "signing")
    with hanoi(30, 8):
        page = came_back(cast, passed, scan=photograph(of=scan_of(papers.code_of(other))))
        right = came_back(cast, passed, scan=photograph(of=scan_of(papers.code_of(passed))))

    assert (page.status_code, right.status_code) == (422, 302)
    assert "Ảnh chụp này mang mã của giấy khác: bộ trình ký hồ sơ DH3-BCTC, dự thảo lần 2" in text_of(page)


def test_without_a_photograph_one_compares_with_the_original(cast, passed):
    with hanoi(30, 8):
        came_back(cast, passed)
        page = seen(cast.thuongtruc, PaperSignature.objects.get(), against="photo")

    assert (page.status_code, PaperCompared.objects.count()) == (422, 0)
    assert "đề nghị đối chiếu với bản gốc: Tủ hồ sơ Đại hội, ngăn 2" in text_of(page)


def test_who_is_of_no_secretariat_compares_nothing(cast, passed):
    with hanoi(30, 8):
        came_back(cast, passed)
        paper = PaperSignature.objects.get()
        answers = {name: seen(getattr(cast, name), paper).status_code for name in ("bch10", "nguoila")}

    assert answers == {"bch10": 403, "nguoila": 403}


def test_what_he_wrote_beside_his_name_becomes_a_task(cast, passed):
    told = {"outcome": "noted", "words": WROTE, "holder": cast.bodies.TBVK.pk, "until": "05/04/2022"}
    with hanoi(30, 8):
        answer = came_back(cast, passed, **told)

    task, paper = Task.objects.get(), PaperSignature.objects.get()
    assert answer.status_code == 302
    assert (paper.words, task.lead, task.giver) == (WROTE, cast.bodies.TBVK, cast.bodies.CT)
    assert task.title == f"Thực hiện bút phê của Ông Người chutich trên hồ sơ DH3-BCCT: {WROTE}"
    assert task.steps.get().acting_for == cast.chutich


def test_a_remark_that_nobody_carries_out_is_not_recorded(cast, passed):
    with hanoi(30, 8):
        page = came_back(cast, passed, outcome="noted", words=WROTE)

    assert (page.status_code, Signature.objects.count(), Task.objects.count()) == (422, 0, 0)
    assert list(page.context["form"].errors) == ["holder", "until"]


@pytest.mark.parametrize(
    ("outcome", "note"),
    [("returned", WROTE), ("reworded", f"Đã ký kèm sửa chữ trên giấy, phải trình lại: {WROTE}")],
)
def test_what_comes_back_unsigned_or_reworded_goes_back_to_be_finished(outcome, note, cast, passed):
    with hanoi(30, 8):
        answer = came_back(cast, passed, outcome=outcome, words=WROTE)

    package = Package.objects.get(pk=passed.pk)
    step = package.steps.last()
    assert (answer.status_code, package.state, Signature.objects.count()) == (302, "returned", 0)
    assert (step.action, step.acting_for, step.by_day) == ("send_back", cast.chutich, True)
    assert note in text_of(Visitor(cast.vanphong).get(f"/ho-so/{passed.code}/"))


def test_nobody_signs_by_telephone_or_by_what_he_is_said_to_have_done(cast, passed):
    signed = {"by": cast.vanphong, "acting_for": cast.chutich, "signature": passed.fingerprint()}
    url = f"/van-phong/nhap-thay/{passed.code}/sign/"
    with hanoi(30, 8):
        told = client_of(cast.vanphong).get(url)
        reasons = []
        for ground in ("telephone", "paper"):
            with pytest.raises(Exception, match="Không ghi chữ ký theo điện thoại") as refused:
                perform(passed, "sign", ground=ground, **signed)
            reasons.append(refused.type.__name__)

    assert (told.status_code, told.url, reasons) == (302, ENTER, ["Unmet", "Unmet"])
    assert Signature.objects.count() == 0


def test_who_signs_on_paper_alone_signs_nothing_on_the_screen(cast, passed):
    office = client_of(cast.vanphong)
    choice = f"/van-phong/nguoi/{cast.chutich.pk}/cach-ky/"
    with hanoi(28, 8):
        kept = office.post(choice, {"paper_only": "1", "ground": "Đề nghị ngày 28/03/2022"})
        chairman = Visitor(cast.chutich)
        desk = chairman.read("/ky-duyet/")
        form = chairman.form(passed.code, "sign")
        tried = chairman.send(passed.code, "sign", **form, read="on")

    assert (kept.status_code, tried.status_code) == (302, 422)
    assert "chỉ ký trên giấy" in cast.chutich.news.said().get().words
    assert ("chỉ ký trên giấy" in desk, f"/ho-so/{passed.code}/viec/sign/" in desk) == (True, False)
    assert "Người ký đã chọn chỉ ký trên giấy" in text_of(tried)
    assert Refusal.objects.filter(actor=cast.chutich, action="sign").count() == 1
    assert (Signature.objects.count(), came_back_now(cast, passed)) == (0, 302)


def came_back_now(cast, package):
    with hanoi(30, 8):
        return came_back(cast, package).status_code


def test_what_was_entered_and_compared_is_proved(cast, passed):
    give_seat(cast.bodies.VP, cast.btc, SeatFacts("secretary", START, GROUND), by=None)
    with hanoi(30, 8):
        came_back(cast, passed)
        seen(cast.btc, PaperSignature.objects.get())
        whole = faults()
        tamper("UPDATE documents_papersignature SET until = '2022-05-01'")
        moved = faults()
        tamper("UPDATE documents_papersignature SET until = NULL")
        tamper("DELETE FROM documents_papercompared")
        gone = faults()

    assert (whole, len(moved), len(gone)) == ([], 1, 1)
    assert "chữ ký trên giấy" in moved[0]
    assert "có trong sổ ghi nhưng đã bị xóa" in gone[0]
