"""Changes behind the triggers beside one signed package: in tasks, parts and copies; `doctor` names each."""

from __future__ import annotations

import io

from django.apps import apps
from django.db.models import ManyToOneRel

from documents.models import Blob, BlobText, Package, PartPlan, Signature
from documents.packages.services.paper_words import text_of
from documents.signing.services.copies import hand_out, take_back
from documents.texts.files import PAPERS
from tests.documents.examined import faults, tamper
from tests.documents.stored import path_of
from tests.documents.tasks.told import drawn_up, given
from workflows import clock
from workflows.models import Duty, Ledgered, Notice, Step
from workflows.services import enter_duties


def test_a_signature_beside_the_steps_is_named_though_the_procedure_was_changed_too(make_package, cast):
    package, other = make_package("BCTC", "signing"), make_package("DANS", "assigned")
    forged = Signature.objects.create(
        version=package.current,
        body=package.lead,
        signer=cast.chutich,
        fingerprint=package.fingerprint(),
        at=clock.now(),
    )
    alone = faults()

    Package.objects.filter(pk=package.pk).update(procedure=other.procedure)
    swapped = faults()
    Package.objects.filter(pk=package.pk).update(procedure=package.procedure)
    tamper("UPDATE workflows_procedureversion SET canonical = '{}' WHERE id = %s", package.procedure_id)
    spoilt = faults()

    signature = f"DH3-BCTC: lần ký duyệt số {forged.pk} không do bước nào trong nhật ký ghi"
    assert alone == [signature]
    assert {signature, "DH3-BCTC: đang theo một quy trình khác với nhật ký"} <= set(swapped)
    assert {signature, "Quy trình BCTC 1: nội dung không khớp mã kiểm tra."} <= set(spoilt)
    assert "DH3-BCTC: bước 1: quy trình đã bị sửa" in spoilt


def test_a_task_whose_procedure_cannot_be_run_is_examined_all_the_same(cast):
    task = given(cast)
    tamper("UPDATE workflows_procedureversion SET canonical = '{}' WHERE id = %s", task.procedure_id)
    tamper("UPDATE documents_taskstep SET request_digest = 'x'")

    assert f"{task.code}: bước 1: nội dung đã bị sửa" in faults()


def test_a_copy_that_did_not_come_back_is_found(make_package, cast):
    package = make_package("DANS", "drafting")
    hand_out(package, [cast.tbns2], by=cast.tbns)
    take_back(package, 1, by=cast.tbns, remark="Đủ trang")
    assert faults() == []

    tamper("UPDATE documents_papercopy SET returned = '2022-03-01 08:00:00'")
    assert faults() == ["bản in có số: “DH3-DANS – 1 – 1” khác với sổ ghi."]

    tamper("DELETE FROM documents_papercopy")
    assert faults() == ["bản in có số số 1: có trong sổ ghi nhưng đã bị xóa."]


def test_the_author_of_a_plan_is_found_changed(cast):
    drawn_up(cast)
    tamper("UPDATE documents_planversion SET author_id = %s", cast.nguoila.pk)

    assert [line for line in faults() if line.startswith("bản kế hoạch: ")] != []


def test_who_writes_a_part_and_what_he_sent_is_found_changed(make_package, cast):
    package = make_package("DANS", "drafting")
    code = package.kind.parts[0].code
    PartPlan.objects.create(package=package, code=code, owner=cast.bodies.TBNS, by=cast.tbns)
    assert faults() == []

    tamper("UPDATE documents_partplan SET due = '2030-01-01'")
    assert faults() == [f"phân công thành phần hồ sơ: “DH3-DANS: {code}” khác với sổ ghi."]

    tamper("DELETE FROM documents_partplan")
    assert [line for line in faults() if "phân công thành phần hồ sơ số " in line] != []


def test_the_name_of_who_has_only_a_task_is_found_changed(cast):
    given(cast)
    tamper("UPDATE congress_person SET full_name = 'Khác' WHERE id = %s", cast.btc.pk)

    assert [line for line in faults() if "họ tên nay là “Ông Khác”" in line] != []


def test_a_file_changed_together_with_its_digest_is_found(make_package):
    package = make_package("DANS", "drafting")
    blob = package.current.parts.first().blob
    other = PAPERS.keep(io.BytesIO(b"%PDF-1.4 khac"))
    path_of(other.name).replace(path_of(blob.name))
    tamper(
        "UPDATE documents_blob SET sha256 = %s, size = %s WHERE id = %s", other.sha256, other.size, blob.pk
    )

    assert f"tệp đã lưu: “{blob.name}” khác với sổ ghi." in faults("--files")


def test_whatever_holds_a_file_is_in_a_chain():
    told = {
        table._meta.get_field(name).related_model
        for table in apps.get_models()
        for name in getattr(table, "told_with", ())
    }
    brought = {
        field.related_model
        for steps in apps.get_models()
        if issubclass(steps, Step)
        for field in steps._meta.concrete_fields
        if field.is_relation
    }
    holders = {
        relation.related_model
        for relation in Blob._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel)
    }

    assert issubclass(Blob, Ledgered)
    # What was read of a file is a cache, proved by reading it again.
    assert {one for one in holders if not issubclass(one, Ledgered) and one not in told | brought} == {
        BlobText
    }


def test_a_duty_of_today_opened_at_another_moment_or_taken_out_is_found(make_package):
    package = make_package("BCTC", "verification")
    done = Duty.objects.filter(item_id=package.pk, right="submit").exclude(closed=None).last()
    opened = Notice.objects.get(created=done.opened, right=done.right, stage=done.stage)
    words = f"DH3-BCTC: việc chờ {package.lead} trình mở theo bước {opened.sequence} không còn như lúc mở."
    assert faults() == []

    tamper("UPDATE workflows_duty SET opened = '2022-01-05 01:00:00' WHERE id = %s", done.pk)
    assert faults() == [words]

    tamper("DELETE FROM workflows_duty WHERE id = %s", done.pk)
    assert faults() == [words]


def test_a_duty_of_today_whose_notice_was_changed_too_is_found(make_package):
    make_package("BCTC", "verification")
    duty = Duty.objects.get(closed=None)
    tamper("UPDATE workflows_duty SET opened = '2022-01-05 01:00:00' WHERE id = %s", duty.pk)
    tamper("UPDATE workflows_notice SET created = '2022-01-05 01:00:00' WHERE created = %s", duty.opened)

    assert [line for line in faults() if line.endswith("không còn như lúc mở.")] != []


def test_a_duty_that_no_step_opened_is_found(make_package):
    make_package("BCTC", "verification")
    duty = Duty.objects.get(closed=None)
    duty.pk, duty.right = None, "sign"
    duty.save()

    assert [line for line in faults() if line.endswith("không do bước nào mở.")] != []


def test_an_open_duty_of_yesterday_is_in_the_book(make_package):
    make_package("BCTC", "verification")
    enter_duties()
    duty = Duty.objects.get(closed=None)
    tamper("UPDATE workflows_duty SET opened = '2022-01-05 01:00:00' WHERE id = %s", duty.pk)
    tamper("UPDATE workflows_notice SET created = '2022-01-05 01:00:00' WHERE created = %s", duty.opened)

    words = "DH3-BCTC: việc đang chờ của Ban Kiểm tra thẩm tra khác với sổ ghi và nhật ký."
    assert words in faults()


def test_a_round_counted_otherwise_is_found(make_package):
    make_package("BCTC", "verification")
    tamper("UPDATE documents_package SET round = 3")

    assert faults() == ["DH3-BCTC: thông tin của hồ sơ khác với lúc ghi"]


def test_a_remark_on_a_file_that_was_taken_away_is_found(make_package):
    package = make_package("BCTC", "verification")
    text_of(package.current.parts.first())
    assert faults("--files") == []

    tamper("UPDATE documents_blobtext SET warnings = %s", '["Tệp sạch."]')
    assert [line for line in faults("--files") if "nội dung đang hiện" in line] != []
