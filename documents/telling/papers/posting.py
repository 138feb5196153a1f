"""A round of the postman: what is new is put into letters, and letters are sent while time lasts."""

from __future__ import annotations

import logging
import smtplib
import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import get_connection

from congress.people.models.mailings import Mailing
from congress.people.services.mailing import (
    letter_ended,
    letter_waits,
    people_to_mail,
    put_into_letters,
    taken_letter,
)
from documents.telling.papers.letter import letter_by_mail
from documents.telling.rules.hours import may_disturb
from workflows import clock

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger(__name__)
# Seconds that a round may take of the worker's minute.
ROUND = 20
# Of a server that says so for good, for this letter alone.
FOR_GOOD = 500


def post_round(*, seconds: float = ROUND) -> int:
    """Gather and send; how many letters left. Nothing at all where this site sends no mail.

    What waits when the time is over, or the server is away, waits for the next round. Two rounds at once
    never hold the same letter.
    """
    if not settings.MAIL_URL:
        return 0
    for person in people_to_mail(daily=False):
        put_into_letters(person, day=None)
    if may_disturb(clock.now()):
        for person in people_to_mail(daily=True):
            put_into_letters(person, day=clock.today())
    until, sent, connection = time.monotonic() + seconds, 0, get_connection()
    try:
        while time.monotonic() < until and (letter := taken_letter()):
            outcome = post_letter(letter, connection)
            sent += outcome == Mailing.SENT
            if outcome == Mailing.WAITING:
                break
    finally:
        connection.close()
    return sent


def post_letter(letter: Mailing, connection: BaseEmailBackend) -> str:
    """What became of one letter; WAITING where the server, not the letter, is at fault."""
    message = letter_by_mail(letter, connection)
    if message is None:
        letter_ended(letter, Mailing.VOID)
        return Mailing.VOID
    try:
        message.send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return _failed(letter, error)
    letter_ended(letter, Mailing.SENT)
    return Mailing.SENT


def _failed(letter: Mailing, error: Exception) -> str:
    """For good, the office is told; for now, it is tried again; a server that is away ends the round."""
    code: int
    said: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPDataError):
        code, said = error.smtp_code, error.smtp_error
    elif isinstance(error, ValueError):
        # An address or a name that can stand in no letter.
        code, said = FOR_GOOD, str(error)
    else:
        log.warning("the server of mails did not answer: %s", error)
        letter_waits(letter, reason=str(error))
        return Mailing.WAITING
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    if code >= FOR_GOOD:
        letter_ended(letter, Mailing.REFUSED, reason=f"{code} {words}")
    else:
        letter_waits(letter, reason=f"{code} {words}")
    return Mailing.REFUSED
