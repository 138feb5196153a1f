"""Rows that nobody of the product wrote: `doctor` names each, right in form and with the locks back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from congress.models import Decision
from documents.models import (
    Comment,
    Confirmation,
    Package,
    PackageDay,
    PackageDecision,
    Signature,
    Verdict,
    VersionPart,
    Withdrawal,
)
from documents.opinions.services import comment
from tests.cast import perform, replan
from tests.documents.examined import faults, tamper
from workflows import clock
from workflows.models import Duty, SealedText

MONDAY = date(2022, 3, 21)

TOO_LATE = (
    "DH3-BCTC: ngày cuối còn theo kịp kế hoạch ghi trên hồ sơ khác với kế hoạch; cần chạy manage.py daily"
)


@pytest.fixture
def signed(make_package, cast):
    package = make_package("BCTC", "signing")
    comment(package.current, by=cast.bkt, text="Bổ sung số dư quỹ")
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    assert faults() == []
    return package


def vote(package, cast, **more):
    """A count as good as a true one, and what binds it to the draft."""
    known = package.current.decisions.get(role="board").decision
    facts = {
        field.attname: getattr(known, field.attname)
        for field in Decision._meta.concrete_fields
        if field.name != "id"
    }
    made = Decision.objects.create(**facts | {"body_id": cast.bodies.TT.pk} | more)
    PackageDecision.objects.create(version=package.current, role="standing", decision=made)


def corrected(package, cast):
    known = package.current.decisions.get(role="board").decision
    vote(package, cast, body_id=known.body_id, supersedes_id=known.pk, reason="x")


def taken_back(package, cast):
    known = Verdict.objects.get()
    Verdict.objects.create(
        version=known.version, role=known.role, body=known.body, passed=True, at=clock.now(), takes_back=known
    )


def signature(package, cast):
    Signature.objects.create(
        version=package.current,
        body=cast.bodies.CT,
        signer=cast.nguoila,
        fingerprint=package.fingerprint(),
        at=clock.now(),
    )


def confirmation(package, cast):
    Confirmation.objects.create(
        version=package.current,
        decision=package.current.decisions.first(),
        body=cast.bodies.TT,
        by=cast.nguoila,
        at=clock.now(),
    )


def withdrawal(package, cast):
    Withdrawal.objects.create(version=package.current, reason="x", by=cast.nguoila, at=clock.now())


@pytest.mark.parametrize(
    ("forge", "what"),
    [
        (vote, "quyết định về hồ sơ số"),
        (corrected, "quyết định về hồ sơ số"),
        (taken_back, "kết luận thẩm định số"),
        (signature, "lần ký duyệt số"),
        (confirmation, "xác nhận bản hoàn thiện số"),
        (withdrawal, "dự thảo lần 2"),
    ],
)
def test_a_judgement_that_no_step_brought_is_named(signed, cast, forge, what):
    forge(signed, cast)

    assert any(what in line and "không do bước nào" in line for line in faults())


def test_a_count_of_no_package_is_named(signed, cast):
    vote(signed, cast)
    loose = Decision.objects.order_by("pk").last()
    tamper("DELETE FROM documents_packagedecision WHERE decision_id = %s", loose.pk)

    assert faults() == [f"Kết quả biểu quyết số {loose.pk} không thuộc hồ sơ nào."]


def test_a_body_let_in_before_its_part_is_named(make_package, cast):
    package = make_package("DANS", "drafting")
    package.bound.filter(role="board").update(joined=clock.now())

    assert faults() == ["DH3-DANS: Ban Chấp hành khóa II tham gia trước khi hồ sơ đến bước của mình"]


def test_a_plan_moved_with_its_duty_is_named(make_package, cast):
    package = make_package("BCTC", "verification")
    replan(package, cast.btc, verification=MONDAY)
    sound, last = faults(), package.steps.count()

    tamper("UPDATE documents_packageday SET day = '2022-12-30' WHERE stage = 'verification'")
    Duty.objects.filter(closed=None).update(due="2022-12-30")

    changed = [f"DH3-BCTC: bước {number}: kế hoạch khác với lúc ghi" for number in (1, last)]
    changed.append("DH3-BCTC: ngày phải xong tiếp theo ghi trên hồ sơ khác với các việc đang chờ")
    changed.append(TOO_LATE)
    assert (sound, faults()) == ([], changed)


def test_a_planned_day_put_in_behind_is_named(make_package):
    package = make_package("BCTC", "verification")
    PackageDay.objects.create(item=package, step=package.steps.last(), stage="signing", day=MONDAY)

    assert faults() == ["DH3-BCTC: mốc “signing 21/03/2022” không do bước nào trong nhật ký ghi", TOO_LATE]


def test_a_package_put_under_another_procedure_is_named(make_package):
    other, package = make_package("BCCT", "drafting"), make_package("BCTC", "drafting")
    Package.objects.filter(pk=package.pk).update(procedure=other.procedure)

    assert "DH3-BCTC: đang theo một quy trình khác với nhật ký" in faults()


@pytest.mark.parametrize(
    ("model", "column", "line"),
    [
        (Comment, "text", "ý kiến góp ý: “"),
        (Decision, "minutes_ref", "quyết định về hồ sơ khác với lúc ghi"),
        (VersionPart, "name", "dự thảo khác với lúc ghi"),
        (Package, "title", "thông tin của hồ sơ khác với lúc ghi"),
    ],
)
def test_words_emptied_by_hand_are_missed(signed, model, column, line):
    row = model.objects.order_by("pk").last()
    assert SealedText.objects.filter(text=getattr(row, column)).delete()[0] > 0
    tamper(f"UPDATE {model._meta.db_table} SET {column} = '' WHERE id = %s", row.pk)  # noqa: S608 - our own

    assert any(line in fault for fault in faults())


def test_a_key_added_to_a_table_in_a_column_is_named(signed):
    basis = '{"x": "y"}'
    tamper("UPDATE documents_packagedecision SET basis = %s", basis)

    assert any("quyết định về hồ sơ khác với lúc ghi" in line for line in faults())


def test_a_lock_under_a_condition_is_no_lock(signed):
    name, table = "documents_verdict_no_update", "documents_verdict"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(
                f'CREATE TRIGGER {name} BEFORE UPDATE ON "{table}" WHEN 0\n'
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
            )
        else:
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH STATEMENT"
                " WHEN (false) EXECUTE FUNCTION workflows_append_only()"
            )

    assert faults() == [f"Thiếu khóa bảo vệ nhật ký {name} trong cơ sở dữ liệu."]


def test_a_strange_trigger_is_named(signed):
    table = "documents_package"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE TRIGGER open_all AFTER UPDATE ON {table} BEGIN SELECT 1; END")
        else:
            cursor.execute(f"CREATE RULE open_all AS ON DELETE TO {table} DO INSTEAD NOTHING")

    assert faults() == ["Cơ sở dữ liệu có thủ tục lạ open_all, không do chương trình này tạo."]
