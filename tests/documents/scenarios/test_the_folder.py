"""Stories T4 and T6: seven sheets signed at home on 29 March, one clerk; the folder that came back."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import MisprintProposal, Package, PaperSignature, Signature
from documents.packages.queries.judgements import is_passed
from documents.packages.queries.sources import changed_sources
from documents.packages.services.duties import settle_where_something_happened
from documents.packages.services.paper_words import text_of as words_of
from documents.signing.papers.said_facts import opening_of
from documents.signing.queries import code_of
from tests.demo_world import at, text_of
from tests.documents.misprints.test_corrections import answered
from tests.documents.pressed import hidden
from tests.documents.printed import pages
from tests.documents.scanned import photograph, sent_from
from tests.documents.scenarios.test_fortnight import DAYS, Fortnight, code, tuesday_29
from workflows import clock
from workflows.models import Refusal

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

UNTIL = date(2022, 3, 15)
SHEETS = ("BCCT", "DL", "DANS", "BCKD", "BCTC", "NQ", "HSBNV")
PENS, LIST = "/van-phong/ky-tren-giay/", "/ky-tren-giay/"
REMARK = "Nói rõ hơn khuyết điểm về công tác hội viên."
PART = "bao-cao"


def package(short):
    return Package.objects.get(code=code(short))


@pytest.fixture
def before_the_hand(world):
    """All that comes before the chairman's hand: seven sheets wait for it on the afternoon of the 29th."""
    told = Fortnight(world)
    for live, _day in DAYS:
        if live is not tuesday_29:
            live(told)
    with at(29, hour=10):
        told.sits("thuongtruc", "TT", "29/03/2022", 5, {"HSBNV": {"votes_for": 5}})
    return told


def entered(told, short, **changed):
    """What came back from the chairman, entered by the one clerk from the sheet."""
    office = told.world.visitor("vanphong")
    sheet = {"ma": code_of(package(short))}
    form = {"outcome": "signed", "signer": told.world.visitor("chutich").person.pk, "day": "29/03/2022"}
    form |= {"hour": "", "kept_at": "Cặp trình ký, tủ số 1", "scan": photograph()}
    return office.client.post(PENS, hidden(office.client.get(PENS, sheet)) | sheet | form | changed)


def test_t4_one_clerk_and_no_power(before_the_hand):
    told = before_the_hand
    with at(30, hour=8, minute=30):
        answers = [entered(told, short).status_code for short in SHEETS]
        labels = [
            told.world.visitor("btc").read(f"/ho-so/{code(short)}/") for short in SHEETS if short != "DANS"
        ]
        early = sent_to_the_ministry(told)
    papers = list(PaperSignature.objects.filter(signature__signer__username="chutich").order_by("pk"))
    seen = {"against": "photo", "seen": "on"}
    with at(30, hour=9):
        own = told.world.visitor("vanphong").client.post(
            f"{LIST}{papers[0].pk}/", seen | {"ma": papers[0].code}
        )
    with at(30, hour=10):
        second = told.world.visitor("thuongtruc")
        compared = [
            second.client.post(f"{LIST}{one.pk}/", seen | {"ma": one.code}).status_code for one in papers
        ]
        late = sent_to_the_ministry(told)
        sheet = told.world.visitor("vanphong").get(f"/ho-so/{code('HSBNV')}/phieu-trinh-ky/")

    assert (answers, len(papers), compared) == ([302] * 7, 7, [302] * 7)
    assert all("Đã ký trên giấy, chờ đối chiếu" in page and "đúng hạn" in page for page in labels)
    assert (early.status_code, late.status_code) == (422, 302)
    assert (own.status_code, "Người đã nhập chữ ký không tự đối chiếu" in text_of(own)) == (403, True)
    assert told.states(*SHEETS) == dict.fromkeys(SHEETS, "signed")
    printed = " ".join(" ".join(pages(sheet.content)).split())
    people = ("Người ký: ", "Người nhập: ", "Người đối chiếu: ")
    days = [printed.split(who)[1].split("ngày ")[1][:10] for who in people]
    assert days == ["29/03/2022", "30/03/2022", "30/03/2022"]


def sent_to_the_ministry(told):
    """The clerk takes a number for it."""
    letter = {"kind": "BC", "day": "30/03/2022", "about": "Hồ sơ báo cáo", "signer": "Chủ tịch"}
    office = told.world.visitor("vanphong")
    return sent_from(office, "/so-van-ban/di/ghi/", **letter, other="Bộ Nội vụ", package=package("HSBNV").pk)


def test_t4_what_nobody_has_compared_is_on_the_board_after_three_working_days(before_the_hand):
    told = before_the_hand
    with at(30, hour=8, minute=30):
        for short in ("NQ", "HSBNV"):
            entered(told, short)
    first, last = PaperSignature.objects.filter(signature__signer__username="chutich").order_by("pk")
    with at(30, hour=10):
        seen = {"against": "photo", "seen": "on", "ma": first.code}
        told.world.visitor("thuongtruc").client.post(f"{LIST}{first.pk}/", seen)
    days = (date(2022, 4, 1), date(2022, 4, 4))
    board = {}
    for day in days:
        with clock.frozen(datetime.combine(day, time(9), clock.HANOI)):
            board[day] = told.world.visitor("thuongtruc").client.get("/tien-do/").content.decode()

    words = "Đã ký trên giấy, quá 3 ngày làm việc chưa đối chiếu"
    shown = [
        [words in board[day], *(f"{LIST}{one.pk}/" in board[day] for one in (first, last))] for day in days
    ]
    assert shown == [[False, False, False], [True, False, True]]


def test_t6_the_folder(before_the_hand):
    told = before_the_hand
    truth = words_of(package("BCCT").current.parts.get(code=PART)).text
    assert (truth.count("tuyên truyền") >= 2, "3.383" in truth) == (True, True)
    with at(29, hour=15):
        firsts = [opening_of(package(short)) for short in SHEETS]
        limit = {"words": 5, "ground": "Quy chế làm việc của Ban Chấp hành", "request_id": "han"}
        told.world.visitor("vanphong").client.post("/sua-loi-ky-thuat/quy-dinh/BCH/", limit)
    with at(30, hour=9):
        wrong = {"outcome": "reworded", "words": "3.338 triệu", "part": PART}
        refused = entered(told, "BCCT", **wrong, fixed=file_of(truth.replace("3.383", "3.338")))
        after_refusal = (package("BCCT").state, MisprintProposal.objects.count())
        right = {"outcome": "reworded", "words": "tuyên truyền (2 chỗ)", "part": PART}
        done = entered(told, "BCCT", **right, fixed=file_of(truth.replace("tuyên truyền", "tuyến truyền", 2)))
        signed = [entered(told, short).status_code for short in ("DL", "DANS", "BCTC", "NQ", "HSBNV")]
        foretold = told.world.visitor("vanphong").read(f"{PENS}?ma={code_of(package('BCKD'))}")
        back = entered(told, "BCKD", outcome="returned", words=REMARK)
        settle_where_something_happened()
        confirmed = answered(package("BCCT"), told.world.visitor("tbvk").person)

    report, review = package("BCCT"), package("BCKD")
    assert all(line.startswith("Đúng dự thảo lần ") for line in firsts)
    assert (refused.status_code, after_refusal) == (422, ("signing", 0))
    assert "1 số liệu thay đổi (3.383 → 3.338" in text_of(refused)
    assert "phải trình lại" in text_of(refused)
    assert (done.status_code, signed, back.status_code, confirmed.status_code) == (302, [302] * 5, 302, 302)
    assert (report.state, MisprintProposal.objects.get().words) == ("signed", 2)
    assert (report.current.corrects_id is not None, is_passed(report, role="board")) == (True, True)
    assert "đã sửa lỗi kỹ thuật ngày 30/03/2022 (2 chữ), Trưởng Tiểu ban Văn kiện xác nhận" in opening_of(
        report
    )
    assert (changed_sources(package("NQ")), review.state) == ([], "returned")
    assert "Nếu trả lại" in foretold
    assert foretold.count("đã ký, sẽ đưa vào diện “Cần rà soát lại”") == 2
    assert told.states("NQ", "HSBNV") == {"NQ": "look_again", "HSBNV": "look_again"}
    assert "đã chuyển về bước “Trả lại để hoàn thiện”" in told.world.visitor("chutich").read("/thong-bao/")
    assert review.steps.last().scans.count() == 1
    assert REMARK in told.world.visitor("vanphong").read(f"/ho-so/{review.code}/")


def test_t6_who_signs_on_paper_alone_signs_nothing_on_the_screen(before_the_hand):
    told = before_the_hand
    chairman = told.world.visitor("chutich")
    with at(29, hour=15):
        choice = {"paper_only": "1", "ground": "Theo đề nghị của đồng chí Chủ tịch"}
        url = f"/van-phong/nguoi/{chairman.person.pk}/cach-ky/"
        told.world.visitor("vanphong").client.post(url, choice)
        answer = chairman.act(code("DL"), "sign", read="on")

    assert (answer.status_code, Signature.objects.filter(signer=chairman.person).count()) == (422, 0)
    assert Refusal.objects.filter(action="sign", actor=chairman.person).exists()


def file_of(words):

    return SimpleUploadedFile("bao-cao.txt", words.encode(), "text/plain")
