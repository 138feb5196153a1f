"""A code to set another password, by mail: anybody asks for it, and only he whose it is learns of it."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext_noop as _kept

from congress.people.models.offices import Slip
from congress.people.models.people import Person
from congress.people.queries.eyes import needs_second
from congress.people.services.journal import log
from congress.people.words.codes import fresh_slip_code, printed_code
from workflows import clock
from workflows.background.asking import asked_for
from workflows.text import clean

KIND, MINUTES = "code-by-mail", 30
SUBJECT = _kept("Mã đặt lại mật khẩu")
LETTER = _kept(
    "Kính gửi %(who)s,\n\nTheo đề nghị lúc %(when)s, mã đặt lại mật khẩu là %(code)s, dùng một lần trong "
    "%(minutes)d phút. Mở trang %(address)s, nhập tên đăng nhập, mã này và mật khẩu mới.\n\nKhông đề nghị "
    "việc này thì mật khẩu vẫn như cũ; kính đề nghị báo Văn phòng. Không đưa mã này cho ai.\n\nTrân trọng."
)


def request_mailed_code(username: str, *, address: str) -> None:
    """Whoever asks gets the same answer at once; a worker looks whose name it is, once an hour a name."""
    hour = f"{clean(username).lower()} {clock.real_now():%Y-%m-%d %H}"
    facts = {"username": clean(username), "address": address}
    asked_for(KIND, hashlib.sha256(hour.encode()).hexdigest()[:40], facts=facts)


def mail_code(username: str, *, address: str) -> None:
    """A slip whose code goes to his mail; slips that were printed for him stay good.

    Nothing for who has no address of mail, for administrators, and for those whose slip a second person
    must see: whoever reads another's mail must not come to sign as him.
    """
    person = Person.objects.filter(username__iexact=username, is_active=True).exclude(email="").first()
    if person is None or person.is_superuser or person.is_staff or needs_second(person):
        return
    code, now = fresh_slip_code(), clock.real_now()
    with transaction.atomic():
        Slip.objects.create(
            person=person,
            digest=make_password(code),
            issued_by=person,
            issued=now,
            expires=now + timedelta(minutes=MINUTES),
        )
        log(person, person, _kept("Gửi mã đặt lại mật khẩu qua thư điện tử"))
    facts = {"who": f"{person.honorific} {person.full_name}".strip(), "when": clock.in_words(clock.now())}
    facts |= {"code": printed_code(code), "address": address}
    words = LETTER % (facts | {"minutes": MINUTES})
    EmailMessage(SUBJECT, words, to=[person.email], headers={"Auto-Submitted": "auto-generated"}).send()
