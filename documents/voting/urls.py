"""Addresses of votes."""

from __future__ import annotations

from django.urls import path

from documents.voting.pages import closing, opening, papers, polls, voting

urlpatterns = [
    path("cuoc-bieu-quyet/", polls.polls, name="polls"),
    path("cuoc-bieu-quyet/quy-dinh/<code:body>/", opening.voting_rule, name="voting-rule"),
    path("cuoc-bieu-quyet/<int:number>/", polls.poll, name="poll"),
    path("cuoc-bieu-quyet/<int:number>/bo-phieu/", voting.vote, name="poll-vote"),
    path("cuoc-bieu-quyet/<int:number>/nhap-thay/", voting.enter_votes, name="poll-enter"),
    path("cuoc-bieu-quyet/<int:number>/ket-thuc/", closing.close_vote, name="poll-close"),
    path("cuoc-bieu-quyet/<int:number>/anh-kiem-phieu/", closing.count_picture, name="count-picture"),
    path("cuoc-bieu-quyet/<int:number>/huy/", closing.cancel_vote, name="poll-cancel"),
    path("cuoc-bieu-quyet/<int:number>/phieu.pdf", papers.poll_ballots, name="poll-ballots"),
    path(
        "cuoc-bieu-quyet/<int:number>/kiem-phieu.pdf",
        papers.count_record,
        {"kind": "pdf"},
        name="count-record-pdf",
    ),
    path(
        "cuoc-bieu-quyet/<int:number>/kiem-phieu.docx",
        papers.count_record,
        {"kind": "docx"},
        name="count-record-word",
    ),
    path("ho-so/<code:code>/mo-bieu-quyet/<code:body>/", opening.new_poll, name="poll-new"),
]
