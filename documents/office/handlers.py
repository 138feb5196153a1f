"""What the office hangs into the rest: its links of the menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from congress.site.menu import hang_in

hang_in("office", _("Văn phòng"), place="van-phong", order=60, only="of_office")
hang_in("guides", _("Hướng dẫn"), place="huong-dan", order=70)
