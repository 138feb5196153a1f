"""Files on their way through a form: several photographs, kept over a refusal, old letters asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from django import forms
from django.core import signing
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.answers.values import NewPart
from documents.packages.services.readings import first_look
from documents.texts.reading.reader import converted

KEPT_FOR = 24 * 3600
RIGHT, WRONG = "dung", "sai"
FONTS = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI"}
# Lines of a text that are enough to see whether its letters are right.
SHOWN_LINES = 12


class Photographs(forms.ClearableFileInput):
    """A file, or several photographs of one paper."""

    allow_multiple_selected = True


class PaperField(forms.FileField):
    """A field whose files are read with `getlist`; what Django cleans is the last of them."""

    widget = Photographs

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The last file; that each is named and not too long a name is asked of all."""
        chosen = data if isinstance(data, list) else [data]
        cleaned = [super(PaperField, self).clean(one, initial) for one in chosen]
        return cleaned[-1] if cleaned else None


@dataclass(frozen=True, slots=True)
class Preview:
    """A text in an old font: its first lines as typed, and turned into Unicode."""

    name: str
    font: str
    lines: tuple[tuple[str, str], ...]


def packed(parts: Iterable[NewPart], *, salt: str) -> str:
    """Stored files in a signed field, so that a refused form need not send them again."""
    return signing.dumps([asdict(part) for part in parts], salt=salt, compress=True)


def unpacked(text: str, *, salt: str) -> list[NewPart]:
    """What `packed` made, [] for anything else or after a day."""
    try:
        return [NewPart.from_row(row) for row in signing.loads(text, salt=salt, max_age=KEPT_FOR)]
    except signing.BadSignature:
        return []


class Asking(Protocol):
    """A form with files that may be in old fonts."""

    data: Any
    fields: dict[str, forms.Field]
    previews: Sequence[Preview]

    def add_prefix(self, field_name: str) -> str:
        """The name of a field as it is sent."""
        ...

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what is wrong with a field."""
        ...


def settled(form: Asking, part: NewPart) -> NewPart:
    """The part with what was answered about its old letters; a question not yet answered joins the form.

    The question stands in `form.previews` and as the field `chu_<part>`, with its error.
    """
    if not part.font or part.converted is not None:
        return part
    name = f"chu_{part.code}"
    answered = form.data.get(form.add_prefix(name))
    if answered in (RIGHT, WRONG):
        return replace(part, converted=answered == RIGHT)
    form.fields[name] = _question(part)
    form.previews = (*form.previews, preview(part))
    form.add_error(name, _t("Đề nghị xem trước bản chuyển sang Unicode ở trên rồi chọn."))
    return part


def preview(part: NewPart) -> Preview:
    """The first lines of a file in an old font, before and after. Reads the file."""
    typed = first_look(part)
    pairs = zip(typed.text.split("\n"), converted(typed).text.split("\n"), strict=False)
    return Preview(part.name, FONTS.get(part.font, part.font), tuple(pairs)[:SHOWN_LINES])


def _question(part: NewPart) -> forms.ChoiceField:
    facts = {"name": part.name, "font": FONTS.get(part.font, part.font)}
    return forms.ChoiceField(
        label=_t("%(name)s dùng phông chữ cũ %(font)s. Bản chuyển sang Unicode có đúng không?") % facts,
        choices=[
            (RIGHT, _("Đúng: dùng bản chuyển này để đọc, so sánh và góp ý")),
            (WRONG, _("Không đúng: chỉ lưu tệp, không đọc nội dung")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Tệp gửi lên được giữ nguyên trong cả hai trường hợp."),
    )
