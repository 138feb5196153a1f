"""Which role of `congress.roles` is meant by what a list says: "Chánh Văn phòng" heads, "Phó …" deputises."""

from __future__ import annotations

from functools import cache

from django.utils import translation

from congress.roles import DELEGATE, ROLES
from workflows.text import clean, searchable

# The first words that tell; the longer before the shorter that begins like it.
_BEGINNINGS = (
    ("thu ky giup viec", "clerk"),
    ("van thu", "clerk"),
    ("nguoi giup viec", "clerk"),
    ("thu ky", "secretary"),
    ("to bien tap", "editor"),
    ("bien tap", "editor"),
    ("nguoi theo doi", "observer"),
    ("quan sat", "observer"),
    ("uy vien", "member"),
    ("uv", "member"),
    ("thanh vien", "member"),
    ("hoi vien", "member"),
    ("pho", "deputy"),
    ("truong", "head"),
    ("to truong", "head"),
    ("doan truong", "head"),
    ("chu tich", "head"),
    ("chanh", "head"),
    ("bi thu", "head"),
    ("giam doc", "head"),
    ("chu nhiem", "head"),
    ("nguoi dung dau", "head"),
    ("quyen", "head"),
    ("phu trach", "head"),
)


@cache
def _labels() -> dict[str, str]:
    """The names of the roles as a list writes them, which is in Vietnamese whatever the reader's language."""
    with translation.override("vi"):
        return {searchable(str(row.label)): code for code, row in ROLES.items()}


def role_meant(text: str) -> str:
    """The code of the role; "" where the words tell none. A lent seat is never meant: it has its own page."""
    said = searchable(text)
    if said in _labels():
        return _labels()[said].replace(DELEGATE, "")
    return next((code for words, code in _BEGINNINGS if f"{said} ".startswith(f"{words} ")), "")


def title_meant(text: str) -> str:
    """What the words say beyond the bare role: "Chánh Văn phòng" is a title, "Trưởng" is none."""
    return "" if searchable(text) in _labels() else clean(text)
