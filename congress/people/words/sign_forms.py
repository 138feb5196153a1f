"""In which form one signs who is not the head, or not the head for good (Nghị định 30/2020, Điều 13)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTING, DEPUTY, ORDER, DELEGATED = "Q", "KT", "TL", "TUQ"
FORMS_OF_SIGNING = (
    (ACTING, _("Q. (quyền)")),
    (DEPUTY, _("KT. (ký thay)")),
    (ORDER, _("TL. (thừa lệnh)")),
    (DELEGATED, _("TUQ. (thừa ủy quyền)")),
)
# Those that a head lends, and those in which one leads in the place of a head.
LENT_FORMS = FORMS_OF_SIGNING[1:]
LEADING_FORMS = FORMS_OF_SIGNING[:2]
