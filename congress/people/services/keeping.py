"""Who may do something to an account that is not his own: asked by every verb that does, under its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.reach import keeps_account_of
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from congress.people.models.people import Person


def only_keepers(person: Person, *, by: Person) -> None:
    """Raises Forbidden for everybody but the office that keeps the account, and administrators."""
    if not keeps_account_of(person, by=by):
        raise Forbidden(_("Chỉ Văn phòng giữ tài khoản này và quản trị hệ thống làm được việc này."))
