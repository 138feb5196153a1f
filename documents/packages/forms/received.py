"""Files on their way through a form: several photographs, kept over a refusal, old letters asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.answers.values import NewPart
from documents.packages.forms.fields import TextField
from documents.packages.forms.typed import field_as, retyped
from documents.packages.services.paper_words import first_look
from documents.packages.services.taking_in import receive_all, receive_text, take_in
from documents.texts.files import StoreFull
from documents.texts.reading.reader import converted
from documents.texts.uploads.kinds import ALL, FileKinds
from documents.texts.uploads.reasons import NotTaken

PAGES_AT_ONCE = _("Nhiều ảnh chụp của một văn bản thì chọn cùng lúc, theo thứ tự trang.")
KEPT_FOR = 24 * 3600
RIGHT, WRONG = "dung", "sai"
FONTS = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI"}
# Lines of a text that are enough to see whether its letters are right.
SHOWN_LINES = 12


class Photographs(forms.ClearableFileInput):
    """A file, or several photographs of one paper."""

    allow_multiple_selected = True


class PaperField(forms.FileField):
    """A field for papers of some kinds; what Django cleans is the last of its files, the form takes them in.

    The page offers only files of these kinds. `read` is False where the words of a paper belong nowhere.
    """

    widget = Photographs

    def __init__(self, *, choice: FileKinds = ALL, read: bool = True, **options: Any) -> None:
        self.choice, self.read = choice, read
        super().__init__(required=False, allow_empty_file=True, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The endings of its kinds."""
        return {**super().widget_attrs(widget), "accept": self.choice.accept}

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The last file; that each is named and not too long a name is asked of all."""
        chosen = data if isinstance(data, list) else [data]
        cleaned = [super(PaperField, self).clean(one, initial) for one in chosen]
        return cleaned[-1] if cleaned else None

    def taken(self, sent: Sequence[Any], *, part: str, title: str) -> NewPart:
        """The files taken in as one part. Raises NotTaken, StoreFull."""
        take = take_in if self.read else receive_all
        return take(sent, part=part, title=title, choice=self.choice)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part that a form asks for: in which field its files are, or what was typed in their place."""

    field: str
    part: str
    title: str
    text: str = ""


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


class ReceivingForm(forms.Form):
    """A form with files: each is taken in once, kept over a refusal, and asked about if its letters are old.

    What was taken in stands in `received` by the code of its part. A form to be tried again carries it in
    the signed field `kept`, which no other form takes; `status` is the answer to one that comes back, also
    where the store is full.
    """

    use_required_attribute = False
    status = 422
    previews: Sequence[Preview] = ()
    kept = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.received: dict[str, NewPart] = {}

    def wanted(self) -> Sequence[Wanted]:
        """The parts that the form asks for, now that its other fields are read."""
        raise NotImplementedError

    @property
    def kept_as(self) -> str:
        """What tells the files of this form from those of another."""
        return type(self).__name__

    @property
    def paper(self) -> NewPart | None:
        """The file of a form that asks for one."""
        return next(iter(self.received.values()), None)

    @property
    def kept_names(self) -> str:
        """Names of the files that need not be chosen again."""
        return ", ".join(part.name for part in self.received.values())

    def clean(self) -> dict[str, Any]:
        """Inspect, read and store each file; what a refused try has stored comes back in `kept`."""
        cleaned = super().clean() or {}
        name = self.add_prefix("kept")
        kept = {part.code: part for part in unpacked(self.data.get(name, ""), salt=self._salt)}
        found = ((one, self._taken(one) or kept.get(one.part)) for one in self.wanted())
        self.received = {one.part: self._settled(part) for one, part in found if part}
        if self.received:
            self.data = retyped(self.data, {name: packed(self.received.values(), salt=self._salt)})
        return cleaned

    @property
    def _salt(self) -> str:
        return f"documents.kept.{self.kept_as}"

    def _taken(self, one: Wanted) -> NewPart | None:
        sent = self.files.getlist(self.add_prefix(one.field)) if self.files else []
        try:
            if sent:
                return field_as(self, one.field, PaperField).taken(sent, part=one.part, title=one.title)
            return receive_text(one.text, part=one.part, title=one.title) if one.text.strip() else None
        except (NotTaken, StoreFull) as refused:
            self.add_error(one.field, str(refused))
            self.status = refused.status
        return None

    def _settled(self, part: NewPart) -> NewPart:
        """The part with what was answered about its old letters; a question not yet answered joins the form.

        The question stands in `previews` and as the field `chu_<part>`, with its error.
        """
        if not part.font or part.converted is not None:
            return part
        name = f"chu_{part.code}"
        answered = self.data.get(self.add_prefix(name))
        if answered in (RIGHT, WRONG):
            return replace(part, converted=answered == RIGHT)
        facts = {"name": part.name, "font": FONTS.get(part.font, part.font)}
        self.fields[name] = forms.ChoiceField(
            label=_t("%(name)s dùng phông chữ cũ %(font)s. Bản chuyển sang Unicode có đúng không?") % facts,
            choices=[
                (RIGHT, _("Đúng: dùng bản chuyển này để đọc, so sánh và góp ý")),
                (WRONG, _("Không đúng: chỉ lưu tệp, không đọc nội dung")),
            ],
            widget=forms.RadioSelect,
            help_text=_("Tệp gửi lên được giữ nguyên trong cả hai trường hợp."),
        )
        self.previews = (*self.previews, preview(part))
        self.add_error(name, _t("Đề nghị xem trước bản chuyển sang Unicode ở trên rồi chọn."))
        return part


def preview(part: NewPart) -> Preview:
    """The first lines of a file in an old font, before and after. Reads the file."""
    typed = first_look(part)
    pairs = zip(typed.text.split("\n"), converted(typed).text.split("\n"), strict=False)
    return Preview(part.name, FONTS.get(part.font, part.font), tuple(pairs)[:SHOWN_LINES])
