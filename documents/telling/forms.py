"""Forms of telling: what came of telling somebody, and in which way one is told."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.news import PassedOn
from congress.people.models.people import Person
from documents.packages.forms.fields import EMPTY, OnceForm, count_field, offered_words_field, words_field
from documents.packages.forms.typed import field_as
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.telling.rows import UrgeLine

# The order in which the buttons of a row stand.
OUTCOMES = tuple((code, label) for code, label in PassedOn.OUTCOMES)

_MOVED_MEANWHILE = _(
    "Việc hoặc thời hạn của người này vừa thay đổi; nội dung theo mẫu nay là: %(words)s "
    "Đề nghị xem lại lời đã sửa."
)


def mark_of_words(words: str) -> str:
    """What tells these words from others, however a browser ends their lines."""
    return sha256(clean(words, lines=True).encode()).hexdigest()


class PassOnForm(OnceForm):
    """The text for one person, in which way he was told it, and up to which row it tells."""

    words = words_field(_("Nội dung báo tin"), rows=6)
    way = forms.ChoiceField(label=_("Cách báo"), choices=Person.WAYS, error_messages=EMPTY)
    news = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62)

    def told_so(self) -> dict[str, Any]:
        """What the verb is told, but for the button that was pressed."""
        return dict(self.cleaned_data)


class WayForm(forms.Form):
    """In which way the reader wants to be told."""

    use_required_attribute = False
    way = forms.ChoiceField(
        label=_("Cách nhận tin"), choices=[("", _("– Chưa chọn –")), *Person.WAYS], required=False
    )
    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=254,
        required=False,
        help_text=_("Chỉ cần khi nhận tin qua thư điện tử."),
    )

    daily = forms.BooleanField(
        label=_("Gộp thành một thư tổng hợp mỗi ngày làm việc"),
        required=False,
        help_text=_("Không chọn thì mỗi việc một thư, gửi ngay."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        now = {name: getattr(person, name) for name in ("way", "email", "daily")}
        super().__init__(*args, **kwargs | {"initial": now})


class LettersForm(OnceForm):
    """Which bodies get a letter today; its number where the paper book gave one."""

    bodies = forms.TypedMultipleChoiceField(
        label=_("Cơ quan nhận công văn"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn cơ quan nào.")},
    )
    number = count_field(_("Số đã ghi ở sổ giấy"), required=False)

    def __init__(self, *args: Any, bodies: Sequence[tuple[int, str]], coming: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "bodies", forms.TypedMultipleChoiceField).choices = bodies
        words = _t("Để trống thì lấy số tiếp theo trong Sổ văn bản đi: %(number)s.")
        self.fields["number"].help_text = words % {"number": coming}


class UrgeForm(forms.Form):
    """Whom to remind, each in words that may be changed; bodies above are not ticked beforehand."""

    use_required_attribute = False

    def __init__(self, *args: Any, lines: Sequence[UrgeLine], quiet: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if quiet:
            self.fields["at_once"] = forms.BooleanField(label=_("Vẫn gửi ngay bây giờ"), required=False)
        for line in lines:
            key = line.person.pk
            self.fields[f"chosen-{key}"] = forms.BooleanField(
                label=line.name, required=False, initial=not line.upwards
            )
            label = _("Nội dung gửi %(who)s") % {"who": line.name}
            self.fields[f"words-{key}"] = offered_words_field(label, line.words, rows=3)
            # The words that stood on the page: whoever leaves them sends those that hold when they are sent.
            self.fields[f"stood-{key}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, max_length=64, initial=mark_of_words(line.words)
            )
        self.lines = lines

    def rows(self) -> list[tuple[UrgeLine, Any, Any, Any]]:
        """Each line with its three fields, as the page draws them."""
        keys = [(line, line.person.pk) for line in self.lines]
        return [
            (line, self[f"chosen-{key}"], self[f"words-{key}"], self[f"stood-{key}"]) for line, key in keys
        ]

    def clean(self) -> dict[str, Any]:
        """Whoever changed the words for somebody whose work was moved meanwhile looks at it again."""
        told = super().clean() or self.cleaned_data
        for line in self.lines:
            key = line.person.pk
            stood, chosen = told.get(f"stood-{key}"), told.get(f"chosen-{key}")
            if chosen and self._changed(key) and stood and stood != mark_of_words(line.words):
                self.add_error(f"words-{key}", _MOVED_MEANWHILE % {"words": line.words})
        return told

    def _changed(self, key: int) -> bool:
        """Whether somebody wrote words of his own."""
        words = self.cleaned_data.get(f"words-{key}", "")
        return bool(words) and mark_of_words(words) != self.cleaned_data.get(f"stood-{key}")

    @property
    def at_once(self) -> bool:
        """Whether they go now although nobody should be disturbed."""
        return bool(self.cleaned_data.get("at_once"))

    def chosen(self) -> dict[int, str]:
        """Id of each who was ticked -> the words for him, "" for those that stood on the page."""
        keys = [line.person.pk for line in self.lines if self.cleaned_data.get(f"chosen-{line.person.pk}")]
        return {key: self.cleaned_data[f"words-{key}"] if self._changed(key) else "" for key in keys}
