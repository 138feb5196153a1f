"""What labels of procedures name, and which body of a congress takes its place: "Chờ Hội đồng quản trị …"."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from congress.settingup.models import CongressKind
from workflows.kept import kept_by_the_book
from workflows.text import searchable

# Role -> how the shipped files name the body that fills it; of those that lead, by a kind that each leads.
BY_ROLE = {
    "standing": _("Thường trực"),
    "executive": _("Ban Thường vụ"),
    "board": _("Ban Chấp hành"),
    "inspector": _("Ban Kiểm tra"),
    "legal": _("Bộ phận pháp chế"),
}
BY_LED_KIND = {
    "BCCT": _("Tiểu ban Văn kiện"),
    "DANS": _("Tiểu ban Nhân sự"),
    "BCTC": _("Tiểu ban Tài chính"),
}
SUBCOMMITTEE = _("Tiểu ban")


@kept_by_the_book
def called_in_labels(congress: int) -> dict[str, str]:
    """Words of the files -> the body that takes its place in a congress, where it is called otherwise.

    In the reader's language and as the files write it. A place that several bodies take, and one whose
    body is called by the word and more, are left out: “Ủy ban Kiểm tra” is no “Ban Kiểm tra”.
    """
    columns = ("code", "bound", "congress__bodies__code", "congress__bodies__name")
    # One question: it stands under every page that shows where a package is.
    rows = CongressKind.objects.filter(congress=congress).order_by().values_list(*columns)
    names: dict[str, str] = {}
    bound: dict[str, dict[str, list[str]]] = {}
    for kind, held, code, name in rows:
        names[code], bound[kind] = name, held
    taking = defaultdict[Any, set[str]](set)
    for kind, roles in bound.items():
        for role, codes in roles.items():
            words = BY_LED_KIND.get(kind) if role == "lead" else BY_ROLE.get(role)
            taking[words].update(names[code] for code in codes if code in names)
    taken = {words: min(held) for words, held in taking.items() if words and len(held) == 1}
    if names and not any(_says(name, SUBCOMMITTEE) for name in names.values()):
        taken[SUBCOMMITTEE] = str(_("cơ quan chủ trì"))
    others = {words: name for words, name in taken.items() if not _says(name, words)}
    return {str(words): name for words, name in others.items()} | {
        _as_filed(words): name for words, name in others.items()
    }


def _says(name: str, words: Any) -> bool:
    return searchable(name).startswith(searchable(_as_filed(words)))


def _as_filed(words: Any) -> str:
    """The word of the files, whatever the reader's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(words)
