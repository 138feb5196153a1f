"""Changes behind the triggers beside one signed package: in tasks, parts and copies; `doctor` names each."""

from __future__ import annotations

from documents.models import Package, PartPlan, Signature
from documents.signing.services.copies import hand_out, take_back
from tests.documents.examined import faults, tamper
from tests.documents.tasks.told import drawn_up, given
from workflows import clock


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
