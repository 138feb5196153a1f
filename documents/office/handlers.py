"""What the office hangs into the rest: its links of the menu, what it entered by telephone for others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from congress.people.services.mailed_slips import KIND, mail_code
from congress.site.menu import hang_in
from documents.office.queries import ENTERED, unconfirmed_entries
from documents.office.services import confirm_entered
from documents.packages.unconfirmed import UnconfirmedSource, hang_in_unconfirmed
from workflows.background.kinds import Telling, background


@background(KIND, label=_("mã đặt lại mật khẩu"))
def mail_asked_code(_telling: Telling, *, username: str, address: str) -> str:
    """Beside the pages, so that nobody learns from how long it takes whether a name is one."""
    mail_code(username, address=address)
    return ""


hang_in("office", _("Văn phòng"), place="van-phong", order=60, only="of_office")
hang_in("guides", _("Hướng dẫn"), place="huong-dan", order=70)
hang_in_unconfirmed(ENTERED, UnconfirmedSource(unconfirmed_entries, confirm_entered))
