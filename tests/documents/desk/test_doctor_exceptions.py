"""What was corrected, withdrawn, amended or moved is sound to the doctor, as what went straight is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.packages.answers.values import Draft
from documents.packages.services.scans import attach_scan
from documents.packages.services.taking_in import receive_text, take_in
from documents.personnel.services import nominees as personnel
from documents.procedures.services.moving import Transfer, transfer_packages
from tests.cast import count, draft, perform
from tests.documents import chapters, papers
from tests.documents.examined import doctor
from workflows import engine
from workflows.procedures import store


def amended(cast, make_package):
    package = make_package("BCCT", "board")
    asked = {"amendments": "Sửa mục II.3", "amended_parts": ("bao-cao",), "confirmer": cast.bodies.TT.pk}
    perform(package, "decide_board", cast.vanphong, decision=replace(count(cast.bodies.BCH), **asked))
    part = receive_text("3.383 triệu đồng", part="bao-cao", title="Báo cáo")
    perform(package, "revise", cast.thuky, version=Draft((part,)))
    perform(package, "confirm", cast.thuongtruc, confirmation=package.fingerprint())
    perform(package, "sign", cast.chutich, signature=package.fingerprint())


def corrected(cast, make_package):
    package = make_package("BCCT", "signed")
    right = count(cast.bodies.BCH, votes_for=40)
    perform(package, "correct_board", cast.vanphong, correction=right, note="Chép nhầm biên bản")
    perform(package, "resume", cast.thuongtruc, note="Đã đối chiếu", reason=True)


def annulled(cast, make_package):
    package = make_package("BCCT", "signing")
    right = count(cast.bodies.BCH, votes_for=20)
    perform(package, "correct_board", cast.vanphong, correction=right, note="Chép nhầm biên bản")
    perform(package, "annul", cast.thuongtruc, note="Không thông qua")


def withdrawn(cast, make_package):
    package = make_package("BCCT", "drafting")
    perform(package, "revise", cast.thuky, version=draft(package, "Nhầm"))
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)
    perform(package, "revise", cast.thuky, version=draft(package, "Đúng"))
    perform(package, "withdraw_old", cast.thuky, note="Bản cũ nhầm", old_withdrawal=1)


def taken_back(cast, make_package):
    package = make_package("BCTC", "verified")
    perform(package, "take_back", cast.bkt, note="Thiếu sổ quỹ", taking_back=True)


def moved(cast, make_package):
    package = make_package("BCTC", "verification")
    version = store.keep_definition(
        store.read_shipped("BCTC").model_copy(update={"written": "Báo cáo Tài chính mới"})
    )
    step = Transfer(package, "verification", engine.seen(package))
    transfer_packages([step], version, by=cast.btc, reason="Quy trình mới")


def withdrawn_last(cast, make_package):
    package = make_package("BCCT", "drafting")
    perform(package, "revise", cast.thuky, version=draft(package, "Nhầm"))
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)


def withdrawn_only(cast, make_package):
    package = make_package("BCCT", "drafting")
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)


def paper_of_a_nominee(cast, make_package):
    facts = personnel.NomineeFacts(
        full_name="Vũ Thị Lâm", born=date(1958, 4, 2), duty="Ủy viên", proposed="Ủy viên"
    )
    nominee = personnel.enter_nominee(make_package("HSNS", "assigned"), facts, by=cast.tbns2)
    part = receive_text("Lý lịch", part="so-yeu-ly-lich", title="Sơ yếu lý lịch")
    personnel.take_paper(nominee, "so-yeu-ly-lich", by=cast.tbns2, part=part)


def entered_with_a_scan(cast, make_package):
    package = make_package("BCTC", "verification")
    pages = [SimpleUploadedFile(f"trang-{number}.jpg", papers.jpg()) for number in (1, 2)]
    scan = take_in(pages, part="ban-chup", title="Bản chụp giấy")
    step = perform(package, "verify", cast.bkt, verdict="pass")
    attach_scan(step, scan, cast.vanphong)


def part_handed_in(cast, make_package):
    package = make_package("BCCT", "accepted")
    code = chapters.chapter(package, cast, chapters.ONE, cast.bodies.BKT).code
    chapters.hand_in(package, code, "Công tác xây dựng Hội", cast.bkt)


STORIES = [amended, corrected, annulled, withdrawn, withdrawn_last, withdrawn_only, taken_back, moved]
STORIES += [paper_of_a_nominee, entered_with_a_scan, part_handed_in]


@pytest.mark.parametrize("story", STORIES)
def test_what_was_done_by_exception_is_sound(cast, make_package, story):
    story(cast, make_package)
    code, lines = doctor("--files")

    assert (code, lines[:-1]) == (0, [])
