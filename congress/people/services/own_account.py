"""What a person does with his own account, and what the office does at once when his telephone is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.links import CalendarLink
from congress.people.models.people import Person
from congress.people.models.second_keys import SecondKey
from congress.people.queries.calendar_links import calendar_link_of
from congress.people.queries.signed_in import sessions_of
from congress.people.services.journal import log
from congress.people.services.keeping import only_keepers
from congress.people.services.telling import tell
from workflows import clock
from workflows.errors import Unmet, check
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Container

PASSWORD = _kept("Tự đổi mật khẩu.")
PHONES = _kept("Tự sửa số điện thoại.")
ENDED = _kept("Tự kết thúc %(count)d phiên đăng nhập.")
LOST = _kept(
    "%(by)s ghi báo mất điện thoại lúc %(when)s: đã kết thúc %(count)d phiên đăng nhập, bỏ mật khẩu cũ, "
    "hủy phiếu đang chờ, bỏ mã xác thực trên điện thoại, thu hồi địa chỉ lịch cá nhân. "
    "Đăng nhập lại bằng phiếu mở tài khoản mới."
)


@transaction.atomic
def change_own_password(person: Person, *, password: str, keep: str) -> Person:
    """Another password; every session but the one with the key `keep` ends."""
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    held.set_password(password)
    held.save(update_fields=["password"])
    end_sessions(held, keep=keep)
    log(held, held, PASSWORD)
    return held


@transaction.atomic
def change_own_phones(person: Person, *, phone: str, second_phone: str) -> Person:
    """His telephones as he says them himself. Raises Unmet by field."""
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    said = {"phone": clean(phone), "second_phone": clean(second_phone)}
    if all(getattr(held, name) == value for name, value in said.items()):
        return held
    for name, value in said.items():
        setattr(held, name, value)
    check(held)
    held.save(update_fields=list(said))
    log(held, held, PHONES)
    return held


def end_sessions(person: Person, *, keep: str = "", only: Container[str] | None = None) -> int:
    """End his sessions, but for the key `keep`; of `only` these codes, where they are given. How many."""
    keys = [one.key for one in sessions_of(person) if one.key != keep and (only is None or one.code in only)]
    return Session.objects.filter(session_key__in=keys).delete()[0]


@transaction.atomic
def end_own_sessions(person: Person, *, keep: str, only: Container[str] | None = None) -> int:
    """The same by his own hand, which his account keeps."""
    count = end_sessions(person, keep=keep, only=only)
    if count:
        log(person, person, ENDED % {"count": count})
    return count


@transaction.atomic
def report_lost_phone(person: Person, *, by: Person) -> int:
    """All that a lost telephone opens is shut: sessions, password, slips, app, calendar. How many sessions.

    His printed card is paper, and stays good.

    He comes in again with a slip, which the office prints next (people.md, change 20). Raises Unmet for an
    administrator, whose account no office keeps.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if held.is_superuser or held.is_staff:
        raise Unmet(_("Tài khoản quản trị không đặt lại ở đây; đề nghị liên hệ người quản trị hệ thống."))
    only_keepers(held, by=by)
    count = end_sessions(held)
    held.set_unusable_password()
    held.save(update_fields=["password"])
    now = clock.real_now()
    held.slips.filter(used=None, cancelled=None).update(cancelled=now)
    held.second_keys.filter(sort=SecondKey.APP, ended=None).update(ended=now)
    if calendar_link_of(held):
        CalendarLink.objects.create(person=held)
    words = LOST % {"by": by, "when": f"{clock.now().astimezone(clock.HANOI):%H:%M %d/%m/%Y}", "count": count}
    log(by, held, words)
    tell(held, words, event="account", by=by)
    return count
