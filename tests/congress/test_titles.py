"""A seat is called with its body in one breath: nothing twice, and nobody the "Trưởng" of a collective."""

from __future__ import annotations

import pytest

from congress.models import Body, Membership
from congress.people.words.titles import CALLED, seat_named
from congress.roles import ROLES

CHAIR, OFFICE = ("chair", "Chủ tịch Hội"), ("office", "Văn phòng Hội")
BOARD, DRAFTERS = ("collective", "Ban Chấp hành khóa II"), ("subcommittee", "Tiểu ban Văn kiện")
ORGANISERS, HELPERS = ("organising", "Ban Tổ chức Đại hội"), ("office", "Bộ phận Hành chính")


@pytest.mark.parametrize(
    ("body", "role", "title", "words"),
    [
        (CHAIR, "head", "", "Chủ tịch Hội"),
        (CHAIR, "head", "Chủ tịch", "Chủ tịch Hội"),
        (CHAIR, "clerk", "", "Thư ký giúp việc Chủ tịch Hội"),
        (BOARD, "head", "", "Người đứng đầu Ban Chấp hành khóa II"),
        (BOARD, "head", "Trưởng", "Người đứng đầu Ban Chấp hành khóa II"),
        (BOARD, "deputy", "Phó Chủ tịch Hội", "Phó Chủ tịch Hội, Ban Chấp hành khóa II"),
        (BOARD, "member", "Ủy viên Ban Chấp hành", "Ủy viên Ban Chấp hành khóa II"),
        (DRAFTERS, "head", "", "Trưởng Tiểu ban Văn kiện"),
        (DRAFTERS, "deputy", "Phó Trưởng Tiểu ban", "Phó Trưởng Tiểu ban Văn kiện"),
        (DRAFTERS, "head", "Trưởng Tiểu ban Văn kiện", "Trưởng Tiểu ban Văn kiện"),
        (DRAFTERS, "delegate", "", "Người được ủy quyền tại Tiểu ban Văn kiện"),
        (ORGANISERS, "head", "Trưởng ban", "Trưởng Ban Tổ chức Đại hội"),
        (OFFICE, "head", "", "Chánh Văn phòng Hội"),
        (HELPERS, "head", "", "Trưởng Bộ phận Hành chính"),
    ],
)
def test_a_seat_is_called_with_its_body_in_one_breath(body, role, title, words):
    kind, name = body

    assert seat_named(Membership(body=Body(kind=kind, name=name), role=role, title=title)) == words


def test_every_role_is_called_in_any_body():
    assert {role for key, role in CALLED if not key} == set(ROLES)
