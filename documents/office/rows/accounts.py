"""The list of accounts: everybody with the state of his."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.office.words.accounts import state_of
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.office.words.accounts import AccountState


def accounts_listing(people: Iterable[Person]) -> Listing[tuple[Person, AccountState]]:
    """Everybody with the state of his account."""
    rows = [(person, state_of(person, list(person.slips.all())[:1])) for person in people]
    columns: list[Column[tuple[Person, AccountState]]] = [
        Column(
            _("Họ và tên"),
            lambda row: str(row[0]),
            link=lambda row: reverse("account", args=[row[0].pk]),
        ),
        Column(_("Tên đăng nhập"), lambda row: row[0].username or "", whole=True),
        Column(_("Điện thoại"), lambda row: row[0].phone, whole=True),
        Column(_("Tình trạng"), lambda row: row[1].text, tone=lambda row: row[1].tone),
    ]
    return Listing(_("Tài khoản"), columns, rows, empty=_("Không tìm thấy ai."))
