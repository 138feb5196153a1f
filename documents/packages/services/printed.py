"""Rows that papers of a package print were changed: a step says so, or the package is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.handlers import happened
from documents.packages.models.packages import Package
from workflows.engine.contents import contents_changed
from workflows.errors import NotNow

if TYPE_CHECKING:
    from collections.abc import Collection


def printed_changed(packages: Collection[int], name: str, *, by: Any) -> None:
    """Say of each of these that `name` was changed, in the transaction of the verb that judged who may.

    One that others judge gets a step, and what was decided of it does not count for what is printed now; of
    one that has ended whoever is hung in hears. One whose procedure has no consultation is not concerned.
    """
    held = Package.objects.select_for_update(of=("self",)).filter(pk__in=packages).order_by("pk")
    for one in held.select_related("procedure", "current"):
        if one.is_sealed:
            contents_changed(one, name, by=by)
        elif one.has_ended and one.definition.in_phase("consultation"):
            happened("printed_after_end", one, by=by)


def refuse_settling_after_end(package: Package) -> None:
    """Raise NotNow once the package is signed or given up: what was printed then is what stands there."""
    if package.has_ended:
        words = _("Hồ sơ ở bước “%(stage)s”: muốn đổi kết quả tiếp thu, giải trình phải mở lại hồ sơ trước.")
        raise NotNow(words % {"stage": package.stage_label})
