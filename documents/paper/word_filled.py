"""A Word model filled with the words of a paper: no call, no filter, nothing but its fields."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from documents.paper.letterhead import above_number
from documents.paper.official import sent_to_lines
from documents.paper.word_models import WORD_MODELS
from workflows.text import composed

if TYPE_CHECKING:
    from documents.paper.official import OfficialPaper, PlaceToSign

_WRITTEN = datetime(2020, 3, 5, tzinfo=UTC)


def filled_word(data: bytes, paper: OfficialPaper) -> bytes:
    """The model with the words of the paper in its fields; the same bytes for the same words."""
    return with_fields(data, words_of_fields(paper))


def words_of_fields(paper: OfficialPaper) -> dict[str, Any]:
    """What each field of the paper's model holds."""
    model, head = WORD_MODELS[paper.model], paper.head
    above = above_number(head.org_lines) if head.under else ()
    told: dict[str, Any] = {
        "co_quan_tren": list(above),
        "co_quan": [head.under] if head.under else list(above_number(head.org_lines)),
        "so_ky_hieu": head.number_in_words,
        "dia_danh_ngay": head.day_in_words,
        "luu_hanh": _("LƯU HÀNH NỘI BỘ") if head.internal else "",
        "ve_viec": head.about,
        "du_thao": paper.mark,
        "ten_loai": paper.kind,
        "trich_yeu": paper.about,
        "kinh_gui": list(sent_to_lines(paper.to)),
        "mo_dau": list(paper.opening),
        "loi_dan": paper.ordered,
        "cac_muc": _sections(paper.sections),
        "cac_muc_sau": _sections(paper.after),
        "cac_phu_luc": _sections(paper.annexes),
        "bang": [
            {column.name: words for column, words in zip(model.columns, row, strict=True)}
            for row in paper.rows
        ],
        "noi_nhan": _ended(paper.recipients),
        "nguoi_ky": _signs(paper.right),
        "nguoi_ky_trai": _signs(paper.left),
    }
    return {field.name: _composed(told[field.name]) for field in model.fields}


def parts_with_fields(data: bytes) -> list[str]:
    """The parts of a model in which fields may stand, as they are read when it is filled."""
    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    parts = [template.get_xml()]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _key, part in template.get_headers_footers(kind)]
    return [str(template.patch_xml(part)) for part in parts]


def with_fields(data: bytes, told: dict[str, Any]) -> bytes:
    """The model with these words in its fields. Raises whatever the libraries do of a spoilt one."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(told, SandboxedEnvironment(autoescape=True, undefined=StrictUndefined), autoescape=True)
    facts = template.docx.core_properties
    facts.created = facts.modified = _WRITTEN
    out = io.BytesIO()
    template.save(out)
    return _same_always(out.getvalue())


def _same_always(data: bytes) -> bytes:
    """The container without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as found, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in found.namelist():
            made.writestr(zipfile.ZipInfo(name), found.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sections(sections: tuple[tuple[str, tuple[str, ...]], ...]) -> list[dict[str, Any]]:
    return [{"tieu_de": heading, "cac_doan": list(words)} for heading, words in sections]


def _signs(place: PlaceToSign | None) -> dict[str, str]:
    if place is None:
        return {"quyen_han": "", "chuc_vu": "", "ho_ten": ""}
    return {"quyen_han": place.form, "chuc_vu": place.title, "ho_ten": place.name}


def _ended(names: tuple[str, ...]) -> list[str]:
    """The recipients, each with the sign that ends its line (Phụ lục I, mục II.9)."""
    shown = [name.rstrip(";.") for name in names if name]
    return [f"{name}{';' if number < len(shown) else '.'}" for number, name in enumerate(shown, 1)]


def _composed(value: Any) -> Any:
    """Text in NFC without what XML cannot hold."""
    if isinstance(value, str):
        kept = (sign for sign in value if sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
        return composed("".join(kept))
    if isinstance(value, dict):
        return {name: _composed(inside) for name, inside in value.items()}
    return [_composed(inside) for inside in value]
