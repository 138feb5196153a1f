"""Accounts without e-mail: create, open with a printed one-time slip, how long it is valid; close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from axes.utils import reset as forget_failures
from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.offices import Slip
from congress.people.models.people import Person
from congress.people.queries.eyes import (
    SLIPS_LOOKED_AT,
    asked_slips,
    needs_second,
    second_people,
    slips_looked_at,
    slips_to_confirm,
)
from congress.people.queries.passings import passed_in_words, passing_of
from congress.people.services.journal import log
from congress.people.services.keeping import only_keepers
from congress.people.services.telling import tell
from congress.people.words.addressed import spoken_to
from congress.people.words.codes import bare, fresh_slip_code, printed_code
from congress.people.words.numbers import with_nought
from workflows import clock
from workflows.errors import Unmet, check
from workflows.once import holds, once
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from congress.people.models.associations import Association

HOURS = 72
# After so many wrong codes for one slip the journal of the account says so.
TRIES = 5
REOPENED = _kept("Mở lại tài khoản. Lý do: %(why)s")
SLIP_GIVEN = _kept(
    "%(by)s cấp phiếu mở tài khoản này lúc %(when)s%(seen)s. "
    "Nếu không đề nghị cấp phiếu, xin báo ngay cho Văn phòng."
)
SEEN_TWICE = _kept(" (do %(who)s đề nghị, đã đối chiếu)")
NO_SECOND = _kept(" (không có người thứ hai để đối chiếu)")
SLIP_ASKED = _kept(
    "%(by)s đề nghị cấp phiếu mở tài khoản của %(who)s lúc %(when)s, chờ đối chiếu tại trang Đối chiếu."
)
CLOSED = _kept("Đóng tài khoản. Lý do: %(why)s")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who is not known yet; without a username one is made from the name."""

    full_name: str
    honorific: str = ""
    phone: str = ""
    username: str = ""
    request_id: str | None = None
    # Somebody who will not sign in needs no user name; he gets one with his first slip.
    signs_in: bool = True
    # Whose office enters him, and keeps his account from then on.
    association: Association | None = None


def suggest_username(full_name: str) -> str:
    """The name without marks and spaces, with a number behind it where it is taken; "" for no name."""
    base = "".join(sign for sign in searchable(full_name) if sign.isascii() and sign.isalnum())[:140]
    taken = {
        (name or "").lower()
        for name in Person.objects.filter(username__istartswith=base).values_list("username", flat=True)
    }
    if not base or base not in taken:
        return base
    number = 2
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"


def create_account(new: NewPerson, *, by: Person | None) -> Person:
    """A person who cannot sign in before he has used a slip; raises Unmet by field.

    The same request gives the person whom it made before; Stale when it made another.
    """
    said = {"full_name": clean(new.full_name), "honorific": new.honorific, "phone": with_nought(new.phone)}
    if clean(new.username):
        said["username"] = clean(new.username)
    return once(
        Person.objects.all(),
        new.request_id,
        lambda: _created(new, by),
        same=lambda before: holds(before, **said),
    )


def _created(new: NewPerson, by: Person | None) -> Person:
    username = clean(new.username) or (suggest_username(new.full_name) if new.signs_in else None)
    person = Person(
        username=username,
        full_name=clean(new.full_name),
        honorific=new.honorific,
        phone=with_nought(new.phone),
    )
    person.request_id, person.association = new.request_id or None, new.association
    person.set_unusable_password()
    # Phones write a capital first; two accounts must not differ by that alone.
    if username and Person.objects.filter(username__iexact=username).exists():
        raise Unmet(fields={"username": [_taken(username)]})
    check(person)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as quicker:
        raise Unmet(fields={"username": [_taken(username or new.full_name)]}) from quicker
    told = _kept("Tạo tài khoản %(name)s") % {"name": username} if username else _kept("Ghi người tham gia")
    log(by, person, told, new=True)
    return person


@transaction.atomic
def issue_slip(person: Person, *, by: Person, hours: int = HOURS) -> tuple[Slip, str]:
    """A new slip and its code, which is kept nowhere; slips issued before are cancelled.

    For one who signs or heads a body the first to ask gets no code: the second person does, who thereby
    confirms it; at once only where nobody else could. Raises Forbidden for who keeps no account of his,
    Unmet for an administrator or a closed account.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse_administrators(person)
    asked = next((slip for slip in slips_to_confirm(by) if slip.person_id == person.pk), None)
    if asked is None:
        only_keepers(person, by=by)
    if not person.is_active:
        raise Unmet(_("Tài khoản đang đóng; cần mở lại trước khi cấp phiếu."))
    _name_for_signing_in(person, by)
    seconds = second_people(person, by=by) if needs_second(person) else []
    if seconds and asked is None:
        return _asked(person, by, seconds, hours), ""
    now = clock.real_now()
    person.slips.filter(used=None, cancelled=None).update(cancelled=now)
    code = fresh_slip_code()
    slip = Slip.objects.create(
        person=person,
        digest=make_password(code),
        issued_by=by,
        asked_by=asked.issued_by if asked else None,
        issued=now,
        expires=now + timedelta(hours=hours),
    )
    seen = SEEN_TWICE % {"who": asked.issued_by} if asked else NO_SECOND if needs_second(person) else ""
    # What is said goes by the clock that the site shows, what is compared by the machine's own.
    until = {"when": _hour(clock.now() + timedelta(hours=hours))}
    log(by, person, f"{_kept('Cấp phiếu mở tài khoản, dùng trước %(when)s') % until}{seen}")
    tell(person, SLIP_GIVEN % {"by": by, "when": _hour(clock.now()), "seen": seen}, event="account", by=by)
    return slip, printed_code(code)


def _name_for_signing_in(person: Person, by: Person) -> None:
    """Who was entered without a computer gets his user name with his first slip."""
    if person.username:
        return
    person.username = suggest_username(person.full_name)
    person.save(update_fields=["username"])
    log(by, person, _kept("Tạo tài khoản %(name)s") % {"name": person.username})


def _asked(person: Person, by: Person, seconds: list[Person], hours: int) -> Slip:
    """Ask for a slip that another has to confirm; asked twice it is asked once. All concerned are told."""
    before = asked_slips().filter(person=person, issued_by=by).first()
    if before is not None:
        return before
    now = clock.real_now()
    slip = Slip.objects.create(
        person=person, digest="", issued_by=by, issued=now, expires=now + timedelta(hours=hours)
    )
    log(by, person, _kept("Đề nghị cấp phiếu mở tài khoản, chờ đối chiếu"))
    facts = {"by": by, "who": person, "when": _hour(clock.now())}
    dear = spoken_to(person, person.association) or person
    for one, told in ((person, facts | {"who": dear}), *((one, facts) for one in seconds)):
        tell(one, SLIP_ASKED % told, event="account", by=by)
    return slip


@transaction.atomic
def cancel_slips(person: Person, *, by: Person) -> int:
    """Cancel whatever slip could still be used; returns how many. Raises Forbidden."""
    only_keepers(person, by=by)
    count = person.slips.filter(used=None, cancelled=None).update(cancelled=clock.real_now())
    if count:
        log(by, person, _kept("Hủy phiếu mở tài khoản"))
    return count


@transaction.atomic
def set_open(person: Person, *, opened: bool, by: Person, reason: str) -> Person:
    """Close an account (nobody signs in with it, its rights are gone at once) or open it again.

    Raises Unmet for an administrator, for oneself, and without a reason; Forbidden for who keeps it not.
    """
    _refuse_administrators(person)
    if person == by:
        raise Unmet(_("Không tự đóng tài khoản của chính mình; đề nghị người khác trong Văn phòng."))
    if not clean(reason):
        raise Unmet(_("Phải nêu rõ lý do."))
    only_keepers(person, by=by)
    if opened and (died := passing_of(person)) is not None and died.day is not None:
        words = _("Đã ghi %(who)s %(day)s; ghi nhầm thì sửa tại trang Ghi từ trần.")
        raise Unmet(words % {"who": person, "day": passed_in_words(died.day)})
    person.is_active = opened
    person.save(update_fields=["is_active"])
    person.slips.filter(used=None, cancelled=None).update(cancelled=clock.real_now())
    words = REOPENED if opened else CLOSED
    log(by, person, words % {"why": clean(reason)})
    return person


def use_slip(username: str, code: str, *, password: str) -> Person:
    """Set the password of the account once. Other sessions of it end, since they rest on the old one.

    Raises Unmet. A name nobody has and a wrong code are answered alike, and take as long.
    """
    outcome = _used(clean(username), bare(code), password)
    if isinstance(outcome, str):
        raise Unmet(outcome)
    forget_failures(username=outcome.get_username())
    return outcome


@transaction.atomic
def _used(username: str, code: str, password: str) -> Person | str:
    """The person, or why not; a sentence is returned, not raised, so that a wrong try is counted."""
    person = Person.objects.select_for_update().filter(username__iexact=username, is_active=True).first()
    slips = slips_looked_at(person) if person and not _is_administrator(person) else []
    # As long for a name that nobody has, and for one with fewer slips.
    for _place in range(SLIPS_LOOKED_AT - len(slips)):
        make_password(code)
    fitting = [one for one in slips if check_password(code, one.digest)]
    if person is None or not slips:
        return _wrong()
    slip = (fitting or slips)[0]
    if not fitting:
        if not _spent(slip):
            Slip.objects.filter(pk=slip.pk).update(tries=F("tries") + 1)
            slip.refresh_from_db()
            # A stranger who knows the name must not be able to take the slip away; he waits at the door.
            if slip.tries == TRIES:
                words = _kept("Mã trên phiếu mở tài khoản đã bị nhập sai %(count)d lần; phiếu vẫn dùng được")
                log(slip.person, slip.person, words % {"count": TRIES})
        return _wrong()
    spent = _spent(slip)
    if spent:
        return spent
    person.set_password(password)
    person.save(update_fields=["password"])
    Slip.objects.filter(pk=slip.pk).update(used=clock.real_now())
    log(person, person, _kept("Đặt mật khẩu bằng phiếu mở tài khoản"))
    return person


def _spent(slip: Slip) -> str:
    """Why a slip with the right code opens nothing any more; "" while it does."""
    if slip.used:
        return _("Phiếu này đã được dùng. Quên mật khẩu: đề nghị Văn phòng cấp phiếu mới.")
    if slip.cancelled:
        return _("Phiếu này đã bị hủy. Đề nghị Văn phòng cấp phiếu mới.")
    if slip.expires <= clock.real_now():
        return _("Phiếu này đã hết hạn. Đề nghị Văn phòng cấp phiếu mới.")
    return ""


def _wrong() -> str:
    return _(
        "Tên đăng nhập hoặc mã trên phiếu không đúng. Nhập sai nhiều lần thì nơi nhập phải chờ; "
        "cần giúp, đề nghị liên hệ Văn phòng."
    )


def _taken(username: str) -> str:
    return _("Tên đăng nhập %(name)s đã có người dùng; đề nghị chọn tên khác.") % {"name": username}


def _is_administrator(person: Person) -> bool:
    return person.is_superuser or person.is_staff


def _refuse_administrators(person: Person) -> None:
    if _is_administrator(person):
        raise Unmet(_("Tài khoản quản trị không đặt lại ở đây; đề nghị liên hệ người quản trị hệ thống."))


def _hour(when: datetime) -> str:
    return f"{when.astimezone(clock.HANOI):%H:%M %d/%m/%Y}"
