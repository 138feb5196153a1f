"""The office enters for those who work on paper: in their name, on a ground, with the hour of the paper."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import Membership
from congress.people.services.accounts import NewPerson, create_account
from documents.models import Objection, Package, Scan
from tests.demo_world import at
from tests.documents import papers
from workflows.clock import HANOI

HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
BCTC, DANS = "DH3-BCTC", "DH3-DANS"
VERIFY = f"/van-phong/nhap-thay/{BCTC}/verify/"


@pytest.fixture
def office(world):
    """The clerk of the office, at ten o'clock of 18/03/2022."""
    with at(18, hour=10):
        yield world.visitor("tv06")


def said(response):
    return unescape(response.content.decode())


def form(visitor, path):
    return {name: unescape(value) for name, value in HIDDEN.findall(said(visitor.get(path)))}


def paper(world, who, *, day="17/03/2022", hour="15:30", ground="paper"):
    person = world.visitor(who).person.pk
    fields = {"signer": person, "ground": ground, "day": day, "hour": hour}
    return {f"giay-{name}": value for name, value in fields.items()}


def send(visitor, path, **answers):
    return visitor.client.post(path, form(visitor, path) | answers)


def last_step(code=BCTC):
    return Package.objects.get(code=code).steps.last()


def test_a_verdict_on_paper_is_his_and_the_history_says_who_entered_it(office, world):
    answer = send(office, VERIFY, verdict="pass", **paper(world, "bkt"))
    step = last_step()

    assert answer.status_code == 302
    assert (step.actor.username, step.acting_for.username, step.ground) == ("tv06", "bkt", "paper")
    assert (step.verdict.passed, step.at.hour) == (True, 8)
    assert "nhập thay Ông Mai Công Thước theo phiếu giấy" in office.read(f"/ho-so/{BCTC}/")


def test_only_who_sits_in_a_body_that_is_asked_can_be_entered_for(office, world):
    create_account(NewPerson(full_name="Đỗ Không Cơ Quan"), by=office.person)

    page = said(office.get(VERIFY))
    names = re.findall(r"<option value=\"\d+\"[^>]*>([^<]+)</option>", page)

    assert ("Ông Mai Công Thước" in names, "Đỗ Không Cơ Quan" in page) == (True, False)
    inspectors = Membership.objects.filter(body__code="BKT", person__is_active=True)
    assert set(names) <= {str(seat.person) for seat in inspectors.select_related("person")}


def test_a_paper_without_an_hour_is_of_that_day_and_says_no_hour(office, world):
    answer = send(office, VERIFY, verdict="pass", **paper(world, "bkt", hour=""))
    step, page = last_step(), office.read(f"/ho-so/{BCTC}/")

    assert (answer.status_code, step.by_day) == (302, True)
    assert f"{step.at.astimezone(HANOI):%d/%m/%Y %H:%M}" == "17/03/2022 00:00"
    assert ("17/03/2022 00:00" in page, "theo phiếu giấy ngày 17/03/2022" in page) == (False, True)


def test_pressed_twice_it_is_one_step(office, world):
    answers = form(office, VERIFY) | {"verdict": "pass"} | paper(world, "bkt")
    before = Package.objects.get(code=BCTC).steps.count()
    for _time in range(2):
        office.client.post(VERIFY, answers)

    assert Package.objects.get(code=BCTC).steps.count() == before + 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"giay-day": "19/03/2022"}, "Thời điểm thực hiện chưa đến"),
        ({"giay-day": "10/03/2022"}, "Thời điểm thực hiện không được trước việc mà nó dựa vào"),
        ({"giay-day": "31/02/2022"}, "Ngày phải ghi dạng ngày/tháng/năm"),
        ({"giay-hour": "25:00"}, "Giờ phải ghi dạng giờ:phút"),
        ({"giay-signer": ""}, "Chưa chọn người được nhập thay."),
        ({"giay-ground": "mộng"}, "Căn cứ là phiếu giấy hoặc điện thoại."),
        ({"verdict": ""}, "Chưa chọn kết luận: đạt hoặc chưa đạt."),
        ({"verdict": "fail"}, "Phải nêu rõ lý do chưa đạt."),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(office, world, wrong, words):
    before = last_step().pk
    typed = {"verdict": "pass", "note_field": ""} | paper(world, "bkt") | wrong
    answer = send(office, VERIFY, **typed)

    assert (answer.status_code, words in said(answer)) == (422, True)
    assert f'value="{typed["giay-hour"]}"' in said(answer)
    assert last_step().pk == before


def test_one_without_the_right_is_not_entered_for_even_with_a_forged_form(office, world):
    answer = send(office, VERIFY, verdict="pass", **paper(world, "ketoan"))

    assert "Người này hiện không có quyền thực hiện việc này." in said(answer)
    assert last_step().action == "decide_subcommittee"


def test_the_picture_of_the_paper_is_kept_for_those_who_may_open_the_package(office, world):
    picture = SimpleUploadedFile("phieu.jpg", papers.jpg(), "image/jpeg")
    send(office, VERIFY, verdict="pass", **paper(world, "bkt"), **{"giay-scan": picture})
    scan = Scan.objects.get()
    path = f"/ho-so/{BCTC}/ban-chup/{scan.pk}/"

    assert (scan.step, scan.name) == (last_step(), "phieu.jpg")
    assert b"".join(world.visitor("bkt").get(path)) == papers.jpg()
    assert world.visitor("nguoila").get(path).status_code == 404
    assert path in office.get(f"/ho-so/{BCTC}/").content.decode()


def test_pages_of_one_paper_are_joined_and_kept_as_they_were_taken(office, world):
    pages = [SimpleUploadedFile(f"trang-{number}.jpg", papers.jpg(), "image/jpeg") for number in (1, 2)]
    send(office, VERIFY, verdict="pass", **paper(world, "bkt"), **{"giay-scan": pages})
    scan = Scan.objects.get()

    assert (scan.name, scan.blob.extension) == ("Bản chụp giấy.pdf", "pdf")
    assert [photo.name for photo in scan.blob.photos.all()] == ["trang-1.jpg", "trang-2.jpg"]


def test_a_wrong_kind_of_picture_is_refused_by_name(office, world):
    picture = SimpleUploadedFile("phieu.exe", b"MZ", "application/octet-stream")
    answer = send(office, VERIFY, verdict="pass", **paper(world, "bkt"), **{"giay-scan": picture})

    assert "Loại tệp .exe không được nhận; các loại được nhận: .pdf, .jpg, .png." in said(answer)
    assert last_step().action == "decide_subcommittee"


def test_of_a_confidential_package_the_office_reads_its_row_only(office):
    path = f"/van-phong/nhap-thay/{DANS}/to_subcommittee/"
    page = said(office.get(path))

    assert office.get(f"/ho-so/{DANS}/").status_code == 404
    assert "Đề án tổ chức, nhân sự Ban Chấp hành khóa mới" in page


def test_nobody_else_enters_for_others(world):
    with at(18, hour=10):
        answers = [
            world.visitor(who).get(VERIFY).status_code for who in ("btc", "tbvk", "chutich", "nguoila")
        ]

    assert answers == [403, 403, 403, 403]


def test_a_move_that_is_over_says_where_the_package_is(office):
    answer = office.get(f"/van-phong/nhap-thay/{BCTC}/sign/")

    assert answer.status_code == 409
    assert "Hồ sơ đang ở bước “Chờ Ban Kiểm tra thẩm tra”" in said(answer)


# One letter about several packages.


def letter(world):
    """Ban Tuyên truyền is asked about two packages."""
    body = world.package("DH3-DL").bound.get(role="legal").body
    return f"/van-phong/cong-van/?co_quan={body.pk}"


def test_a_letter_is_entered_at_its_packages(office, world):
    path = letter(world)
    answers = {"giay-number": "15/CV-PC", "DH3-DL-verdict": "pass", "DH3-DL-note_field": "Đạt yêu cầu"}
    answer = office.client.post(path, form(office, path) | answers | paper(world, "tv09"))
    step = last_step("DH3-DL")

    assert answer.status_code == 302
    assert (step.action, step.acting_for.username, step.verdict.passed) == ("appraise", "tv09", True)
    assert "Công văn 15/CV-PC. Đạt yêu cầu" in office.read("/ho-so/DH3-DL/")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"giay-number": "15/CV-PC"}, "Công văn chưa nói đến hồ sơ nào"),
        ({"DH3-DL-verdict": "pass"}, "Chưa nhập mục này."),
        ({"giay-number": "15", "DH3-DL-verdict": "fail"}, "Phải nêu rõ lý do chưa đạt."),
    ],
)
def test_a_letter_half_told_is_asked_about(office, world, answers, words):
    path = letter(world)
    before = last_step("DH3-DL").pk
    answer = office.client.post(path, form(office, path) | paper(world, "tv09") | answers)

    assert (answer.status_code, words in said(answer)) == (422, True)
    assert last_step("DH3-DL").pk == before


# He for whom it was entered sees it, and may object.


@pytest.fixture
def entered(office, world):
    send(office, VERIFY, verdict="pass", **paper(world, "bkt"))
    return last_step()


def test_he_sees_what_was_entered_for_him_and_objects_once(office, world, entered):
    inspector = world.visitor("bkt")
    home, path = inspector.read("/"), f"/da-nhap-thay/{entered.pk}/phan-doi/"
    first = inspector.client.post(path, {"text": "Phiếu của tôi ghi chưa đạt."})
    again = inspector.client.post(path, {"text": "Phiếu của tôi ghi chưa đạt."})

    assert "Đã nhập thay" in home
    assert (first.status_code, again.status_code, Objection.objects.count()) == (302, 422, 1)
    assert "Ý kiến phản đối chờ giải quyết (1)" in office.read("/van-phong/")
    assert "Phiếu của tôi ghi chưa đạt." in office.read(f"/ho-so/{BCTC}/")


def test_nobody_else_finds_his_entry(world, entered):
    with at(18, hour=10):
        path = f"/da-nhap-thay/{entered.pk}/phan-doi/"
        answers = [
            world.visitor(who).client.post(path, {"text": "Không đúng"}).status_code
            for who in ("nguoila", "ketoan", "tv06", "chutich")
        ]

    assert (answers, Objection.objects.count()) == ([404] * 4, 0)


def test_the_office_answers_an_objection_once(office, world, entered):
    world.visitor("bkt").client.post(f"/da-nhap-thay/{entered.pk}/phan-doi/", {"text": "Ghi nhầm kết luận"})
    path = f"/van-phong/phan-doi/{Objection.objects.get().pk}/"
    answers = [
        office.client.post(path, {"text": text}).status_code for text in ("", "Đã đối chiếu", "Lần nữa")
    ]

    assert answers == [422, 302, 422]
    assert "Đã đối chiếu" in world.visitor("bkt").read("/da-nhap-thay/")
    assert world.visitor("bkt").get("/van-phong/phan-doi/").status_code == 403


# Two hats.


def test_who_wears_two_hats_says_in_whose_name(world):
    """Asked in two bodies, a person answers for one, and for that one only."""
    with at(1, hour=10):
        package = world.package("DH3-BCKD")
        bodies = [holder.body_id for holder in package.bodies("reviewers")]
        person = world.visitor("bkt")
        both = package.capacities(person.person, "review", holder="reviewers")

    assert len(bodies) == 2
    assert [body for body, _name in both] == [body for body in bodies if body in dict(both)]
