"""A kind of package made by a form, or uploaded under a new code; hidden, shown, given to bodies."""

from __future__ import annotations

import itertools
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import CongressKind, Person
from documents.models import Package
from documents.packages.kinds import kind_of
from documents.packages.queries.visible import kinds
from documents.procedures.queries import proposed_code
from documents.procedures.services.shaping import Way
from tests.cast import draft, perform
from tests.demo_world import HIDDEN, Visitor, give, text_of
from tests.house.source import ROOT
from workflows.models import Edition
from workflows.procedures import store
from workflows.procedures.written import toml_of

pytestmark = pytest.mark.one_database

NEW = "/quy-trinh/them/?dai_hoi=DH3&theo=standard"
ROLES = "/quy-trinh/BCTC/co-quan/?dai_hoi=DH3"
SAID = {
    "title": "Kế hoạch tổ chức Đại hội",
    "paper": "KH",
    "decider": "executive",
    "part_1": "Kế hoạch",
    "must_1": "on",
    "part_2": "Phụ lục phân công",
    "keep_subcommittee": "on",
    "keep_executive": "on",
    "role_organiser": "BTC",
    "role_lead": "TBVK",
    "role_executive": "BTV",
    "role_signer": "CT",
    "sign_form": "TM. BAN THƯỜNG VỤ",
    "signer_title": "CHỦ TỊCH",
    "days_assigned": "30",
    "days_drafting": "20",
    "days_subcommittee": "8",
    "days_executive": "3",
}


@pytest.fixture
def administrator(cast, client):
    client.force_login(Person.objects.create_superuser("quantri", full_name="Quản trị", password="x"))
    return client


def hidden(response):
    return {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}


def made(client, **other):
    """The form sent, read through and adopted; the two answers."""
    preview = client.post(NEW, SAID | other)
    sent = hidden(preview) | {"scope": "here", "reason": "Đại hội cần kế hoạch riêng"}
    return preview, client.post(NEW, sent) if preview.status_code == 200 else preview


def submitted(cast, client):
    """A package of that kind, given through the page, drafted and before its subcommittee."""
    client.force_login(cast.btc)
    give(client, hidden(client.get("/ho-so/giao-moi/")) | {"kind": "KHTCDH", "due": "30/04/2022"})
    package = Package.objects.get()
    perform(package, "accept", cast.truong)
    perform(package, "revise", cast.truong, version=draft(package))
    perform(package, "to_subcommittee", cast.truong)
    return package


def test_a_kind_made_by_the_form_alone_is_given_at_once(administrator, cast):
    preview, adopted = made(administrator)
    kind = kinds(cast.congress)["KHTCDH"]
    definition = store.in_force("KHTCDH", f"congress:{cast.congress.pk}")

    assert "Mã KHTCDH" in text_of(preview)
    assert (adopted.status_code, adopted["Location"]) == (302, "/quy-trinh/KHTCDH/?dai_hoi=DH3")
    assert definition.main_way() == ("assigned", "drafting", "subcommittee", "executive", "signing", "signed")
    assert (kind.paper, kind.decider, kind.sign_form) == ("KH", "executive", "TM. BAN THƯỜNG VỤ")
    assert [(part.code, part.required) for part in kind.parts] == [
        ("ke-hoach", True),
        ("phu-luc-phan-cong", False),
    ]
    assert CongressKind.objects.get(code="KHTCDH").bound["executive"] == ["BTV"]
    own, shipped = (
        text_of(administrator.get(f"/quy-trinh/{code}/?dai_hoi=DH3")) for code in ("KHTCDH", "BCCT")
    )
    assert f"theo quy trình riêng của {cast.congress.short_name}, lần 1" in own
    assert "theo quy trình kèm theo phần mềm" in shipped
    assert [stage.before_due for stage in definition.stage if stage.code == "executive"] == ["3wd"]


def test_a_package_of_it_is_given_and_goes_its_way(administrator, cast, client):
    made(administrator)
    client.force_login(cast.btc)
    page = client.get("/ho-so/giao-moi/")
    give(client, hidden(page) | {"kind": "KHTCDH", "due": "30/04/2022"})
    package = Package.objects.get()
    perform(package, "accept", cast.thuky)

    assert (package.code, package.stage_label) == ("DH3-KHTCDH", "Đang soạn thảo")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"code": "BCCT"}, "Mã: Mã BCCT đã có loại hồ sơ dùng."),
        ({"code": "KẾHOẠCH"}, "Mã: Mã gồm 2 đến 12 chữ in hoa không dấu"),
        ({"code": "standard"}, "Mã: Mã STANDARD đã có loại hồ sơ dùng."),
        ({"title": ""}, "Tên loại hồ sơ: Chưa nhập mục này."),
        ({"title": "dự thảo nghị quyết đại hội"}, "tên “dự thảo nghị quyết đại hội” (mã NQ)."),
        ({"part_1": ""}, "Thành phần 1: Chưa nhập mục này."),
        ({"role_executive": ""}, "Vai trò “Cho ý kiến ở cấp Ban Thường vụ” chưa gắn với cơ quan nào."),
        ({"decider": "board"}, "Bước này đã bỏ, nên không còn biểu quyết làm căn cứ."),
        ({"days_executive": "9"}, "Bước sau không thể xong trước bước trước nó."),
        ({"days_executive": "x"}, "Mục này chỉ ghi số"),
        ({"paper": "XX"}, "XX"),
    ],
)
def test_what_is_wrong_stands_at_its_field(administrator, other, said):
    preview, _adopted = made(administrator, **other)

    assert (preview.status_code, said in text_of(preview)) == (422, True)
    assert Edition.objects.count() == 0


def test_back_from_the_preview_what_was_said_stands_in_the_form(administrator):
    preview, _adopted = made(administrator, part_3="Tờ trình")
    page = administrator.post(NEW, hidden(preview) | {"back_to_form": "1"}).content.decode()

    assert 'value="Tờ trình"' in page
    assert re.search(r'name="keep_board"[^>]*checked', page) is None


def test_it_may_be_for_all_congresses_and_is_adopted_once(administrator):
    preview = administrator.post(NEW, SAID)
    sent = hidden(preview) | {"scope": "all", "reason": "Mọi đại hội đều cần"}
    answers = [administrator.post(NEW, sent).status_code for _time in range(2)]
    another = SAID | {"code": "KHAC", "title": "Kế hoạch khác"}
    other = administrator.post(NEW, hidden(administrator.post(NEW, another)) | sent)

    assert (answers, Edition.objects.get().scope, other.status_code) == ([302, 302], "", 302)


def test_every_way_that_the_form_can_say_is_sound(db):
    way, stages = Way("standard"), []
    # Lint walks long: half of the thirty-two, among them each stage left out alone and each kept alone.
    for off in (
        set(one) for many in (1, 2, 4) for one in itertools.combinations(way.optional, many) if many != 2
    ):
        decider = way.deciding_without(off)[-1:]
        shaped = way.shaped(off=off, days={}, decider="".join(decider))
        bodies = {role: ["X"] for role in way.roles_with(shaped)}
        kind = {"title": "Thử", "short": "Thử", "decider": "".join(decider), "parts": [], "bodies": bodies}
        raw = {"extends": "standard", "title": "Thử", **shaped, "kind": kind}
        if decider:
            found = store.parse_text("THU", toml_of(raw))
            stages.append(off.isdisjoint(stage.code for stage in found.stage))

    assert stages == [True] * 9


def test_ways_with_verification_can_do_without_it(db):
    way = Way("BCTC")
    shaped = way.shaped(off={"verification"}, days={}, decider="board")

    assert (way.optional[1], "verify" in shaped["drop"]) == ("verification", True)
    assert "inspector" not in way.roles_with(shaped)


def test_a_code_is_proposed_after_the_title(db):
    assert [
        proposed_code(one) for one in ("Kế hoạch", "Đề án tuyên truyền", "Báo cáo chính trị", "2027")
    ] == [
        "KH",
        "DATT",
        "BCCT2",
        "HS",
    ]


def upload(client, code, text, address="/quy-trinh/tai-len/?dai_hoi=DH3"):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(address, {"code": code, "file": SimpleUploadedFile("x.toml", data)})


def plan_text():
    text = (ROOT / "documents/procedures/CTDH.toml").read_text(encoding="utf-8").replace("TBPV", "TBVK")
    return text.replace('title = "Chương trình', 'title = "Chương trình truyền thông')


def test_a_new_kind_is_uploaded_where_every_get_is_answered(administrator, cast):
    lost = administrator.get("/quy-trinh/KHTB/?dai_hoi=DH3")
    there = administrator.get("/quy-trinh/KHTB/tai-len/")
    form = administrator.get(there["Location"], follow=True)
    preview = upload(administrator, "KHTB", plan_text())
    adopted = administrator.post(
        "/quy-trinh/tai-len/?dai_hoi=DH3",
        hidden(preview) | {"scope": "here", "reason": "Cần cho báo chí"},
    )

    assert (lost.status_code, there.status_code, form.status_code) == (302, 302, 200)
    assert 'value="KHTB"' in form.content.decode()
    assert (adopted["Location"], "KHTB" in kinds(cast.congress)) == ("/quy-trinh/KHTB/?dai_hoi=DH3", True)
    assert administrator.get("/quy-trinh/KHTB/tep.toml?dai_hoi=DH3").content.decode() == plan_text()
    for page in ("", "so-do/", "co-quan/", "chuyen/", "tai-len/"):
        assert administrator.get(f"/quy-trinh/KHTB/{page}?dai_hoi=DH3").status_code == 200


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("BCCT", "x = 1", "Mã BCCT đã có loại hồ sơ dùng."),
        ("KẾHOẠCH", "x = 1", "Mã gồm 2 đến 12 chữ in hoa không dấu"),
        ("KHTB", "title = ", "không đúng cú pháp TOML"),
        ("KHTB", b"#" * 1_000_000, "Tệp quy trình quá lớn: tối đa 400 kB."),
        ("KHTB", b"\xff\xfe", "không phải văn bản mã UTF-8"),
        ("KHTB", 'extends = "KHTB"', "Không có tệp quy trình “KHTB.toml”."),
    ],
)
def test_an_upload_that_cannot_be_a_kind_says_why(administrator, code, text, said):
    answer = upload(administrator, code, text)

    assert (answer.status_code, said in text_of(answer)) == (422, True)


def test_a_child_is_read_against_its_parent_as_adopted(administrator):
    made(administrator)
    child = 'extends = "KHTCDH"\ntitle = "Kế hoạch truyền thông"\n'
    alike = upload(administrator, "KHTT", child)
    child += '[kind]\ntitle = "Kế hoạch truyền thông"\n'
    preview = upload(administrator, "KHTT", child)

    assert "Đã có loại hồ sơ tên “Kế hoạch tổ chức Đại hội” (mã KHTCDH)." in text_of(alike)
    assert "KHTT" in text_of(preview)
    assert kind_of(store.parse_text("KHTT", child, Edition.objects.get().scope)).decider == "executive"


def test_a_kind_is_hidden_while_packages_run_and_shown_again(administrator, cast, make_package):
    make_package("BCTC", "drafting")
    page = administrator.get(ROLES)
    hides = administrator.post(ROLES, {}, follow=True)
    gone = "BCTC" in kinds(cast.congress)
    running = Visitor(cast.btc).get("/ho-so/DH3-BCTC/").status_code
    chosen = dict(page.context["form"].initial) | {"has": "on"}
    administrator.post(ROLES, chosen)

    assert "Đã ẩn loại hồ sơ này: không giao hồ sơ mới. 1 hồ sơ đang làm vẫn tiếp tục" in text_of(hides)
    assert "Đại hội này đang ẩn loại hồ sơ này" in text_of(hides)
    assert (gone, running, "BCTC" in kinds(cast.congress)) == (False, 200, True)


def test_a_role_given_to_nobody_is_told_with_what_it_stops(administrator):
    bound = dict(administrator.get(ROLES).context["form"].initial) | {"has": "on", "inspector": []}
    refused = administrator.post(ROLES, bound)

    assert refused.status_code == 422
    assert (
        "Vai trò này chưa có cơ quan: không giao được hồ sơ mới, vì không ai xử lý ở bước "
        "“Chờ Ban Kiểm tra thẩm tra”."
    ) in text_of(refused)


def test_a_kind_whose_roles_nobody_here_fills_says_so(administrator, cast):
    preview = upload(administrator, "KHTB", plan_text().replace("TBVK", "KHONGCO"))
    administrator.post(
        "/quy-trinh/tai-len/?dai_hoi=DH3",
        hidden(preview) | {"scope": "here", "reason": "Cần cho báo chí"},
    )
    page = text_of(administrator.get("/quy-trinh/KHTB/?dai_hoi=DH3"))

    assert "KHTB" not in kinds(cast.congress)
    assert "Đại hội này đang ẩn loại hồ sơ này" in page


def test_nobody_else_opens_these_pages(cast):
    for page in (NEW, ROLES, "/quy-trinh/tai-len/", "/quy-trinh/BCTC/tep.toml"):
        assert Visitor(cast.btc).get(page).status_code == 403
