"""The links of the menu that belong to no subject, what a set-up asks of paper, and the night."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from congress.settingup.offers import exports_congress, fits_letterhead
from congress.site.menu import hang_in
from congress.site.upkeep import remind
from documents.desk import night  # noqa: F401 - what it registers is all that is wanted
from documents.desk.archive import write_whole_archive
from documents.packages.queries.store import words_of_backup
from documents.paper.letterhead import fitted

hang_in("my-work", _("Việc cần xử lý"), place="", order=10)
hang_in("package-list", _("Hồ sơ văn kiện"), place="ho-so", order=20)
hang_in("backup", _("Sao lưu"), place="sao-luu", order=95, only="keeps")
hang_in("notices", _("Thông báo"), place="thong-bao", order=50, count=True)

fits_letterhead(fitted)
exports_congress(write_whole_archive)
remind("backup", words_of_backup)
