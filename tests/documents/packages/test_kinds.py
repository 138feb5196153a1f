"""Every kind of the report is one file: each goes its own way, and one more needs no code."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Body, Congress, Person
from congress.settingup.queries import bodies_of, proposed_bindings
from congress.settingup.services.binding import bind_kind
from documents.assigning.services import assign_package
from documents.coordinating.queries import sources_mark
from documents.coordinating.services import choose_sources
from documents.models import Package
from documents.packages.queries.visible import kinds
from tests.cast import count, draft, perform
from tests.demo_world import at
from workflows import engine
from workflows.errors import Forbidden, NotNow, Unmet
from workflows.procedures import store
from workflows.registry import registry

pytestmark = pytest.mark.usefixtures("world")

NINE = ["BCCT", "DL", "DANS", "BCKD", "BCKT", "BCTC", "HSNS", "NQ", "HSBNV"]


def person(name):
    return Person.objects.get(username=name)


def body(code):
    return Body.objects.get(code=code)


def given(kind, lead):
    """A package of a kind, assigned and taken up, with a first whole draft."""
    congress = Congress.objects.get(code="DH3")
    package = assign_package(congress, kind, by=person("btc"), due=date(2022, 3, 30), due_exclusive=True)
    perform(package, "accept", person(lead))
    perform(package, "revise", person(lead), version=draft(package))
    return package


def secretary_of(code):
    return Person.objects.filter(memberships__body__code=code, memberships__role="secretary").first()


def test_the_nine_packages_of_the_report_are_kinds():
    codes = list(kinds())

    assert [code for code in codes if code in NINE] == sorted(NINE, key=codes.index)
    assert set(NINE) < set(codes)


def test_every_kind_can_be_assigned_to_its_body():
    with at(18):
        found = {
            code: assign_package(
                Congress.objects.get(code="DH3"), code, by=person("btc"), due=date(2022, 6, 30)
            )
            for code in store.shipped_codes()
        }

    assert {code: package.state for code, package in found.items()} == dict.fromkeys(found, "assigned")
    assert {code: package.lead.code for code, package in found.items()} == {
        code: kinds()[code].bodies["lead"][0] for code in found
    }


def test_the_inspectors_report_is_passed_by_themselves_and_only_commented_on():
    with at(18):
        package = given("BCKT", secretary_of("BKT").username)
        perform(package, "to_subcommittee", secretary_of("BKT"))
        perform(package, "decide_subcommittee", secretary_of("BKT"), decision=count(body("BKT")))
        perform(package, "decide_standing", person("thuongtruc"), note="Thống nhất với báo cáo.", reason=True)
        perform(package, "decide_board", person("vanphong"), note="Ban Chấp hành đã cho ý kiến.", reason=True)
        label = package.stage_label
        with pytest.raises(Forbidden):
            perform(package, "sign", person("chutich"), signature=package.fingerprint())
        perform(package, "sign", person("bkt"), signature=package.fingerprint())

    assert label == "Đã cho ý kiến, chờ Trưởng Ban Kiểm tra ký duyệt"
    assert package.state == "signed"


def test_nobody_sends_the_inspectors_report_back():
    with at(18):
        package = given("BCKT", secretary_of("BKT").username)
        perform(package, "to_subcommittee", secretary_of("BKT"))
        perform(package, "decide_subcommittee", secretary_of("BKT"), decision=count(body("BKT")))
        shown = engine.available(package, person("thuongtruc"))
        offers = {offer.action: offer.permitted for offer in shown if not offer.aside}

    assert offers == {"decide_standing": True, "revise": False, "send_back": False}


def test_the_charter_needs_the_legal_section_on_this_very_draft():
    with at(18):
        package = given("DL", "tbvk2")
        perform(package, "consult", person("tbvk2"))
        for name in ("vanphong", "btc"):
            perform(package, "comment", person(name), verdict="pass")
        head = Person.objects.get(memberships__body__code="TTTD", memberships__role="head")
        perform(package, "comment", head, verdict="pass")
        perform(package, "close_consultation", person("tbvk2"))
        perform(package, "to_subcommittee", person("tbvk2"))
        perform(package, "decide_subcommittee", person("tbvk2"), decision=count(body("TBVK")))
        with pytest.raises(Unmet) as refused:
            perform(package, "to_standing", person("tbvk2"))
        lawyer = Person.objects.get(memberships__body__code="PCH", memberships__role="head")
        perform(package, "appraise", lawyer, verdict="pass")
        perform(package, "to_standing", person("tbvk2"))

    assert refused.value.reasons == ["Chưa có biên bản thẩm tra của Bộ phận pháp chế cho dự thảo lần 1."]
    assert package.state == "standing"


def test_a_dossier_is_certified_by_the_executive_and_signed_by_the_head_of_personnel():
    with at(18):
        secretary = secretary_of("TBNS")
        package = given("HSNS", secretary.username)
        perform(package, "to_subcommittee", secretary)
        perform(package, "decide_subcommittee", secretary, decision=count(body("TBNS")))
        perform(package, "decide_standing", person("thuongtruc"), decision=count(body("TT")))
        perform(package, "decide_executive", person("vanphong"), decision=count(body("BTV")))
        perform(package, "sign", person("tbns"), signature=package.fingerprint())

    assert package.state == "signed"


def resolution_before_the_board():
    package = given("NQ", "tbvk2")
    perform(package, "to_subcommittee", person("tbvk2"))
    perform(package, "decide_subcommittee", person("tbvk2"), decision=count(body("TBVK")))
    perform(package, "decide_standing", person("thuongtruc"), decision=count(body("TT")))
    perform(package, "decide_executive", person("vanphong"), decision=count(body("BTV")))
    return package


def pass_report(code):
    """The political report through Thường trực, Ban Thường vụ and Ban Chấp hành."""
    package = Package.objects.get(code=code)
    perform(package, "decide_standing", person("thuongtruc"), decision=count(body("TT")))
    perform(package, "decide_executive", person("vanphong"), decision=count(body("BTV")))
    perform(package, "decide_board", person("vanphong"), decision=count(body("BCH")))
    return package


def test_the_resolution_is_voted_after_what_it_sums_up():
    with at(18):
        package = resolution_before_the_board()
        with pytest.raises(Unmet) as refused:
            perform(package, "decide_board", person("vanphong"), decision=count(body("BCH")))

    assert refused.value.reasons == [
        (
            "Phải biểu quyết sau các hồ sơ: Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị); "
            "Báo cáo kiểm điểm Ban Chấp hành; Báo cáo Kiểm tra; Báo cáo Tài chính; "
            "Đề án tổ chức, nhân sự Ban Chấp hành khóa mới; Báo cáo bổ sung, sửa đổi Điều lệ."
        )
    ]
    assert package.state == "board"


def test_the_resolution_is_stale_when_a_source_changes_and_is_voted_again():
    with at(18):
        Package.objects.exclude(code="DH3-BCCT").update(kind_code="OTHER")
        report = pass_report("DH3-BCCT")
        package = resolution_before_the_board()
        choose_sources(
            package, {"DH3-BCCT"}, by=person("btc"), reason="Chỉ chờ báo cáo.", seen=sources_mark(package)
        )
        perform(package, "decide_board", person("vanphong"), decision=count(body("BCH")))
        perform(report, "send_back", person("chutich"), note="Bổ sung số liệu.", **{"return": None})
        perform(report, "revise", person("tbvk2"), version=draft(report, "Bản mới"))
        with pytest.raises(Unmet) as refused:
            perform(package, "sign", person("chutich"), signature=package.fingerprint())
        perform(package, "decide_again", person("tbvk2"), note="Báo cáo chính trị đã thay đổi.", reason=True)

    assert refused.value.reasons == [
        "Đã thay đổi sau khi biểu quyết, cần biểu quyết lại: Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)."
    ]
    assert package.state == "board"


def test_one_dropped_in_file_is_a_new_kind(tmp_path, monkeypatch):
    (tmp_path / "TUYENTRUYEN.toml").write_text(
        """
extends = "standard"
title = "Đề cương tuyên truyền"
drop = ["consultation", "consult", "comment", "close_consultation", "resolving"]
[kind]
title = "Đề cương tuyên truyền Đại hội"
short = "Tuyên truyền"
parts = [{ code = "de-cuong", title = "Đề cương", required = true }]
[kind.bodies]
organiser = ["BTC"]
lead = ["TBTT"]
standing = ["TT"]
executive = ["BTV"]
board = ["BCH"]
signer = ["CT"]
""",
        encoding="utf-8",
    )
    monkeypatch.setattr(registry, "folders", [*registry.folders, tmp_path])

    with at(18):
        congress = Congress.objects.get(code="DH3")
        bound = proposed_bindings(["TUYENTRUYEN"], bodies_of(congress))["TUYENTRUYEN"]
        bind_kind(congress, "TUYENTRUYEN", bound, by=person("quantri"))
        package = assign_package(congress, "TUYENTRUYEN", by=person("btc"), due=date(2022, 3, 30))
        with pytest.raises(NotNow):
            perform(
                package,
                "to_subcommittee",
                Person.objects.get(memberships__body=package.lead, memberships__role="head"),
            )

    assert (package.code, package.state, package.lead.code) == ("DH3-TUYENTRUYEN", "assigned", "TBTT")
