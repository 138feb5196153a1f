"""Each change behind the triggers, by one who has the password of the database, is named by `doctor`."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection

from congress import roles
from congress.models import Person, Unit
from documents.opinions.services import comment
from documents.packages.services.paper_words import text_of
from documents.packages.services.viewings import note_viewing
from tests.cast import perform
from tests.documents.examined import faults, tamper
from workflows.procedures import store
from workflows.services import enter_duties

SIGN = 12
EDITS = Permission.objects.filter(codename="add_edition")
DECISION = "quyết định về hồ sơ khác với lúc ghi"
DRAFT = "dự thảo khác với lúc ghi"
FACTS = "DH3-BCTC: thông tin của hồ sơ khác với lúc ghi"


@pytest.fixture
def signed(make_package, cast):
    """BCTC to its signature; a member of the inspecting body said something of its draft."""
    package = make_package("BCTC", "signing")
    comment(package.current, by=cast.bkt, text="Bổ sung số dư quỹ")
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    for part in package.current.parts.all():
        text_of(part)
    note_viewing(package.current, by=cast.bkt)
    Unit.objects.create(association=package.congress.association, code="CH", name="Chi hội Đông")
    assert faults("--files") == []
    return package


def sql(text, *names):
    """One change; `names` are persons of the cast that fill its places."""
    return lambda _package, cast: tamper(text, *(getattr(cast, name).pk for name in names))


def sealed(package, column, change):
    digest = getattr(package.steps.get(sequence=SIGN), column)
    tamper(f"{change} WHERE digest = %s", digest)


def new_procedure(package, _cast):
    """The text and its digest together, so that they agree."""
    version = package.procedure
    text = version.canonical.replace("Ký duyệt", "Ký thay")
    tamper(
        "UPDATE workflows_procedureversion SET canonical = %s, digest = %s WHERE id = %s",
        text,
        store.definition_digest(text),
        version.pk,
    )


def false_seat(_package, cast):
    """A seat that nobody gave, with the grants that the night would settle."""
    tamper(
        "INSERT INTO congress_membership"
        " (person_id, body_id, role, title, phone, start, ground, scope, end_ground, sign_form, rule)"
        " VALUES (%s, %s, 'member', '', '', '2016-01-01', '', '[]', '', '', '')",
        cast.nguoila.pk,
        cast.bodies.VP.pk,
    )
    roles.sync(cast.nguoila, cast.bodies.VP)


def false_reader(package, cast):
    tamper(
        "INSERT INTO documents_readinggrant (package_id, person_id, until, reason, by_id, at)"
        " VALUES (%s, %s, '2030-01-01', 'x', %s, '2022-03-18T08:00:00+07:00')",
        package.pk,
        cast.nguoila.pk,
        cast.tbtc.pk,
    )


def foreign_body(package, cast):
    tamper(
        "INSERT INTO documents_packagebody (package_id, role, body_id) VALUES (%s, 'legal', %s)",
        package.pk,
        cast.bodies.TTTD.pk,
    )


def idle_trigger(_package, _cast):
    """A trigger of the right name that lets everything pass."""
    name, on = "documents_packagestep_no_update", "BEFORE UPDATE ON documents_packagestep"
    if connection.vendor == "sqlite":
        rows = [f"DROP TRIGGER {name}", f"CREATE TRIGGER {name} {on} BEGIN SELECT 1; END"]
    else:
        rows = [
            "CREATE FUNCTION idle() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$ LANGUAGE plpgsql",
            f"CREATE OR REPLACE TRIGGER {name} {on} FOR EACH STATEMENT EXECUTE FUNCTION idle()",
        ]
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(row)


def false_account(_package, _cast):
    """One that opens the administration, beside the way on which accounts are made."""
    Person.objects.bulk_create([Person(username="kemaodanh", full_name="Kẻ", honorific="Ông", is_staff=True)])


def no_trigger(_package, _cast):
    on = " ON documents_verdict" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER documents_verdict_no_delete{on}")


def no_index(_package, _cast):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX duty_of_body_once")


# What is changed: how, and what the line that names it says.
TAMPERINGS = {
    "count": (
        sql("UPDATE congress_decision SET votes_for = votes_for - 1, votes_against = votes_against + 1"),
        DECISION,
    ),
    "minutes": (
        sql("UPDATE congress_decision SET minutes_ref = 'x'"),
        DECISION,
    ),
    "day of the meeting": (
        sql("UPDATE congress_decision SET met_on = '2022-03-17'"),
        DECISION,
    ),
    "who recorded a vote": (
        sql("UPDATE congress_decision SET recorded_by_id = %s", "nguoila"),
        DECISION,
    ),
    "verdict": (
        sql("UPDATE documents_verdict SET passed = NOT passed"),
        "kết luận thẩm định khác với lúc ghi",
    ),
    "signature": (
        sql("UPDATE documents_signature SET at = '2022-03-17 01:00:00'"),
        "lần ký duyệt khác với lúc ghi",
    ),
    "author of a draft": (
        sql("UPDATE documents_version SET author_id = %s", "nguoila"),
        DRAFT,
    ),
    "name of a file": (sql("UPDATE documents_versionpart SET name = 'x.docx'"), DRAFT),
    "words of a note": (
        lambda package, _cast: sealed(package, "names_digest", "UPDATE workflows_sealedtext SET text = '{}'"),
        f"DH3-BCTC: bước {SIGN}: họ tên đã bị sửa",
    ),
    "words gone": (
        lambda package, _cast: sealed(package, "names_digest", "DELETE FROM workflows_sealedtext"),
        f"DH3-BCTC: bước {SIGN}: họ tên đã bị xóa",
    ),
    "name of an account": (
        sql("UPDATE congress_person SET full_name = 'Kẻ Mạo Danh' WHERE id = %s", "chutich"),
        "Tài khoản chutich: họ tên nay là “Ông Kẻ Mạo Danh”, trong nhật ký là “Ông Người chutich”.",
    ),
    "actor of a step": (
        sql("UPDATE documents_packagestep SET actor_id = %s WHERE sequence = 2", "tbtc2"),
        "nội dung đã bị sửa",
    ),
    "name of one who never acted": (
        sql("UPDATE congress_person SET full_name = 'Kẻ Mạo Danh' WHERE id = %s", "bch06"),
        "(Ông Kẻ Mạo Danh): họ tên, cấp bậc hoặc hiệu lực khác với sổ ghi.",
    ),
    "an administrator that nobody made": (
        sql("UPDATE congress_person SET is_superuser = TRUE WHERE id = %s", "nguoila"),
        "(Ông Người nguoila): quyền quản trị hệ thống khác với sổ ghi.",
    ),
    "an editor of procedures that nobody made": (
        sql("UPDATE congress_person SET edits_procedures = TRUE WHERE id = %s", "tbtc"),
        "(Ông Người tbtc): quyền quản trị hệ thống khác với sổ ghi.",
    ),
    "a permission beside the seats": (
        lambda _package, cast: cast.tbtc.user_permissions.add(EDITS.get()),
        "Ông Người tbtc có quyền “add_edition” không do nhiệm vụ nào và không ghi trong sổ.",
    ),
    "a group of permissions": (
        lambda _package, cast: Group.objects.create(name="kỹ thuật").user_set.add(cast.tbtc),
        "Ông Người tbtc ở trong nhóm quyền “kỹ thuật” không ghi trong sổ.",
    ),
    "an account that nobody made": (false_account, "Tài khoản kemaodanh (Ông Kẻ): không có trong sổ ghi."),
    "name of a unit": (
        sql("UPDATE congress_unit SET name = 'Chi hội khác'"),
        "đơn vị: “Chi hội khác” khác với sổ ghi.",
    ),
    "opening day of the congress": (
        sql("UPDATE congress_congress SET opening = '2030-01-01'"),
        "đại hội: “Đại hội III” khác với sổ ghi.",
    ),
    "a lock gone": (no_trigger, "Thiếu khóa bảo vệ nhật ký documents_verdict_no_delete"),
    "a rule of a table gone": (
        no_index,
        "Bảng workflows_duty: thiếu ràng buộc duty_of_body_once trong cơ sở dữ liệu.",
    ),
    "who read": (sql("UPDATE documents_viewing SET person_id = %s", "nguoila"), "lượt xem: “"),
    "who read, gone": (sql("DELETE FROM documents_viewing"), "có trong sổ ghi nhưng đã bị xóa."),
    "a duty that was done": (
        sql("UPDATE workflows_duty SET closed = '2022-03-01 01:00:00' WHERE closed IS NOT NULL"),
        "khác với sổ ghi và nhật ký.",
    ),
    "begin of a seat": (
        sql("UPDATE congress_membership SET start = '2016-01-01' WHERE person_id = %s", "tbtc2"),
        "nhiệm vụ trong cơ quan: “Ông Người tbtc2, Thư ký Tiểu ban Tài chính” khác với sổ ghi.",
    ),
    "a seat that nobody gave": (false_seat, "không có trong sổ ghi."),
    "rule of a body": (
        sql("UPDATE congress_body SET majority_num = 1, majority_den = 9 WHERE code = 'BCH'"),
        "cơ quan, bộ phận: “Ban Chấp hành khóa II” khác với sổ ghi.",
    ),
    "a grant": (
        sql("DELETE FROM congress_bodygrant WHERE user_id = %s", "chutich"),
        "Thiếu quyền “ký duyệt” của Ông Người chutich tại Chủ tịch Hội.",
    ),
    "a reader that nobody let in": (false_reader, "người được đọc: “DH3-BCTC:"),
    "a foreign body": (foreign_body, FACTS),
    "not confidential": (
        sql("UPDATE documents_package SET confidential = NOT confidential"),
        FACTS,
    ),
    "last day": (
        sql("UPDATE documents_package SET due = '2023-01-01'"),
        FACTS,
    ),
    "an opinion": (sql("UPDATE documents_comment SET text = 'Đồng ý'"), "ý kiến góp ý: “"),
    "an opinion gone": (sql("DELETE FROM documents_comment"), "có trong sổ ghi nhưng đã bị xóa."),
    "procedure with its digest": (new_procedure, "DH3-BCTC: bước 1: nội dung đã bị sửa"),
    "a trigger that does nothing": (
        idle_trigger,
        "Thiếu khóa bảo vệ nhật ký documents_packagestep_no_update",
    ),
    "a line of the book": (
        sql("UPDATE workflows_ledgerline SET says = '{}' WHERE sequence = 3"),
        "Sổ ghi, dòng 3: đã bị sửa hoặc đứt chuỗi.",
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_it_is_found(signed, cast, what):
    change, line = TAMPERINGS[what]

    change(signed, cast)

    assert any(line in fault for fault in faults())


def test_a_duty_put_off_is_found(make_package):
    make_package("BCTC", "verification")
    tamper("UPDATE workflows_duty SET due = '2030-01-01' WHERE closed IS NULL")

    assert faults() == ["DH3-BCTC: việc chờ Ban Kiểm tra thẩm tra có thời hạn khác với kế hoạch"]


def test_a_next_day_put_off_on_the_package_is_found(make_package):
    make_package("BCTC", "verification")
    tamper("UPDATE documents_package SET next_due = '2030-01-01'")

    assert faults() == ["DH3-BCTC: ngày phải xong tiếp theo ghi trên hồ sơ khác với các việc đang chờ"]


def test_what_everybody_reads_is_read_again(signed):
    tamper("UPDATE documents_blobtext SET text = 'Thu 9 tỷ đồng'")

    assert [line for line in faults("--files") if "nội dung đang hiện" in line] != []


def test_a_duty_that_was_done_is_in_the_book_after_the_night(signed):
    enter_duties()
    assert faults() == []

    tamper("UPDATE workflows_duty SET due = '2022-01-03' WHERE closed IS NOT NULL AND stage = 'signing'")
    assert faults() == ["DH3-BCTC: việc đã kết thúc của Chủ tịch Hội ký duyệt khác với sổ ghi và nhật ký."]

    tamper("DELETE FROM workflows_duty WHERE closed IS NOT NULL AND stage = 'signing'")
    assert [line for line in faults() if line.startswith("việc của một hồ sơ, số ")] != []
