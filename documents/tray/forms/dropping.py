"""Files on their way into the tray: many at once, each taken in for itself or all as pages of one paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from documents.packages.forms.fields import OnceForm, TextField, day_field
from documents.packages.forms.received import PaperField, packed, unpacked
from documents.packages.forms.typed import leave_tacit, retyped
from documents.packages.incoming import INCOMING_GROUNDS, SPOKEN
from documents.packages.services.taking_in import receive, receive_all
from documents.texts.files import StoreFull
from documents.texts.uploads.kinds import ALL, PHOTOS
from documents.texts.uploads.reasons import NotTaken
from documents.tray.services.dropping import MOST_AT_ONCE, Arrival
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from documents.packages.answers.values import NewPart

# Kept as the name of the file, so in Vietnamese whatever language the page is in.
JOINED = _kept("Ảnh ghép")
_SALT = "documents.tray"
# The code of a part means nothing here: papers of the tray belong to no draft.
_PART = "giay"


class DropForm(OnceForm):
    """What has arrived, how and when; sound files are kept over a refusal and need not be chosen again.

    `received` are the files taken in; `status` is the answer to a form that comes back.
    """

    status = 422
    papers = PaperField(
        label=_("Ảnh, bản quét, tệp"),
        choice=ALL,
        help_text=ALL.said(
            _("Chọn được nhiều tệp một lần; xấp phiếu quét chung được tách theo mã trên phiếu.")
        ),
    )
    joined = forms.BooleanField(label=_("Các ảnh này là các trang của một giấy"), required=False)
    ground = forms.ChoiceField(
        label=_("Nhận qua"),
        choices=[one for one in INCOMING_GROUNDS if one[0] not in SPOKEN],
        initial="slip",
    )
    arrived = day_field(_("Ngày đến"), initial=clock.today)
    kept = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leave_tacit(self, "papers")
        self.received: list[NewPart] = []

    @property
    def kept_names(self) -> str:
        """Names of the files that need not be chosen again."""
        return ", ".join(part.name for part in self.received)

    def clean(self) -> dict[str, Any]:
        """Inspect and store each file; what a refused try has stored comes back in `kept`."""
        cleaned = super().clean() or {}
        self.received = unpacked(self.data.get("kept", ""), salt=_SALT)
        sent: list[Any] = self.files.getlist("papers") if self.files else []
        if len(sent) + len(self.received) > MOST_AT_ONCE:
            words = _t("Mỗi lần nhận tối đa %(most)d tệp; đề nghị gửi làm nhiều lần.")
            self.add_error("papers", words % {"most": MOST_AT_ONCE})
        elif cleaned.get("joined") and len(sent) > 1:
            self._take(partial(receive_all, sent, part=_PART, title=JOINED, choice=PHOTOS))
        else:
            for one in sent:
                self._take(partial(receive, one.file, one.name, part=_PART), name=one.name)
        if self.received:
            self.data = retyped(self.data, {"kept": packed(self.received, salt=_SALT)})
        return cleaned

    def told(self) -> tuple[Sequence[NewPart], Arrival]:
        """What the verb is told."""
        return self.received, Arrival(self.cleaned_data["ground"], self.cleaned_data["arrived"])

    def _take(self, take: Callable[[], NewPart], *, name: str = "") -> None:
        try:
            self.received.append(take())
        except (NotTaken, StoreFull) as refused:
            self.add_error("papers", f"{name}: {refused}" if name else str(refused))
            self.status = refused.status


class CameraForm(DropForm):
    """The same on a telephone: the camera opens, the paper came today."""

    papers = PaperField(
        label=_("Ảnh chụp"),
        choice=PHOTOS,
        help_text=_("Chụp thẳng, đủ bốn góc, thấy rõ mã trên phiếu."),
    )
    # Each photograph is a paper: a camera brings one at a time.
    joined = None  # type: ignore[assignment]
    # A browser that knows `capture` opens the camera at once; any other offers files.
    papers.widget.attrs |= {"accept": "image/*", "capture": "environment"}
