"""Addresses of the packages: plain Vietnamese without marks."""

from __future__ import annotations

from django.urls import path

from documents.assigning import pages as assigning
from documents.board.pages.board import board
from documents.board.pages.calls import call, calls, calls_file
from documents.board.pages.papers import board_file, morning
from documents.board.pages.report import report
from documents.board.pages.times import timeline
from documents.charter import pages as charters
from documents.comparing import pages as comparing
from documents.consistency import pages as consistency
from documents.deciding.pages import meetings, sittings
from documents.deciding.pages.meetings import sign_in
from documents.drafting.pages import parts, writing
from documents.office.pages import accounts, entering, guides, hub, letters, objections
from documents.office.pages import people as staff
from documents.opinions import pages as comments
from documents.personnel.pages import nominees, own, readers
from documents.procedures import pages as procedures
from documents.signing.pages import copies, signed
from documents.signing.pages import waiting as signing
from documents.signing.pages.signing_set import set_for_signing
from documents.views import acts, demo, exports, package, work
from documents.views import viewings as secrecy

urlpatterns = [
    path("", work.my_work, name="my-work"),
    path("ho-so/", work.package_list, name="package-list"),
    path("ho-so/giao-moi/", assigning.assign, name="assign"),
    path("ho-so/<str:code>/", package.package, name="package"),
    path("ho-so/<str:code>/du-thao/<int:number>/", package.draft, name="draft"),
    path("ho-so/<str:code>/du-thao/<int:number>/y-kien/", comments.comments, name="comments"),
    path("ho-so/<str:code>/du-thao/<int:number>/<slug:part>/", package.part_file, name="part-file"),
    path(
        "ho-so/<str:code>/du-thao/<int:number>/<slug:part>/anh/<int:photo>/",
        package.part_photo,
        name="part-photo",
    ),
    path("ho-so/<str:code>/dang-sua/", writing.editing, name="editing"),
    path("ho-so/<str:code>/soan/<slug:part>/", writing.writing, name="writing"),
    path("ho-so/<str:code>/phieu-trinh-ky/", package.sign_sheet, name="sign-sheet"),
    path("ho-so/<str:code>/viec/<str:action>/", acts.act, name="act"),
    path("ho-so/<str:code>/so-sanh/", comparing.choose, name="compare-choose"),
    path("ho-so/<str:code>/so-sanh/<int:old>/<int:new>/", comparing.comparison, name="compare"),
    path(
        "ho-so/<str:code>/so-sanh/<int:old>/<int:new>/ban-in.pdf",
        comparing.comparison_paper,
        name="compare-paper",
    ),
    path("ho-so/<str:code>/dieu-le/", charters.charter, name="charter"),
    path("ho-so/<str:code>/dieu-le/hien-hanh/", charters.current, name="charter-current"),
    path("ho-so/<str:code>/dieu-le/toan-van/", charters.derive, name="charter-derive"),
    path("ho-so/<str:code>/dieu-le/dieu/<int:number>/", charters.line, name="charter-line"),
    path("ho-so/<str:code>/dieu-le/dieu-moi/", charters.new_article, name="charter-new"),
    path("ho-so/<str:code>/dieu-le/bang-so-sanh/", charters.table, name="charter-table"),
    path("ho-so/<str:code>/dieu-le/bang-so-sanh.pdf", charters.table_paper, name="charter-paper"),
    path("ho-so/<str:code>/dieu-le/hop-nhat/", charters.whole, name="charter-whole"),
    path("ho-so/<str:code>/dieu-le/hop-nhat.txt", charters.whole_file, name="charter-whole-file"),
    path("bieu-quyet/", sittings.sittings, name="sittings"),
    path("bieu-quyet/<str:body>/", sittings.sitting, name="sitting"),
    path("quy-trinh/", procedures.procedures, name="procedures"),
    path("quy-trinh/<str:code>/", procedures.procedure, name="procedure"),
    path("quy-trinh/<str:code>/tai-len/", procedures.edit, name="procedure-edit"),
    path("quy-trinh/<str:code>/chuyen/", procedures.move, name="procedure-move"),
    path("ho-so/<str:code>/quy-trinh/", procedures.whereabouts, name="whereabouts"),
    path("doi-chieu/", consistency.consistency, name="consistency"),
    path("ky-duyet/", signing.signing, name="signing"),
    path("viec-can-xu-ly.xlsx", exports.work_file, name="work-file"),
    path("ho-so/bang-tinh.xlsx", exports.packages_file, name="packages-file"),
    path("thong-bao/bang-tinh.xlsx", exports.notices_file, name="notices-file"),
    path("tien-do/", board, name="board"),
    path("tien-do/bang-tinh.xlsx", board_file, name="board-file"),
    path("tien-do/giao-ban.pdf", morning, name="morning"),
    path("tien-do/thoi-gian/", timeline, name="timeline"),
    path("tien-do/don-doc/", calls, name="calls"),
    path("tien-do/don-doc.xlsx", calls_file, name="calls-file"),
    path("tien-do/<str:code>/goi/", call, name="call"),
    path("thong-bao/", work.notices, name="notices"),
    path("tien-do/bao-cao.pdf", report, name="progress-report"),
    path("ho-so/<str:code>/bo-trinh-ky.pdf", set_for_signing, name="signing-set"),
    path("ho-so/<str:code>/ban-in/", copies.copies, name="copies"),
    path("ho-so/<str:code>/ban-in/tat-ca.pdf", copies.all_copies_file, name="all-copies-file"),
    path("ho-so/<str:code>/ban-in/<int:number>.pdf", copies.copy_file, name="copy-file"),
    path("ho-so/<str:code>/ban-in/<int:number>/tra/", copies.returned, name="copy-returned"),
    path("van-phong/", hub.office, name="office"),
    path("van-phong/nhap-thay/<str:code>/<str:action>/", entering.enter, name="enter-for"),
    path("van-phong/cong-van/", letters.letter, name="letter"),
    path("van-phong/phan-doi/", objections.objections, name="objections"),
    path("van-phong/phan-doi/<int:objection>/", objections.answer, name="objection-answer"),
    path("da-nhap-thay/", objections.entered, name="entered-for-me"),
    path("da-nhap-thay/<int:step>/phan-doi/", objections.objection, name="object"),
    path("ho-so/<str:code>/ban-chup/<int:number>/", objections.scan, name="scan"),
    path("van-phong/ky-tren-giay/", signed.signed_paper, name="signed-paper"),
    path("van-phong/diem-danh/", meetings.meetings, name="meetings"),
    path("van-phong/diem-danh/<str:body>.pdf", sign_in, name="sign-in-sheet"),
    path("ngay-mo-phong/", demo.next_day, name="demo-next-day"),
    path("van-phong/nhan-su/", staff.staff, name="staff"),
    path("van-phong/nhan-su/<str:code>/thay/", staff.replace_head, name="replace-head"),
    path("van-phong/nhiem-vu/<int:seat>/ket-thuc/", staff.end_seat, name="end-seat"),
    path("van-phong/nhiem-vu/<int:seat>/uy-quyen/", staff.lend, name="lend"),
    path("van-phong/nguoi/<int:person>/vang/", staff.absent, name="absent"),
    path("van-phong/vang/<int:absence>/huy/", staff.present, name="present"),
    path("van-phong/tai-khoan/", accounts.accounts, name="accounts"),
    path("van-phong/tai-khoan/moi/", accounts.new_account, name="account-new"),
    path("van-phong/tai-khoan/<int:person>/", accounts.account, name="account"),
    path("van-phong/tai-khoan/<int:person>/phieu/", accounts.slip, name="account-slip"),
    path("van-phong/tai-khoan/<int:person>/huy-phieu/", accounts.cancel_slip, name="account-slip-cancel"),
    path("van-phong/tai-khoan/<int:person>/dong-mo/", accounts.set_state, name="account-state"),
    path("huong-dan/", guides.guides, name="guides"),
    path("huong-dan/lan-dau/", guides.first_visit, name="first-visit"),
    path("huong-dan/<slug:role>.pdf", guides.guide_file, name="guide-file"),
    path("ho-so/<str:code>/luot-xem/", secrecy.viewings, name="viewings"),
    path("ho-so/<str:code>/y-kien/<int:comment>/tra-loi/", comments.answer, name="comment-answer"),
    path("ho-so/<str:code>/y-kien/<int:comment>/giai-trinh/", comments.dispose, name="comment-dispose"),
    path("ho-so/<str:code>/thanh-phan/", parts.checklist, name="parts"),
    path("ho-so/<str:code>/thanh-phan/ghep/", parts.assemble, name="parts-assemble"),
    path("ho-so/<str:code>/thanh-phan/them-chuong/", parts.new_chapter, name="parts-chapter"),
    path("ho-so/<str:code>/thanh-phan/<slug:part>/phan-cong/", parts.charge, name="parts-charge"),
    path("ho-so/<str:code>/thanh-phan/<slug:part>/gui/", parts.hand_in, name="parts-hand-in"),
    path("ho-so/<str:code>/thanh-phan/<slug:part>/<int:number>/", parts.handed_in, name="parts-file"),
    path("ho-so/<str:code>/nhan-su/", nominees.nominees, name="nominees"),
    path("ho-so/<str:code>/nhan-su/them/", nominees.new, name="nominee-new"),
    path("ho-so/<str:code>/nhan-su/<int:entry>/", nominees.dossier, name="nominee"),
    path("ho-so/<str:code>/nhan-su/<int:entry>/sua/", nominees.edit, name="nominee-edit"),
    path("ho-so/<str:code>/nhan-su/<int:entry>/phieu/", nominees.ballots, name="nominee-ballots"),
    path("ho-so/<str:code>/nhan-su/<int:entry>/<slug:paper>/nhan/", nominees.take, name="nominee-take"),
    path("ho-so/<str:code>/nhan-su/<int:entry>/<slug:paper>/tep/", nominees.paper, name="nominee-paper"),
    path("ho-so/<str:code>/nguoi-doc/", readers.readers, name="named-readers"),
    path("ho-so/<str:code>/nguoi-doc/<int:grant>/thoi/", readers.end, name="named-reader-end"),
    path("ho-so-cua-toi/", own.own, name="own-dossiers"),
    path("ho-so-cua-toi/<str:code>/<slug:paper>/nhan/", own.take, name="own-take"),
    path("ho-so-cua-toi/<str:code>/<slug:paper>/tep/", own.paper, name="own-paper"),
    path("ho-so/<str:code>/y-kien.pdf", comments.table, name="comments-table"),
]
