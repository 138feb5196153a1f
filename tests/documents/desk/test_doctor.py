"""`manage.py doctor` is silent on a sound world and names each fault on one that was tampered with."""

from __future__ import annotations

import unicodedata

import pytest
from django.db import connection

from congress import roles
from congress.meetings.services import correct_decision
from congress.models import Decision, Membership
from documents.desk.doctor import visibility as readers
from documents.models import Package
from tests.documents.examined import doctor, faults, tamper
from workflows import triggers
from workflows.models import Duty, ProcedureVersion

TOO_LATE = "ngày cuối còn theo kịp kế hoạch ghi trên hồ sơ khác với kế hoạch; cần chạy manage.py daily"


@pytest.fixture
def signed(make_package):
    """BCCT from its assignment to its signature."""
    return make_package("BCCT", "signed")


@pytest.fixture
def drafted(make_package):
    """DANS, confidential, with its first draft."""
    return make_package("DANS", "drafting")


def test_a_sound_world_is_silent(signed, drafted):
    assert doctor("--files") == (0, ["Đã kiểm: 2 hồ sơ, 17 bước, 5 tệp – không có lỗi"])


def test_an_empty_world_is_sound(db, on_18_march):
    assert doctor() == (0, ["Đã kiểm: 0 hồ sơ, 0 bước, 0 tệp – không có lỗi"])


def test_a_state_written_by_hand_is_found(drafted):
    Package.objects.filter(pk=drafted.pk).update(state="signed")

    assert "DH3-DANS: trạng thái không khớp với nhật ký" in faults()


def test_an_edited_step_is_found(drafted):
    tamper("UPDATE documents_packagestep SET ground = 'telephone' WHERE sequence = 2")

    assert faults() == [
        "DH3-DANS: bước 2: nội dung đã bị sửa",
        "DH3-DANS: bước 2: người thực hiện không giữ quyền “soạn thảo” vào ngày đó",
    ]


def test_a_deleted_step_is_found(drafted):
    tamper("DELETE FROM documents_packagestep WHERE sequence = 2")

    assert faults() == [
        "DH3-DANS: bước 3: đứt số thứ tự",
        "DH3-DANS: bước 3: không nối với bước trước",
        "DH3-DANS: bước 3: đứt chuỗi mã kiểm tra",
        "DH3-DANS: trạng thái không khớp với nhật ký",
        "DH3-DANS: việc đã kết thúc của Tiểu ban Nhân sự soạn thảo khác với sổ ghi và nhật ký.",
        "Có 1 lời ghi không còn bước nào hoặc dòng sổ ghi nào dẫn đến; nhật ký đã bị cắt.",
    ]


def test_a_missing_trigger_is_found(drafted):
    triggers.drop_triggers(connection)

    found = faults()

    assert "Thiếu khóa bảo vệ nhật ký documents_packagestep_no_update trong cơ sở dữ liệu." in found
    assert len(found) == len(triggers.tables()) * len(triggers.VERBS[connection.vendor])


def test_a_closed_duty_is_found(drafted):
    Duty.objects.update(closed="2022-03-18T08:00:00+07:00")

    assert faults() == [
        "DH3-DANS: thiếu việc chờ Tiểu ban Nhân sự trình; cần chạy manage.py daily",
        "DH3-DANS: ngày phải xong tiếp theo ghi trên hồ sơ khác với các việc đang chờ",
        f"DH3-DANS: {TOO_LATE}",
        "DH3-DANS: chưa xong mà không còn ai đương nhiệm xử lý được",
        "DH3-DANS: việc đã kết thúc của Tiểu ban Nhân sự soạn thảo khác với sổ ghi và nhật ký.",
        "DH3-DANS: việc đã kết thúc của Tiểu ban Nhân sự trình khác với sổ ghi và nhật ký.",
    ]


def test_a_duty_left_open_is_found(signed):
    done = Duty.objects.filter(right="sign").get()
    Duty.objects.filter(pk=done.pk).update(closed=None)

    assert faults() == [
        "DH3-BCCT: thừa việc chờ Chủ tịch Hội ký duyệt",
        "DH3-BCCT: ngày phải xong tiếp theo ghi trên hồ sơ khác với các việc đang chờ",
        f"DH3-BCCT: {TOO_LATE}",
    ]


def test_a_duty_of_nothing_is_found(drafted):
    Duty.objects.update(item_id=999)

    line = "hồ sơ văn kiện có khóa 999: đã bị xóa, nhưng còn việc chờ xử lý ghi về nó."
    assert line in faults()


def test_a_package_that_nobody_in_office_can_move_is_found(cast, drafted):
    seats = Membership.objects.filter(body=cast.bodies.TBNS).exclude(role="member")
    for seat in seats:
        seat.end = seat.start
        seat.save()

    assert faults() == [
        "DH3-DANS: bước 2: người thực hiện không giữ quyền “soạn thảo” vào ngày đó",
        "DH3-DANS: bước 3: người thực hiện không giữ quyền “soạn thảo” vào ngày đó",
        "DH3-DANS: chưa xong mà không còn ai đương nhiệm xử lý được",
    ]


def test_an_extra_grant_is_found(cast, drafted):
    roles.grant(cast.nguoila, "sign", cast.bodies.CT)

    assert faults() == [
        "Thừa quyền “ký duyệt” của Ông Người nguoila tại Chủ tịch Hội: không còn nhiệm vụ nào kèm quyền này."
    ]


def test_a_taken_grant_is_found(cast, drafted):
    roles.revoke(cast.chutich, "sign", cast.bodies.CT)

    assert faults() == ["Thiếu quyền “ký duyệt” của Ông Người chutich tại Chủ tịch Hội."]


def test_a_count_changed_after_the_vote_is_found(cast, signed):
    tamper("UPDATE congress_decision SET votes_for = 10 WHERE body_id = %s", cast.bodies.BCH.pk)

    assert faults() == [
        "DH3-BCCT: bước 13: quyết định về hồ sơ khác với lúc ghi",
        "DH3-BCCT: bước 13: hồ sơ chuyển đi không theo kết quả kiểm phiếu",
        "DH3-BCCT: bước 14: ký duyệt khi chưa có biểu quyết thông qua chính dự thảo đó",
    ]


def test_a_decision_moved_to_another_text_is_found(cast, signed):
    tamper("UPDATE congress_decision SET subject = %s WHERE body_id = %s", "0" * 64, cast.bodies.BCH.pk)

    assert faults() == [
        "DH3-BCCT: bước 13: quyết định về hồ sơ khác với lúc ghi",
        "DH3-BCCT: bước 13: kết quả biểu quyết thuộc về nội dung khác",
        "DH3-BCCT: bước 14: ký duyệt khi chưa có biểu quyết thông qua chính dự thảo đó",
    ]


def test_a_vote_corrected_to_failed_after_the_signature_is_found(cast, signed):
    vote = Decision.objects.get(body=cast.bodies.BCH)
    # Past the procedure, so that it belongs to no package.
    loose = correct_decision(
        vote,
        present=45,
        votes_for=10,
        votes_against=35,
        other_opinion=0,
        not_voting=0,
        minutes_ref="Biên bản kiểm lại",
        reason="Kiểm lại phiếu, đếm nhầm phiếu không tán thành",
        recorded_by=cast.vanphong,
    )

    assert faults() == [
        "DH3-BCCT: bước 14: kết quả biểu quyết đã được đính chính thành không thông qua, cần xem lại chữ ký",
        f"Kết quả biểu quyết số {loose.pk} không thuộc hồ sơ nào.",
    ]


def test_a_signature_under_another_name_is_found(cast, signed):
    tamper("UPDATE documents_signature SET signer_id = %s", cast.thuongtruc.pk)

    assert faults() == [
        "DH3-BCCT: bước 14: lần ký duyệt khác với lúc ghi",
        "DH3-BCCT: bước 14: chữ ký được lưu khác với bước ký",
        "DH3-BCCT: bước 14: người ký không giữ quyền ký duyệt vào ngày ký",
    ]


def test_a_signer_out_of_office_on_the_day_is_found(cast, signed):
    Membership.objects.filter(body=cast.bodies.CT).update(start="2022-03-19")

    assert faults() == [
        "nhiệm vụ trong cơ quan: “Ông Người chutich, Chủ tịch Hội” khác với sổ ghi.",
        "DH3-BCCT: bước 14: người thực hiện không giữ quyền “ký duyệt” vào ngày đó",
        "DH3-BCCT: bước 14: người ký không giữ quyền ký duyệt vào ngày ký",
    ]


def test_a_signer_who_drafted_is_found(cast, signed):
    tamper("UPDATE documents_version SET author_id = %s", cast.chutich.pk)

    assert faults() == [
        "DH3-BCCT: bước 3: dự thảo khác với lúc ghi",
        "DH3-BCCT: bước 14: người ký đã tham gia soạn thảo",
    ]


def test_a_title_in_another_form_of_unicode_is_found(drafted):
    Package.objects.update(title=unicodedata.normalize("NFD", drafted.title))

    assert faults() == [
        "DH3-DANS: thông tin của hồ sơ khác với lúc ghi",
        f"Bảng hồ sơ văn kiện, dòng {drafted.pk}: “tên hồ sơ” không đúng chuẩn NFC hoặc có ký tự ẩn.",
    ]


def test_a_changed_procedure_is_found(drafted):
    tamper("UPDATE workflows_procedureversion SET canonical = replace(canonical, 'Ký', 'Kí')")

    version = ProcedureVersion.objects.get()
    assert f"Quy trình {version}: nội dung không khớp mã kiểm tra." in faults()


def test_a_reader_let_in_by_one_question_only_is_found(cast, drafted):
    # Both questions read the same tables, so only a fault in the code could part them.
    shown, allowed = {drafted.pk}, {drafted.pk: {cast.tbns.pk}}

    assert list(readers.differences(cast.tbns, [drafted], shown, allowed)) == []
    assert list(readers.differences(cast.truong, [drafted], shown, allowed)) == [
        "DH3-DANS: quyền xem của Ông Người truong tính hai cách khác nhau."
    ]


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_an_unsafe_setting_of_sqlite_is_found(drafted):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")

    found = faults()

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = ON")
    assert found == ["Thiết lập recursive_triggers của cơ sở dữ liệu là “0”, không an toàn."]


def test_a_missing_migration_stops_the_examination(db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'documents'")

    code, lines = doctor()

    assert code == 1
    assert lines[0].startswith("Cơ sở dữ liệu chưa có bước cập nhật documents.0001_whole")
    assert lines[-1] == f"Đã kiểm: 0 hồ sơ, 0 bước, 0 tệp – {len(lines) - 1} lỗi"
