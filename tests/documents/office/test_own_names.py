"""Kinds of body, roles and papers of a nominee are data: an administrator adds one, people work with it."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Body, Congress, Membership, Person
from congress.people.models.people import Person as Human
from congress.people.queries.people_plan import plan_people
from congress.roles import Right
from congress.settingup.services.faults import NewCongress
from congress.settingup.services.founding import set_up
from documents.assigning.services import assign_package
from documents.personnel import queries as asked
from documents.personnel.services import nominees as personnel
from tests.cast import draft, perform
from tests.demo_world import text_of
from tests.documents.personnel.test_personnel import complete, facts, url
from tests.documents.signed_in import sign_in
from tests.lists import sheets

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SORTS, ROLES = "/thiet-lap/DH3/ten-rieng/loai-co-quan/", "/thiet-lap/DH3/ten-rieng/vai-tro/"
PAPERS = "/quy-trinh/HSNS/giay-to/?dai_hoi=DH3"
HEALTH = {"title": "Giấy khám sức khỏe", "required": "on", "months": "6"}


@pytest.fixture
def admin(cast, client):
    client.force_login(Human.objects.create_superuser("quantri", full_name="Quản trị", password="x"))
    return client


def body_facts(name, code, kind):
    return {"name": name, "code": code, "kind": kind, "quorum": "half", "majority": "half", "base": "present"}


def test_a_body_of_an_added_kind_works_as_those_it_is_like_and_goes_along(admin, cast):
    added = admin.post(SORTS, {"label": "Hội đồng", "like": "collective"}, follow=True)
    form = admin.get("/thiet-lap/DH3/co-quan/")
    admin.post("/thiet-lap/DH3/co-quan/", body_facts("Hội đồng Thi đua", "HDTD", "=Hội đồng"))
    made = Body.objects.get(code="HDTD")
    bound = text_of(admin.get("/quy-trinh/BCCT/co-quan/?dai_hoi=DH3"))
    admin.post(SORTS, {"ended": "Hội đồng"})
    later = set_up(NewCongress("hoi", date(2027, 3, 1), source=cast.congress), by=None)

    assert "Đã thêm “Hội đồng”; từ nay chọn được." in text_of(added)
    assert "Hội đồng (quyền như Cơ quan lãnh đạo tập thể)" in text_of(form)
    assert (made.kind, made.sort) == ("collective", "Hội đồng")
    assert "Hội đồng Thi đua" in bound
    assert "Hội đồng Thi đua (HDTD, Hội đồng)" in text_of(admin.get("/thiet-lap/DH3/"))
    assert "quyền như" not in text_of(admin.get("/thiet-lap/DH3/co-quan/"))
    assert Body.objects.get(congress=later, code="HDTD").sort == "Hội đồng"


def test_who_holds_an_added_role_may_what_the_one_may_that_it_is_like(admin, cast):
    admin.post(ROLES, {"label": "Điều phối viên", "like": "secretary"})
    office = sign_in(cast.vanphong)
    said = {"full_name": "Lê Văn Mới", "honorific": "Ông", "body": cast.bodies.TBVK.pk}
    said |= {"role": "=Điều phối viên", "start": "18/03/2022", "request_id": "r1"}
    office.post("/van-phong/nhiem-vu/them/", said)
    seat = Membership.objects.get(person__full_name="Lê Văn Mới")
    listed = plan_people(
        Congress.objects.get(code="DH3"),
        sheets(("Họ và tên", "Cơ quan", "Vai trò"), ("Trần Thị Sau", "TBVK", "điều phối viên")),
        by=None,
    )

    assert (seat.role, seat.shown_title) == ("secretary", "Điều phối viên")
    assert Person.objects.get(pk=seat.person_id).has_perm(Right.SUBMIT, cast.bodies.TBVK)
    assert "Không rõ vai trò" not in str(listed.faults_told())


@pytest.mark.parametrize(
    ("page", "said", "why"),
    [
        (SORTS, {"label": "Tiểu ban", "like": "chair"}, "Đã có tên này."),
        (SORTS, {"label": "", "like": "chair"}, "Chưa nhập mục này."),
        (SORTS, {"label": "H" * 61, "like": "chair"}, "Tên dài quá 60 chữ."),
        (ROLES, {"label": "Tổ phó", "like": ""}, "Chưa nhập mục này."),
        (ROLES, {"label": "Tổ phó", "like": "delegate"}, "delegate"),
        (ROLES, {"ended": "Không có"}, "Không có tên này"),
        (PAPERS, {"title": "anh", "required": "on"}, "Loại hồ sơ này đã có giấy tờ này."),
        (PAPERS, {"title": ""}, "Chưa nhập mục này."),
        (PAPERS, {"ended": "anh"}, "Không có giấy tờ này"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_kept(admin, page, said, why):
    answer = admin.post(page, said)

    assert (answer.status_code, why in text_of(answer)) == (422, True)
    assert Congress.objects.get(code="DH3").own == {}


def test_an_added_paper_is_asked_of_running_dossiers_and_never_of_signed_ones(admin, cast):
    package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    perform(package, "accept", cast.tbns2)
    perform(package, "revise", cast.tbns2, version=draft(package))
    complete(personnel.enter_nominee(package, facts(), by=cast.tbns2), cast.tbns2)
    before = asked.lacking(fresh(package))
    admin.post(PAPERS, HEALTH)
    admin.post(PAPERS, HEALTH)
    lacking = asked.lacking(fresh(package))
    keeper = sign_in(cast.tbns2)
    form = keeper.get(url(package, "1/giay-kham-suc-khoe/nhan/"))
    sent = {"kept_at": "Tủ số 3", "issued": "01/03/2022", "request_id": "r2"}
    keeper.post(url(package, "1/giay-kham-suc-khoe/nhan/"), sent)
    given = asked.lacking(fresh(package))
    refused = admin.post(PAPERS, {"ended": "giay-kham-suc-khoe"})

    assert (before, len(lacking), form.status_code, given) == ([], 1, 200, [])
    assert "Giấy khám sức khỏe" in lacking[0]
    assert "Đã có người nộp “Giấy khám sức khỏe”, nên không bỏ được." in text_of(refused)
    assert [row["title"] for row in Congress.objects.get(code="DH3").own["papers"]] == ["Giấy khám sức khỏe"]
    admin.post(PAPERS, {"title": "Bản cam kết", "required": "on"})
    done = fresh(package)
    done.state = next(stage.code for stage in done.definition.stage if stage.terminal)
    standings = asked.paper_standings_of(with_package(done))
    assert [one.paper.title for one in standings if one.paper.added] == ["Giấy khám sức khỏe"]


def fresh(package):
    return type(package).objects.get(pk=package.pk)


def with_package(package):
    """The first nominee, of a package as it would stand."""
    found = asked.nominees_of(package).get()
    found.package = package
    return found


def test_a_kind_of_ones_own_names_people_once_a_paper_is_asked_for(admin, cast):
    package = assign_package(cast.congress, "HSBNV", by=cast.btc, due=cast.congress.opening)
    before = asked.has_nominees(fresh(package))
    admin.post("/quy-trinh/HSBNV/giay-to/?dai_hoi=DH3", HEALTH)

    assert (before, asked.has_nominees(fresh(package))) == (
        package.confidential and False,
        package.confidential,
    )


def test_nobody_else_adds_and_nothing_is_added_to_what_was_put_away(admin, cast):
    for page in (SORTS, ROLES, PAPERS):
        assert sign_in(cast.btc).get(page).status_code == 403
    assert admin.get("/thiet-lap/DH3/ten-rieng/khac/").status_code == 404
    assert admin.get("/quy-trinh/BCCT/giay-to/?dai_hoi=DH3").status_code == 404
    Congress.objects.filter(code="DH3").update(archived=date(2022, 3, 18))
    assert admin.post(SORTS, {"label": "Hội đồng", "like": "chair"}).status_code in {409, 422}
