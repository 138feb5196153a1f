"""The links of the menu that belong to no subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from congress.site.menu import hang_in

hang_in("my-work", _("Việc cần xử lý"), place="", order=10)
hang_in("package-list", _("Hồ sơ văn kiện"), place="ho-so", order=20)
hang_in("notices", _("Thông báo"), place="thong-bao", order=50)
