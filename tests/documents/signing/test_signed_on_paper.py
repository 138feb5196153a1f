"""The office records what was signed on paper: from the code, for the signer, for exactly that draft."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.meetings.services import correct_decision
from congress.models import Membership
from documents.models import Package, Scan, Signature
from documents.packages.answers.values import Return
from documents.packages.queries.judgements import decision_on_current
from documents.paper import codes
from documents.signing import queries as papers
from tests.cast import START, draft, perform
from tests.demo_world import text_of
from tests.documents.papers import docx, jpg
from tests.documents.signing.test_signing_set import client_of
from workflows import clock
from workflows.models import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

URL = "/van-phong/ky-tren-giay/"
EVENING = datetime(2022, 3, 18, 21, 0, tzinfo=clock.HANOI)


@pytest.fixture
def waiting(cast, make_package):
    """The political report waits for the chairman since the afternoon; it is nine in the evening."""
    with clock.frozen(datetime(2022, 3, 18, 14, 0, tzinfo=clock.HANOI)):
        package = make_package("BCCT", "signing")
    with clock.frozen(EVENING):
        yield package


def filled(cast, package, **changed):
    """The form as the office fills it in."""
    facts = {
        "ma": papers.code_of(package),
        "outcome": "signed",
        "kept_at": "Tủ hồ sơ Đại hội, ngăn 2",
        "signer": cast.chutich.pk,
        "day": "18/03/2022",
        "hour": "15h30",
        "request_id": "mot-lan-bam",
        "scan": SimpleUploadedFile("phieu.jpg", jpg(), "image/jpeg"),
    }
    return facts | changed


def test_the_code_shows_what_the_paper_is_about(cast, waiting):
    typed = papers.code_of(waiting).lower().replace("-", " ")

    page = text_of(client_of(cast.vanphong).get(URL, {"ma": typed}))

    assert [
        part in page
        for part in (
            "DH3-BCCT – Báo cáo",
            "Dự thảo lần 1",
            waiting.current.check_code,
            "Ông Người chutich",
            "có mặt 45/45, tán thành 45",
            "Ghi phiếu nhận về",
        )
    ] == [True] * 6


def test_the_signature_is_recorded_for_the_signer_at_the_hour_on_paper(cast, waiting):
    response = client_of(cast.vanphong).post(URL, filled(cast, waiting))

    package = Package.objects.get(pk=waiting.pk)
    step, signature = package.steps.last(), Signature.objects.get()
    assert (response.status_code, package.state) == (302, "signed")
    assert (step.actor, step.acting_for, step.ground) == (cast.vanphong, cast.chutich, "paper")
    assert (signature.signer, signature.fingerprint) == (cast.chutich, waiting.current.fingerprint)
    assert step.at == datetime(2022, 3, 18, 15, 30, tzinfo=clock.HANOI)
    assert clock.local_day(step.entered) == EVENING.date()


def test_the_picture_of_the_sheet_is_kept_with_the_step(cast, waiting):
    shot = SimpleUploadedFile("phieu-da-ky.jpg", jpg(), "image/jpeg")

    client_of(cast.vanphong).post(URL, filled(cast, waiting, scan=shot))

    scan = Scan.objects.get()
    assert (scan.name, scan.by, scan.step.signature) == (
        "phieu-da-ky.jpg",
        cast.vanphong,
        Signature.objects.get(),
    )


@pytest.mark.parametrize(("name", "data"), [("phieu.docx", docx()), ("phieu.jpg", b"khong phai anh")])
def test_what_is_no_picture_is_not_taken_for_one(name, data, cast, waiting):
    page = client_of(cast.vanphong).post(URL, filled(cast, waiting, scan=SimpleUploadedFile(name, data)))

    assert (page.status_code, Signature.objects.count(), Scan.objects.count()) == (422, 0, 0)
    assert list(page.context["form"].errors) == ["scan"]


def test_a_second_click_signs_nothing_more(cast, waiting):
    client = client_of(cast.vanphong)
    sent = [filled(cast, waiting), {k: v for k, v in filled(cast, waiting).items() if k != "scan"}]

    answers = [client.post(URL, click).status_code for click in sent]

    assert (answers, Signature.objects.count()) == ([302, 302], 1)


def test_a_signature_of_which_nobody_knows_where_the_original_lies_is_not_recorded(cast, waiting):
    hearsay = {name: value for name, value in filled(cast, waiting, kept_at="").items() if name != "scan"}

    page = client_of(cast.vanphong).post(URL, hearsay)

    assert (page.status_code, Signature.objects.count()) == (422, 0)
    assert "Phải ghi bản gốc để ở đâu." in text_of(page)
    assert Package.objects.get(pk=waiting.pk).state == "signing"


def test_the_signer_is_told_who_recorded_his_signature(cast, waiting):
    client_of(cast.vanphong).post(URL, filled(cast, waiting))

    told = cast.chutich.news.said().get()
    page = text_of(client_of(cast.chutich).get("/thong-bao/"))

    assert told.by == cast.vanphong
    assert told.words == (
        "Kính báo cáo: Ông Người vanphong đã ghi nhận chữ ký trên giấy của ông đối với "
        f"{waiting.listed_title} ({waiting.code}), ký lúc 15:30 ngày 18/03/2022."
    )
    assert told.words in page


def test_every_typing_error_is_said_to_be_one(cast, waiting):
    client, code = client_of(cast.vanphong), papers.code_of(waiting)
    wrong = code[:-1] + ("7" if code[-1] != "7" else "8")

    seen = {typed: client.get(URL, {"ma": typed}) for typed in (wrong, code[:-2], "", "xin chào")}

    assert [one.status_code for one in seen.values()] == [422] * 4
    assert "Mã gõ sai, đề nghị kiểm tra lại từng ký tự trên giấy." in text_of(seen[wrong])
    assert "mã có 12 ký tự, đã gõ 10" in text_of(seen[code[:-2]])
    assert 'value="' + wrong in seen[wrong].content.decode()


def test_a_code_of_no_paper_is_unknown(cast, waiting):
    page = client_of(cast.vanphong).get(URL, {"ma": codes.make(waiting.pk, "0", "f" * 64)})

    assert page.status_code == 422
    assert "Không có bộ giấy nào mang mã này" in text_of(page)


def test_a_paper_of_another_draft_is_refused_with_both_numbers(cast, waiting):
    old = papers.code_of(waiting)
    with clock.frozen(datetime(2022, 3, 18, 16, 0, tzinfo=clock.HANOI)):
        perform(waiting, "send_back", cast.chutich, note="Bổ sung phương hướng.", **{"return": Return()})
        perform(waiting, "revise", cast.truong, version=draft(waiting, "Dự thảo hai"))
    client = client_of(cast.vanphong)

    shown, sent = client.get(URL, {"ma": old}), client.post(URL, filled(cast, waiting, ma=old))

    words = "Mã này của dự thảo lần 1, còn bản đang trình ký là dự thảo lần 2"
    assert [one.status_code for one in (shown, sent)] == [409, 409]
    assert [words in text_of(one) for one in (shown, sent)] == [True, True]
    assert Signature.objects.count() == 0


def test_a_sheet_that_bears_a_day_only_is_signed_on_that_day(cast, waiting):
    shot = SimpleUploadedFile("phieu-da-ky.jpg", jpg(), "image/jpeg")

    page = client_of(cast.vanphong).post(URL, filled(cast, waiting, hour="", scan=shot), follow=True)

    step = Package.objects.get(pk=waiting.pk).steps.last()
    assert (step.action, step.by_day, clock.in_words(step.signature.at)) == ("sign", True, "18/03/2022")
    assert "Đã ký duyệt: Ông Người chutich, ngày 18/03/2022, dự thảo lần 1" in text_of(page)


def test_a_package_that_waits_for_no_signature_says_where_it_is(cast, waiting):
    old = papers.code_of(waiting)
    perform(waiting, "send_back", cast.chutich, note="Bổ sung phương hướng.", **{"return": Return()})

    page = client_of(cast.vanphong).get(URL, {"ma": old})

    assert page.status_code == 409
    assert "Hồ sơ DH3-BCCT hiện ở bước “Trả lại để hoàn thiện”" in text_of(page)


@pytest.mark.parametrize(
    ("day", "hour", "reason"),
    [
        ("19/03/2022", "8:00", "Thời điểm thực hiện chưa đến"),
        ("18/03/2022", "9:00", "không được trước việc mà nó dựa vào"),
        ("32/03/2022", "9:00", "Ngày phải ghi dạng ngày/tháng/năm"),
        ("18/03/2022", "25 giờ", "Giờ phải ghi dạng giờ:phút"),
    ],
)
def test_a_wrong_hour_is_refused_and_nothing_typed_is_lost(day, hour, reason, cast, waiting):
    client = client_of(cast.vanphong)
    shot = SimpleUploadedFile("phieu-da-ky.jpg", jpg(), "image/jpeg")

    page = client.post(URL, filled(cast, waiting, day=day, hour=hour, scan=shot))

    said = text_of(page)
    assert (page.status_code, reason in said) == (422, True)
    assert "Đã nhận, không cần chọn lại: phieu-da-ky.jpg" in said
    assert f'value="{day}"' in page.content.decode()

    kept = page.context["form"]["kept"].value()
    again = {name: value for name, value in filled(cast, waiting, kept=kept).items() if name != "scan"}
    client.post(URL, again)

    assert Scan.objects.get().name == "phieu-da-ky.jpg"


def test_the_signer_does_not_record_for_himself(cast, waiting):
    Membership.objects.create(person=cast.chutich, body=cast.bodies.VP, role="secretary", start=START)

    page = client_of(cast.chutich).post(URL, filled(cast, waiting))

    assert (page.status_code, Signature.objects.count()) == (403, 0)
    assert "Người ký không tự ghi thay cho mình" in text_of(page)


def test_only_a_signer_is_entered_as_signer(cast, waiting):
    page = client_of(cast.vanphong).post(URL, filled(cast, waiting, signer=cast.truong.pk))

    assert (page.status_code, Signature.objects.count()) == (422, 0)
    assert "Người này hiện không có quyền ký hồ sơ." in text_of(page)


def test_without_a_vote_that_passed_this_draft_paper_signs_nothing(cast, waiting):
    decided = decision_on_current(waiting, role="board").decision
    figures = {"votes_for": 10, "votes_against": 35, "other_opinion": 0, "not_voting": 0}
    correct_decision(
        decided, present=45, **figures, minutes_ref="12/BB", recorded_by=cast.vanphong, reason="Đếm lại phiếu"
    )

    page = client_of(cast.vanphong).post(URL, filled(cast, waiting))

    assert (page.status_code, Signature.objects.count()) == (422, 0)
    assert Refusal.objects.filter(actor=cast.vanphong, action="sign").count() == 1


def test_a_confidential_sheet_is_recorded_by_one_who_may_not_read_it(cast, make_package):
    """Who holds the paper needs no more than its row in a list says; a second click is told where it is."""
    with clock.frozen(datetime(2022, 3, 18, 14, 0, tzinfo=clock.HANOI)):
        package = make_package("DANS", "signing")
    Package.objects.filter(pk=package.pk).update(title="Đề án của ông Nguyễn Văn Kín")
    Membership.objects.create(person=cast.btc, body=cast.bodies.VP, role="secretary", start=START)
    client, sent = client_of(cast.btc), [filled(cast, package) for _click in range(2)]

    with clock.frozen(EVENING):
        page = client.get(URL, {"ma": sent[0]["ma"]})
        answers = [client.post(URL, click) for click in sent]

    assert ("Nguyễn Văn Kín" in text_of(page), package.kind.title in text_of(page)) == (False, True)
    assert ([one.status_code for one in answers], Signature.objects.count()) == ([302, 409], 1)
    assert "Đã ký duyệt, chốt bản trình" in text_of(answers[1])


def test_nobody_else_comes_in(cast, waiting):
    seen = {
        name: client_of(getattr(cast, name)).get(URL, {"ma": papers.code_of(waiting)}).status_code
        for name in ("truong", "btc", "chutich", "nguoila")
    }

    assert seen == dict.fromkeys(seen, 403)
