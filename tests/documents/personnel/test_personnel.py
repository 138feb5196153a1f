"""Scenario 6, the people themselves: dossiers, validity, ballots by name, one's own CV, named readers."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import Membership
from documents.assigning.services import assign_package
from documents.models import Package, Viewing
from documents.packages.queries.visible import people_who_may_view, visible_to
from documents.packages.services import viewings
from documents.packages.services.taking_in import receive
from documents.personnel import queries as asked
from documents.personnel.services import nominees as personnel
from documents.personnel.services import readers
from documents.texts.files import PAPERS
from tests.cast import count, draft, perform
from tests.demo_world import at, text_of
from tests.documents.papers import jpg
from tests.documents.printed import pages
from tests.documents.signed_in import sign_in
from tests.documents.stored import AILING
from workflows.errors import Forbidden, Hidden, NotNow, Unmet

pytestmark = pytest.mark.one_database

NAME = "Vũ Thị Quế Lâm"


def facts(**more):
    known = {"full_name": NAME, "born": date(1958, 4, 2), "duty": "Trưởng ban", "proposed": "Ủy viên"}
    return personnel.NomineeFacts(**known | more)


def complete(nominee, by):
    for one in asked.paper_standings_of(nominee):
        if one.lacking:
            personnel.take_paper(nominee, one.paper.code, by=by, kept_at="Tủ số 2", issued=date(2022, 2, 1))


@pytest.fixture
def package(cast):
    """A personnel dossier being written, with one nominee who has an account; tbns2 keeps it."""
    found = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    perform(found, "accept", cast.tbns2)
    perform(found, "revise", cast.tbns2, version=draft(found))
    return Package.objects.get(pk=found.pk)


@pytest.fixture
def nominee(cast, package):
    return personnel.enter_nominee(package, facts(person=cast.bch40, heads=True), by=cast.tbns2)


def url(package, rest=""):
    return f"/ho-so/{package.code}/nhan-su/{rest}"


@pytest.mark.django_db
def test_what_a_dossier_lacks_is_told_when_the_package_goes_up_and_does_not_stop_it_there(
    cast, package, nominee
):
    told = text_of(sign_in(cast.tbns).get(f"/ho-so/{package.code}/viec/to_subcommittee/"))
    personnel.take_paper(nominee, "ly-lich-tu-phap", by=cast.tbns2, kept_at="Tủ", issued=date(2021, 9, 17))
    stale = asked.lacking(package, date(2022, 3, 18))
    complete(nominee, cast.tbns2)
    perform(package, "to_subcommittee", cast.tbns)

    assert "Hồ sơ số 1, Phiếu lý lịch tư pháp số 1: Còn thiếu." in told
    assert NAME not in told
    assert "Phiếu lý lịch tư pháp số 1: Đã hết giá trị (có giá trị đến hết ngày 17/03/2022)" in stale[0]
    assert package.state == "subcommittee"


@pytest.mark.django_db
def test_who_keeps_dossiers_enters_a_nominee_in_the_browser_and_takes_a_paper_in(cast, package):
    clerk = sign_in(cast.tbns2)
    typed = {"full_name": NAME, "born": "02/04/1958", "duty": "Trưởng ban", "proposed": "Ủy viên"}

    wrong = clerk.post(url(package, "them/"), typed | {"born": "02/13/1958"})
    right = clerk.post(url(package, "them/"), typed)
    upload = SimpleUploadedFile(f"SYLL {NAME}.txt", f"Họ và tên: {NAME}".encode())
    taken = clerk.post(url(package, "1/so-yeu-ly-lich/nhan/"), {"file": upload, "issued": "01/03/2022"})
    page = clerk.get(url(package, "1/"))

    assert (wrong.status_code, NAME in wrong.content.decode()) == (422, True)
    assert (right.status_code, right["Location"]) == (302, url(package))
    assert (taken.status_code, taken["Location"]) == (302, url(package, "1/"))
    assert (page.status_code, NAME in text_of(page), "01/03/2022" in text_of(page)) == (200, True, True)
    assert "no-store" in page["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.expects_error_log
def test_a_paper_that_finds_no_room_gives_back_what_was_typed(cast, package, nominee, settings):
    settings.STORAGES = {**settings.STORAGES, "papers": AILING}
    PAPERS.storage.ill = OSError(28, "No space left on device")
    clerk, upload = sign_in(cast.tbns2), SimpleUploadedFile("anh.jpg", jpg())

    page = clerk.post(url(package, "1/anh/nhan/"), {"file": upload, "kept_at": "Tủ số 2"})

    assert (page.status_code, "hết chỗ lưu tệp" in page.text, "Tủ số 2" in page.text) == (507, True, True)


@pytest.mark.django_db
def test_a_paper_taken_away_is_marked_logged_and_named_by_number(cast, package, nominee):
    part = receive(io.BytesIO(f"Của {NAME}".encode()), f"{NAME}.txt", part="so-yeu-ly-lich")
    personnel.take_paper(nominee, "so-yeu-ly-lich", by=cast.tbns2, part=part)

    with at(18, hour=8, minute=20):
        answer = sign_in(cast.bch06).get(url(package, "1/so-yeu-ly-lich/tep/"))
    log = text_of(sign_in(cast.tbns).get(f"/ho-so/{package.code}/luot-xem/"))

    assert "Ông Người bch06 – 08:20 18/03/2022" in pages(b"".join(answer))[0]
    assert re.search(r'filename="?([\w.-]+)', answer["Content-Disposition"])[1] == (
        "DH3-HSNS-ho-so-so-1-so-yeu-ly-lich.pdf"
    )
    assert "hồ sơ số 1: Sơ yếu lý lịch có xác nhận" in log


@pytest.mark.django_db
def test_an_outsider_meets_no_nominee(cast, package, nominee):
    paths = ["", "them/", "1/", "1/sua/", "1/phieu/", "1/anh/nhan/", "1/anh/tep/"]

    found = {
        (who.username, path): sign_in(who).get(url(package, path)).status_code
        for who in (cast.truong, cast.btc, cast.bch40)
        for path in paths
    }

    assert set(found.values()) == {404}
    with pytest.raises(Hidden):
        personnel.enter_nominee(package, facts(), by=cast.truong)


@pytest.mark.django_db
def test_a_nominee_writes_his_own_cv_and_sees_no_one_elses(cast, package, nominee):
    other = personnel.enter_nominee(package, facts(full_name="Cù Đăng Vịnh"), by=cast.tbns2)
    mine = f"/ho-so-cua-toi/{package.code}/"
    visitor = sign_in(cast.bch40)

    sent = visitor.post(f"{mine}so-yeu-ly-lich/nhan/", {"file": SimpleUploadedFile("cv.txt", b"CV")})
    page = text_of(visitor.get("/ho-so-cua-toi/"))

    assert sent.status_code == 302
    assert (NAME in page, other.full_name in page) == (True, False)
    assert [paper.code for paper in nominee.papers.all()] == ["so-yeu-ly-lich"]
    assert visitor.get(f"{mine}so-yeu-ly-lich/tep/").status_code == 200
    assert visitor.get(f"{mine}ly-lich-tu-phap/tep/").status_code == 404
    assert "Không có hồ sơ nào." in text_of(sign_in(cast.bch41).get("/ho-so-cua-toi/"))
    assert sign_in(cast.bch41).get(f"{mine}so-yeu-ly-lich/tep/").status_code == 404
    with pytest.raises(Hidden):
        personnel.take_paper(nominee, "anh", by=cast.bch40, kept_at="Tủ")


@pytest.mark.django_db
def test_nobody_keeps_or_certifies_his_own_dossier(cast, package, nominee):
    own = personnel.enter_nominee(package, facts(person=cast.tbns), by=cast.tbns2)
    complete(nominee, cast.tbns2)
    complete(own, cast.tbns2)

    with pytest.raises(Forbidden):
        personnel.correct_nominee(own, facts(person=cast.tbns, duty="Khác"), by=cast.tbns)
    personnel.correct_nominee(nominee, facts(person=cast.bch40), by=cast.tbns)
    perform(package, "to_subcommittee", cast.tbns2)

    assert sign_in(cast.tbns).get(url(package, "2/sua/")).status_code == 403
    assert sign_in(cast.tbns).get(url(package, "1/sua/")).status_code == 200


@pytest.mark.django_db
def test_a_head_who_is_named_does_not_certify_but_others_packages_he_does(cast, package):
    own = personnel.enter_nominee(package, facts(person=cast.tbns), by=cast.tbns2)
    complete(own, cast.tbns2)
    perform(package, "to_subcommittee", cast.tbns2)
    perform(package, "decide_subcommittee", cast.tbns2, decision=count(package.lead))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))

    with pytest.raises(Unmet) as refused:
        perform(package, "sign", cast.tbns, signature=package.fingerprint())
    personnel.correct_nominee(own, facts(person=cast.bch40), by=cast.tbns2)
    perform(package, "sign", cast.tbns, signature=package.fingerprint())

    assert "là của chính người ký" in refused.value.reasons[0]
    assert package.state == "signed"


@pytest.mark.django_db
def test_a_named_reader_reads_to_the_end_of_his_day(cast, package):
    visitor = sign_in(cast.truong)
    page = f"/ho-so/{package.code}/"
    before = visitor.get(page).status_code
    head = sign_in(cast.tbns)
    typed = {"person": cast.truong.pk, "until": "20/03/2022", "reason": "Soạn báo cáo chung"}

    given = head.post(f"{page}nguoi-doc/", typed)
    found = {}
    for day, hour, minute in ((18, 9, 0), (20, 23, 59), (21, 0, 0)):
        with at(day, hour=hour, minute=minute):
            listed = visible_to(cast.truong).filter(pk=package.pk).exists()
            named = people_who_may_view(package).filter(pk=cast.truong.pk).exists()
            fresh = Package.objects.get(pk=package.pk)
            found[day] = {fresh.is_visible(cast.truong), listed, named}

    assert (before, given.status_code) == (404, 302)
    assert found == {18: {True}, 20: {True}, 21: {False}}
    assert "Soạn báo cáo chung" in text_of(head.get(f"{page}nguoi-doc/"))
    assert visitor.get(f"{page}nguoi-doc/").status_code == 404


@pytest.mark.django_db
def test_reading_is_ended_before_its_day_and_without_a_seat(cast, package):
    day = date(2022, 5, 1)
    grant = readers.let_read(package, cast.truong, by=cast.tbns, until=day, reason="Để biết")
    readers.let_read(package, cast.tbtc, by=cast.tbns, until=day, reason="Để biết")
    Membership.objects.filter(person=cast.tbtc).update(end=date(2022, 3, 17))

    readers.end_reading(grant, by=cast.tbns)

    fresh = Package.objects.get(pk=package.pk)
    assert (fresh.is_visible(cast.truong), fresh.is_visible(cast.tbtc)) == (False, False)
    with pytest.raises(NotNow):
        readers.end_reading(grant, by=cast.tbns)
    with pytest.raises(Forbidden):
        readers.let_read(package, cast.truong, by=cast.tbns2, until=day, reason="Để biết")
    with pytest.raises(Unmet):
        readers.let_read(package, cast.nguoila, by=cast.tbns, until=date(2022, 3, 1), reason="")


@pytest.mark.django_db
def test_a_draft_opened_twice_in_a_day_is_one_viewing(cast, package):
    for _ in range(2):
        viewings.note_viewing(package.current, by=cast.bch06)

    assert Viewing.objects.filter(person=cast.bch06).count() == 1
