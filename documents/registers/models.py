"""One line of a book of papers, and what was changed in it afterwards; neither is ever written over."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.associations import Association
from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonTable

OUT, IN = "out", "in"
BOOKS = ((OUT, _("Sổ văn bản đi")), (IN, _("Sổ văn bản đến")))
# Nghị định 30/2020/NĐ-CP, Phụ lục III. A letter bears none of these: its sign names who wrote it.
LETTER = "CV"
KINDS = {
    LETTER: _("Công văn"),
    "NQ": _("Nghị quyết"),
    "QĐ": _("Quyết định"),
    "CT": _("Chỉ thị"),
    "QC": _("Quy chế"),
    "QyĐ": _("Quy định"),
    "TC": _("Thông cáo"),
    "TB": _("Thông báo"),
    "HD": _("Hướng dẫn"),
    "CTr": _("Chương trình"),
    "KH": _("Kế hoạch"),
    "PA": _("Phương án"),
    "ĐA": _("Đề án"),
    "BC": _("Báo cáo"),
    "BB": _("Biên bản"),
    "TTr": _("Tờ trình"),
    "HĐ": _("Hợp đồng"),
    "GUQ": _("Giấy ủy quyền"),
    "GM": _("Giấy mời"),
    "GGT": _("Giấy giới thiệu"),
    "PG": _("Phiếu gửi"),
    "PC": _("Phiếu chuyển"),
    # No kind of the Decree: the house's own.
    "PTĐ": _("Phiếu thẩm định"),
}


def cited(number: int, mark: str) -> str:
    """A number as papers cite it: "05/QĐ-HTS"; without a mark "05"."""
    return f"{number:02d}/{mark}" if mark else f"{number:02d}"


class RegisterLine(AppendOnly, Ledgered):
    """One paper in a book of an association: its number is never given again, also when it is cancelled.

    Numbers run by year and, for papers that leave, by what follows the stroke (`mark`, "QĐ-HTS"). Of a
    paper that arrived `mark` is "", `sign` its own number and sign, `arrived` the day that decides.
    """

    free_words = ("about", "other", "note", "sign")

    association = models.ForeignKey(Association, models.PROTECT, related_name="register_lines")
    book = models.CharField(_("sổ"), max_length=3, choices=BOOKS)
    year = models.PositiveSmallIntegerField(_("năm"))
    mark = models.CharField(_("ký hiệu"), max_length=40, blank=True)
    number = models.PositiveIntegerField(_("số"))
    kind = models.CharField(_("tên loại"), max_length=10, blank=True)
    day = models.DateField(_("ngày của văn bản"), null=True, blank=True)
    arrived = models.DateField(_("ngày đến"), null=True, blank=True)
    sign = models.CharField(_("số, ký hiệu của nơi gửi"), max_length=60, blank=True)
    about = models.CharField(_("trích yếu nội dung"), max_length=500)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    other = models.CharField(_("nơi nhận, nơi gửi"), max_length=500, blank=True)
    kept = models.CharField(_("đơn vị, người nhận, nơi lưu bản chính"), max_length=300, blank=True)
    copies = models.PositiveSmallIntegerField(_("số lượng bản"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    package = models.ForeignKey(Package, models.PROTECT, null=True, blank=True, related_name="register_lines")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người vào sổ"))
    at = models.DateTimeField(_("vào sổ lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("dòng trong sổ văn bản")
        verbose_name_plural = _("sổ văn bản")
        ordering = ("year", "mark", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("association", "book", "year", "mark", "number"), name="register_number_once"
            ),
        ]

    def __str__(self) -> str:
        """As papers cite it: "05/QĐ-HTS"; of one that arrived the number of its arrival."""
        return cited(self.number, self.mark)


class RegisterChange(AppendOnly, Ledgered):
    """What was put right in a line (`facts`: column -> what it says from then on), or that it is no more."""

    free_words = ("reason",)
    told_short = ("facts",)

    line = models.ForeignKey(RegisterLine, models.PROTECT, related_name="changes")
    cancelled = models.BooleanField(_("hủy số"), default=False)
    facts = JsonTable(default=dict, blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người sửa"))
    at = models.DateTimeField(_("sửa lúc"), default=clock.now)

    class Meta:
        verbose_name = _("sửa đổi trong sổ văn bản")
        verbose_name_plural = _("sửa đổi trong sổ văn bản")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.line)
