"""One letter by mail: its words as they hold when it is sent, and what a server of mails said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.news import still_true
from congress.settingup.queries import office_of
from documents.paper.language import on_paper
from documents.telling.words.messages import in_sentences, message_to
from documents.telling.words.things import things_in

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

    from congress.people.models.mailings import Mailing

SUBJECT = _kept("%(congress)s: %(count)d việc cần biết")


@on_paper()
def letter_by_mail(mailing: Mailing, connection: BaseEmailBackend) -> EmailMessage | None:
    """The letter; None where nothing of it holds any more: work that was done, a day that was changed.

    The subject names the congress alone: it is shown on locked telephones.
    """
    rows = list(mailing.news.filter(seen=None).select_related("by", "body").order_by("-id"))
    told = in_sentences(list(still_true(rows)))
    texts = [sentence.text for sentence in told]
    if not texts:
        return None
    congress = mailing.congress
    office, _people = office_of(congress)
    called = office.name if office else _kept("Văn phòng")
    subject = SUBJECT % {
        "congress": congress.short_name,
        "count": len(things_in(texts)),
    }
    return EmailMessage(
        subject,
        message_to(mailing.person, texts, congress, called, upwards=any(one.upwards for one in told)),
        to=[mailing.person.email],
        headers={"Message-ID": mailing.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
