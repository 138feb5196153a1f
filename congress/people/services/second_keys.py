"""The number beside the password: an app is joined, a card given, one answer tried, all ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from congress.people.models.second_keys import KeyAsk, SecondKey
from congress.people.queries.eyes import needs_second, second_people
from congress.people.queries.second_keys import (
    DEMAND,
    GROUPS,
    asks_to_confirm,
    is_demanded,
    live_keys,
    standing_asks,
)
from congress.people.services.accounts import NO_SECOND, SEEN_TWICE
from congress.people.services.journal import log
from congress.people.services.keeping import only_keepers
from congress.people.services.telling import tell, tell_many
from congress.people.words.addressed import spoken_to
from congress.people.words.codes import bare
from congress.people.words.counted_codes import (
    APP_LENGTH,
    CARD_LENGTH,
    app_step,
    card_lines,
    counted_code,
    fresh_secret,
    opened_secret,
    sealed_secret,
)
from workflows import clock
from workflows.engine import whole
from workflows.errors import Forbidden, Unmet

if TYPE_CHECKING:
    from collections.abc import Collection

JOINED = _kept("Tự lập mã xác thực bằng ứng dụng trên điện thoại.")
CARD_GIVEN = _kept(
    "%(by)s cấp thẻ số để đăng nhập lúc %(when)s%(seen)s; thẻ cũ không dùng được nữa. "
    "Nếu không đề nghị cấp thẻ, xin báo ngay cho Văn phòng."
)
OWN_CARD = _kept("Tự in thẻ số để đăng nhập; thẻ cũ không dùng được nữa.")
ENDED_BY = _kept(
    "%(by)s bỏ mã xác thực của tài khoản này lúc %(when)s%(seen)s: đăng nhập chỉ cần mật khẩu. "
    "Nếu không đề nghị việc này, xin báo ngay cho Văn phòng."
)
OWN_END = _kept("Tự bỏ mã xác thực: đăng nhập chỉ cần mật khẩu.")
CARD_ASKED = _kept(
    "%(by)s đề nghị cấp thẻ số để đăng nhập cho %(who)s lúc %(when)s, chờ đối chiếu tại trang Đối chiếu."
)
END_ASKED = _kept(
    "%(by)s đề nghị bỏ mã xác thực khi đăng nhập của %(who)s lúc %(when)s, chờ đối chiếu tại trang Đối chiếu."
)
DEMANDED = _kept("Yêu cầu mã xác thực khi đăng nhập: %(who)s.")
NOBODY = _kept("không yêu cầu ai")


@whole()
def join_app(person: Person, sealed: str, code: str) -> SecondKey:
    """Keep the secret that the page showed, once the app answers with the right number; an older one ends.

    The same secret sent again is one key. Raises Unmet by field.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    secret, step = opened_secret(sealed), app_step(clock.real_now().timestamp())
    if secret is None:
        raise Unmet(_("Trang đã mở quá lâu; hãy quét mã mới dưới đây."))
    before = live_keys(person).filter(sort=SecondKey.APP).first()
    if before is not None and opened_secret(before.sealed) == secret:
        return before
    fitting = _fitting(secret, range(step - 1, step + 2), code, APP_LENGTH)
    if fitting is None:
        words = _("Số không đúng. Xem đồng hồ điện thoại có đúng giờ không, rồi nhập số đang hiện.")
        raise Unmet(fields={"code": [words]})
    key = _kept_anew(person, SecondKey.APP, secret, used=fitting, by=person)
    log(person, person, JOINED)
    return key


@whole()
def issue_card(person: Person, *, by: Person) -> list[str]:
    """A new card: its lines, which are shown this once; the card before opens nothing from now on.

    [] while a second person has still to look: of one who signs the first to ask gets no card. He is
    told either way. Raises Forbidden, and Unmet for a closed account.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    seen = _looked_at(held, KeyAsk.CARD, CARD_ASKED, by)
    if not held.is_active:
        raise Unmet(_("Tài khoản đang đóng; cần mở lại trước khi cấp thẻ."))
    if seen is None:
        return []
    secret = fresh_secret()
    _kept_anew(held, SecondKey.CARD, secret, used=0, by=by)
    _note(held, by, OWN_CARD, CARD_GIVEN, seen)
    return card_lines(secret)


@whole()
def end_keys(person: Person, *, by: Person) -> int | None:
    """End all that is asked besides the password; told to him, and a line in the log. How many ended.

    None where a second person has still to look, as for a card. Raises Forbidden.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    standing = held.second_keys.filter(ended=None)
    seen = _looked_at(held, KeyAsk.END, END_ASKED if standing.exists() else "", by)
    if seen is None:
        return None
    count = standing.update(ended=clock.real_now())
    if count:
        _note(held, by, OWN_END, ENDED_BY, seen)
    return count


@whole()
def do_without_keys(person: Person) -> int | None:
    """The same by his own hand. Raises Unmet where one of his tasks asks for a number."""
    if is_demanded(person):
        raise Unmet(_("Nhiệm vụ đang giữ yêu cầu mã xác thực; cần bỏ thì đề nghị Văn phòng hoặc quản trị."))
    return end_keys(person, by=person)


@whole()
def try_code(person: Person, code: str) -> bool:
    """Whether the number is what his app shows, or stands on the next line of his card; it is used up."""
    keys = live_keys(person).select_for_update()
    now = app_step(clock.real_now().timestamp())
    for key in keys:
        secret = opened_secret(key.sealed)
        if secret is None:
            continue
        if key.sort == SecondKey.CARD:
            places, length = range(key.used + 1, key.used + 2), CARD_LENGTH
        else:
            # A clock that was put back would shut him out until it has come so far again.
            first = key.used + 1 if key.used <= now + 1 else 0
            places, length = range(max(now - 1, first), now + 2), APP_LENGTH
        fitting = _fitting(secret, places, code, length)
        if fitting is not None:
            SecondKey.objects.filter(pk=key.pk).update(used=fitting)
            return True
    return False


@whole()
def demand_keys(congress: Congress, groups: Collection[str], *, by: Person) -> list[str]:
    """Which groups of this congress should have a second key. Raises Forbidden for who sets up none."""
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    if not by.has_perm("congress.add_congress"):
        raise Forbidden(_("Chỉ quản trị hệ thống thiết lập đại hội."))
    chosen = {code: str(label) for code, label in GROUPS if code in groups}
    if held.own.get(DEMAND, []) != list(chosen):
        held.own = held.own | {DEMAND: list(chosen)}
        held.save()
        log(by, held, DEMANDED % {"who": ", ".join(chosen.values()) or NOBODY})
    return list(chosen.values())


def _kept_anew(person: Person, sort: str, secret: bytes, *, used: int, by: Person) -> SecondKey:
    now = clock.real_now()
    person.second_keys.filter(sort=sort, ended=None).update(ended=now)
    return SecondKey.objects.create(
        person=person, sort=sort, sealed=sealed_secret(secret), used=used, by=by, made=now
    )


def _looked_at(person: Person, act: str, asked: str, by: Person) -> str | None:
    """How two looked at it, in words, once `by` may go on; None where it is `asked` of a second person.

    Whoever resets what stands before the account of one who signs comes to act as him: one alone may not.
    Without words there is nothing to ask for. Raises Forbidden.
    """
    if by.pk == person.pk:
        return ""
    mine = [ask for ask in asks_to_confirm(by) if (ask.person_id, ask.act) == (person.pk, act)]
    if not mine:
        only_keepers(person, by=by)
    if not asked or not needs_second(person):
        return ""
    seconds = second_people(person, by=by)
    if mine or not seconds:
        person.key_asks.filter(act=act, ended=None).update(ended=clock.real_now())
        return SEEN_TWICE % {"who": mine[0].by} if mine else NO_SECOND
    if not standing_asks().filter(person=person, act=act, by=by).exists():
        person.key_asks.filter(act=act, by=by, ended=None).update(ended=clock.real_now())
        KeyAsk.objects.create(person=person, act=act, by=by, made=clock.real_now())
        facts = {"by": by, "who": person, "when": _hour()}
        log(by, person, asked % facts)
        dear = spoken_to(person, person.association) or person
        tell_many(
            [(person, asked % (facts | {"who": dear})), *((one, asked % facts) for one in seconds)],
            event="account",
            by=by,
        )
    return None


def _note(person: Person, by: Person, own: str, others: str, seen: str) -> None:
    if by.pk == person.pk:
        log(by, person, own)
        return
    words = others % {"by": by, "when": _hour(), "seen": seen}
    log(by, person, words)
    tell(person, words, event="account", by=by)


def _hour() -> str:
    return f"{clock.now().astimezone(clock.HANOI):%H:%M ngày %d/%m/%Y}"


def _fitting(secret: bytes, places: range, code: str, length: int) -> int | None:
    """The place whose number was typed; None where it is none of them."""
    typed = bare(code)
    fits = [
        place for place in places if constant_time_compare(counted_code(secret, place, length=length), typed)
    ]
    return fits[0] if fits else None
