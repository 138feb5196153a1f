"""Addresses of the office."""

from __future__ import annotations

from django.urls import path

from documents.office.pages import (
    accounts,
    entering,
    guides,
    hub,
    letters,
    lists,
    objections,
    people,
    seats,
    units,
)

urlpatterns = [
    path("van-phong/", hub.office, name="office"),
    path("van-phong/nhap-thay/<code:code>/<code:action>/", entering.enter, name="enter-for"),
    path("van-phong/cong-van/", letters.letter, name="letter"),
    path("van-phong/phan-doi/", objections.objections, name="objections"),
    path("van-phong/phan-doi/<int:objection>/", objections.settle_objection, name="objection-answer"),
    path("da-nhap-thay/", objections.entered_for_me, name="entered-for-me"),
    path("da-nhap-thay/<int:step>/phan-doi/", objections.objection, name="object"),
    path("ho-so/<code:code>/ban-chup/<int:number>/", objections.scan, name="scan"),
    path("van-phong/nhan-su/", people.staff, name="staff"),
    path("van-phong/nhan-su/<code:code>/thay/", people.new_head, name="replace-head"),
    path("van-phong/nhiem-vu/<int:seat>/ket-thuc/", people.end_seat, name="end-seat"),
    path("van-phong/nhiem-vu/<int:seat>/uy-quyen/", people.lend, name="lend"),
    path("van-phong/nguoi/<int:person>/vang/", people.absent, name="absent"),
    path("van-phong/vang/<int:absence>/huy/", people.present, name="present"),
    path("van-phong/nhap-danh-sach/<slug:kind>/", lists.upload_list, name="list-upload"),
    path("van-phong/nhap-danh-sach/<slug:kind>/mau.xlsx", lists.list_model, name="list-model"),
    path("van-phong/nhap-danh-sach/<slug:kind>/hien-co.xlsx", lists.list_stored, name="list-stored"),
    path("van-phong/nhiem-vu/them/", seats.new_seat, name="seat-new"),
    path("van-phong/nhiem-vu/<int:seat>/chuyen/", seats.other_seat, name="seat-move"),
    path("van-phong/nhan-su/<code:code>/xoa/", seats.mistaken_body, name="body-remove"),
    path("van-phong/don-vi/", units.units, name="units"),
    path("van-phong/don-vi/them/", units.new_unit, name="unit-new"),
    path("van-phong/don-vi/ke-thua/", units.succession, name="unit-succession"),
    path("van-phong/don-vi/<int:number>/", units.unit, name="unit"),
    path("van-phong/don-vi/<int:number>/sua/", units.unit_change, name="unit-change"),
    path("van-phong/can-bo-sung/", units.to_fill_in, name="lacking"),
    path("van-phong/nguoi/<int:person>/thong-tin/", units.person_facts, name="person-facts"),
    path("van-phong/danh-sach/<int:number>/", lists.list_plan, name="list-plan"),
    path("van-phong/tai-khoan/", accounts.accounts, name="accounts"),
    path("van-phong/doi-chieu/", accounts.second_look, name="second-look"),
    path("van-phong/tai-khoan/moi/", accounts.new_account, name="account-new"),
    path("van-phong/tai-khoan/<int:person>/", accounts.account, name="account"),
    path("van-phong/tai-khoan/<int:person>/phieu/", accounts.slip, name="account-slip"),
    path("van-phong/tai-khoan/<int:person>/huy-phieu/", accounts.cancel_slip, name="account-slip-cancel"),
    path("van-phong/tai-khoan/<int:person>/dong-mo/", accounts.set_state, name="account-state"),
    path("huong-dan/", guides.guides, name="guides"),
    path("huong-dan/lan-dau/", guides.first_visit, name="first-visit"),
    path("huong-dan/<slug:role>.pdf", guides.guide_file, name="guide-file"),
]
