"""Whether store and database belong together; since when no backup was made, and from when that is told."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from documents.packages.models.drafts import Blob
from documents.packages.models.stores import BackupTaken, StoreMark
from documents.texts.files import MARK, PAPERS
from workflows import clock
from workflows.models import Job

# So many files may come or go without anybody having taken one store for another.
FEW = 10
# Days without a backup after which administrators are told.
LONG = 7


def known_names() -> set[str]:
    """Names of all files in the books, and of the papers that a worker made."""
    made = Job.objects.exclude(made="").values_list("made", flat=True)
    return {*Blob.objects.values_list("name", flat=True), *made}


def store_fault(known: set[str], *, claiming: bool = False) -> str:
    """Why this store seems not to be this database's, as a sentence; "" when nothing speaks against it.

    A store without a mark speaks against it by every file that is not in the books, unless somebody says
    that it is this database's (`claiming`): then only when most are not.
    """
    facts: dict[str, object] = {"folder": PAPERS.place, "mark": MARK}
    mark = PAPERS.mark()
    if mark and not StoreMark.objects.filter(code=mark).exists():
        words = _(
            "Kho tệp %(folder)s mang dấu của cơ sở dữ liệu khác. Cần kiểm tra DATABASE_URL và FILES_ROOT; "
            "nếu đúng là kho này thì xóa tệp %(mark)s trong kho rồi chạy lại manage.py daily."
        )
        return words % facts
    there = PAPERS.names()
    if len(known) > FEW and known.isdisjoint(there):
        words = _(
            "Kho tệp %(folder)s không có tệp nào trong số %(count)d tệp đã ghi sổ. Cần kiểm tra FILES_ROOT."
        )
        return words % {**facts, "count": len(known)}
    unknown = len(there - known)
    facts |= {"count": unknown, "all": len(there)}
    if unknown and 2 * unknown > len(there) and (unknown > FEW or not mark):
        words = _(
            "Kho tệp %(folder)s có %(count)d trên %(all)d tệp không có trong sổ. "
            "Cần kiểm tra DATABASE_URL và FILES_ROOT."
        )
        return words % facts
    if unknown and not mark and not claiming:
        words = _(
            "Kho tệp %(folder)s chưa mang dấu của cơ sở dữ liệu nào và có %(count)d trên %(all)d tệp không "
            "có trong sổ. Nếu đúng là kho của cơ sở dữ liệu này thì chạy manage.py daily --claim."
        )
        return words % facts
    return ""


def words_of_backup() -> str:
    """What an administrator is told where the last backup is long ago, or none was ever made; else ""."""
    last = BackupTaken.objects.values_list("at", flat=True).first()
    if settings.DEMO or (last is None and not Blob.objects.exists()):
        return ""
    if last is None:
        return _("Chưa sao lưu lần nào. Cần chạy manage.py backup, hoặc tải bản sao lưu ở trang Sao lưu.")
    days = (clock.real_now() - last).days
    words = _("Đã %(days)d ngày chưa sao lưu. Cần chạy manage.py backup, hoặc tải về ở trang Sao lưu.")
    return words % {"days": days} if days >= LONG else ""
