"""Addresses of rounds."""

from __future__ import annotations

from django.urls import path

from documents.consulting.pages import calls, own_unit, papers, reminding, replies, rounds

ONE = "lay-y-kien/<int:number>/"
OWN_UNIT = "lay-y-kien/cua-don-vi/"
urlpatterns = [
    path("lay-y-kien/", rounds.rounds, name="rounds"),
    path(OWN_UNIT, own_unit.own_units, name="own-units"),
    path(f"{OWN_UNIT}<int:number>/", own_unit.own_answer, name="own-answer"),
    path(f"{OWN_UNIT}phieu/<int:number>/", own_unit.own_receipt, name="own-receipt"),
    path(f"{OWN_UNIT}du-thao/<int:number>/", own_unit.own_draft, name="own-draft"),
    path(f"{OWN_UNIT}bang-tong-hop/<int:number>/", own_unit.own_table, name="own-table"),
    path(f"{OWN_UNIT}du-thao/<int:number>/<code:part>/", own_unit.own_part, name="own-part"),
    path("lay-y-kien/moi/", rounds.new_round, name="round-new"),
    path(ONE, rounds.one_round, name="round"),
    path(f"{ONE}da-gui/", rounds.round_sent, name="round-sent"),
    path(f"{ONE}gia-han/", rounds.round_extra_day, name="round-extra-day"),
    path(f"{ONE}bo-sung/", rounds.round_more_units, name="round-more-units"),
    path(f"{ONE}so-cong-van/", rounds.round_number, name="round-number"),
    path(f"{ONE}ket-thuc/", rounds.round_end, name="round-end"),
    path(f"{ONE}goi/", calls.round_call, name="round-call"),
    path(f"{ONE}nhac/", reminding.round_reminders, name="round-reminders"),
    path(f"{ONE}nhap/", replies.new_reply, name="reply-new"),
    path(f"{ONE}thu.pdf", papers.round_letters, name="round-letters"),
    path(f"{ONE}nhan.pdf", papers.round_labels, name="round-labels"),
    path(f"{ONE}bang-ke.pdf", papers.round_posting, name="round-posting"),
    path(f"{ONE}bang-ke.xlsx", papers.round_posting_workbook, name="round-posting-workbook"),
    path(f"{ONE}tin-zalo/", papers.round_texts, name="round-texts"),
    path("lay-y-kien/phieu/<int:number>/", replies.reply, name="reply"),
    path("lay-y-kien/phieu/<int:number>/sua/", replies.reply_change, name="reply-change"),
    path("lay-y-kien/phieu/<int:number>/ket-luan/", replies.reply_ruling, name="reply-ruling"),
]
