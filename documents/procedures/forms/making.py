"""A new kind of package, said on one page: what it is called, its way, its bodies, parts and days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, TextField, count_field
from documents.packages.forms.typed import leave_tacit
from documents.packages.kinds import FILLED_BY, NAMED_LATER
from documents.packages.queries.judgements import JUDGING
from documents.packages.words.roles import role_label
from documents.procedures.forms.adopting import code_to_bear
from documents.procedures.queries import code_fault, title_fault
from documents.procedures.services.making import KindSaid
from workflows.errors import ProcedureFault
from workflows.procedures import store
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from django.forms import BoundField

    from congress.settingup.proposals import ProposedBody
    from documents.procedures.services.shaping import Way
    from workflows.procedures.schema import Definition

PARTS = 6
# Abbreviations of kinds of paper (Nghị định 30/2020/NĐ-CP, Phụ lục III) that a congress prepares.
PAPERS = {
    "BC": _("Báo cáo (BC)"),
    "KH": _("Kế hoạch (KH)"),
    "CTr": _("Chương trình (CTr)"),
    "ĐA": _("Đề án (ĐA)"),
    "PA": _("Phương án (PA)"),
    "NQ": _("Nghị quyết (NQ)"),
    "QĐ": _("Quyết định (QĐ)"),
    "QC": _("Quy chế (QC)"),
    "HD": _("Hướng dẫn (HD)"),
    "TTr": _("Tờ trình (TTr)"),
    "TB": _("Thông báo (TB)"),
}
DAY, WORKING_DAY = "d", "wd"


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together, under one heading."""

    heading: Any
    help: Any
    fields: tuple[BoundField, ...]


class MakeKindForm(forms.Form):
    """One new kind after a way that there is: every choice in words."""

    use_required_attribute = False
    # Lines for parts; and the kind that there is, where it is said otherwise.
    rows = PARTS
    before: KindSaid | None = None
    title = TextField(label=_("Tên loại hồ sơ"), max_length=120)
    code = TextField(
        label=_("Mã"),
        required=False,
        max_length=40,
        help_text=_("Chữ in hoa không dấu và chữ số, ví dụ KHTC. Để trống thì lấy chữ đầu của tên."),
    )
    paper = forms.ChoiceField(label=_("Tên loại văn bản"), choices=list(PAPERS.items()))
    confidential = forms.BooleanField(
        label=_("Lưu hành nội bộ: chỉ cơ quan tham gia được xem"), required=False
    )
    decider = forms.ChoiceField(
        label=_("Ký duyệt căn cứ kết quả biểu quyết ở bước nào"),
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    sign_form = TextField(label=_("Dòng ghi thể thức ký"), max_length=100, initial="TM. BAN CHẤP HÀNH")
    signer_title = TextField(label=_("Chức vụ của người ký"), max_length=100, initial="CHỦ TỊCH")

    def __init__(
        self,
        *args: Any,
        way: Way,
        bodies: Sequence[ProposedBody],
        proposed: Mapping[str, Sequence[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.way, self.definition = way, way.definition
        self.bodies, self.proposed = bodies, proposed
        self.text = ""
        self.made: Definition | None = None
        kind = way.flat.get("kind", {})
        votes = {
            move.holder: self.definition.label_of(move.source[0])
            for move in reversed(self.definition.transition)
            if move.holder in way.deciding and {"decision", "ballot"} & set(move.answers)
        }
        self.fields["decider"].choices = [(role, votes[role]) for role in way.deciding]  # type: ignore[attr-defined]
        of_way = {name: kind[name] for name in ("sign_form", "signer_title", "paper") if name in kind}
        self.initial = {"decider": kind.get("decider", way.deciding[-1])} | of_way | dict(self.initial)
        self._ask_parts()
        self._ask_stages()
        self._ask_bodies(bodies, proposed)
        leave_tacit(self, *({"confidential", "code"} & self.fields.keys()))

    def _ask_parts(self) -> None:
        for number in range(1, self.rows + 1):
            label = _t("Thành phần %(number)d") % {"number": number}
            self.fields[f"part_{number}"] = TextField(label=label, max_length=200, required=number == 1)
            must = forms.BooleanField(label=_t("Bắt buộc phải có"), required=False, initial=number == 1)
            self.fields[f"must_{number}"] = must
            leave_tacit(self, f"part_{number}", f"must_{number}")

    def _ask_stages(self) -> None:
        for code in self.way.optional:
            label = self.definition.label_of(code)
            self.fields[f"keep_{code}"] = forms.BooleanField(label=label, required=False, initial=True)
            leave_tacit(self, f"keep_{code}")
        for code in self.way.dated:
            stage = self.definition.stage_of(code)
            offset = (stage and stage.before_due) or ""
            unit = WORKING_DAY if offset.endswith(WORKING_DAY) else DAY
            words = (
                _t("%(stage)s (ngày làm việc)") if unit == WORKING_DAY else _t("%(stage)s (ngày theo lịch)")
            )
            name = f"days_{code}"
            self.fields[name] = count_field(
                words % {"stage": self.definition.label_of(code)},
                required=False,
                initial=int(offset.removesuffix(unit)),
            )
            vars(self.fields[name])["unit"] = unit
            leave_tacit(self, name)

    def _ask_bodies(self, bodies: Sequence[ProposedBody], proposed: Mapping[str, Sequence[str]]) -> None:
        several = {move.holder for move in self.definition.transition if move.right in JUDGING}
        for role in self.roles:
            able = [one for one in bodies if one.kind in FILLED_BY.get(role, {one.kind})]
            choices = [(one.code, one.name) for one in able]
            codes = [code for code in proposed.get(role, ()) if code in dict(choices)]
            facts: dict[str, Any] = {"label": capfirst(role_label(role)), "required": False}
            self.fields[f"role_{role}"] = (
                forms.MultipleChoiceField(
                    choices=choices, widget=forms.CheckboxSelectMultiple, initial=codes, **facts
                )
                if role in several
                else forms.ChoiceField(
                    choices=[("", _("(chọn cơ quan)")), *choices], initial=(codes or [""])[0], **facts
                )
            )
            leave_tacit(self, f"role_{role}")

    @property
    def roles(self) -> list[str]:
        """The roles that bodies are given; some are named only when a decision is taken."""
        return [role for role in self.way.roles if role not in NAMED_LATER]

    def groups(self) -> Iterator[FieldGroup]:
        """The fields as the page shows them, in the order in which one thinks of them."""
        parts = [name for number in range(1, self.rows + 1) for name in (f"part_{number}", f"must_{number}")]
        signs = "signer" in self.roles
        rows: list[tuple[Any, Any, list[str]]] = [
            (_("Loại hồ sơ"), "", ["title", "code", "paper", "confidential"]),
            (_("Thành phần của dự thảo"), _("Để trống những dòng không dùng."), parts),
            (
                _("Các bước"),
                _("Bỏ đánh dấu bước không cần. Soạn thảo và các bước còn lại luôn có."),
                [*(f"keep_{code}" for code in self.way.optional), "decider"],
            ),
            (
                _("Cơ quan thực hiện"),
                _("Bước đã bỏ thì không cần chọn cơ quan."),
                [f"role_{role}" for role in self.roles] + (["sign_form", "signer_title"] if signs else []),
            ),
            (
                _("Mỗi bước xong trước thời hạn của hồ sơ bao nhiêu ngày"),
                _("Khi giao hồ sơ, hạn của từng bước được tính theo đây và còn sửa được."),
                [f"days_{code}" for code in self.way.dated],
            ),
        ]
        for heading, words, names in rows:
            yield FieldGroup(heading, words, tuple(self[name] for name in names if name in self.fields))

    def code_to_bear(self) -> str:
        """The code that was typed, or one after the title where none was."""
        return code_to_bear(self)

    def clean_title(self) -> str:
        """The title, where no other kind has it."""
        title = clean(self.cleaned_data["title"])
        fault = title_fault(title, self.before.code if self.before else "", self.way.scope)
        if fault:
            raise forms.ValidationError(fault)
        return title

    def clean_code(self) -> str:
        """The code in capitals, where it may be borne; "" for one to be proposed."""
        code = clean(self.cleaned_data["code"]).upper()
        fault = code_fault(code) if code else ""
        if fault:
            raise forms.ValidationError(fault)
        return code

    def clean(self) -> dict[str, Any]:
        """What was said is written as a text and read as an upload is; each fault stands at its field."""
        cleaned = super().clean() or {}
        if "sign_form" in self.errors and "signer" not in self.roles:
            del self.errors["sign_form"]
        off = self._left_out()
        if cleaned.get("decider") not in self.way.deciding_without(off):
            words = _t("Bước này đã bỏ, nên không còn biểu quyết làm căn cứ. Đề nghị chọn bước khác.")
            self.add_error("decider", words)
        self._mind_days(off)
        self._mind_sign_form(off)
        if not self.errors:
            self._write(off)
        return cleaned

    def _left_out(self) -> frozenset[str]:
        return frozenset(code for code in self.way.optional if not self.cleaned_data.get(f"keep_{code}"))

    def _mind_days(self, off: frozenset[str]) -> None:
        """A later stage is not done before an earlier one."""
        before: float | None = None
        for code in (code for code in self.way.dated if code not in off):
            typed = self.cleaned_data.get(f"days_{code}")
            if typed is None:
                continue
            length = typed * 7 / 5 if self._unit(code) == WORKING_DAY else float(typed)
            if typed > 999 or (before is not None and length > before):
                words = _t("Bước sau không thể xong trước bước trước nó. Đề nghị ghi số ngày nhỏ hơn.")
                self.add_error(f"days_{code}", words)
            before = length

    def _mind_sign_form(self, off: frozenset[str]) -> None:
        """Nobody signs on behalf of a body that decides nothing here any more."""
        signed = searchable(self.cleaned_data.get("sign_form") or "").removeprefix("tm.").strip()
        names = {one.code: one.name for one in self.bodies}
        still = self.way.deciding_without(off)
        chosen = [self.cleaned_data.get(f"role_{role}") or () for role in still]
        heard = {code for said in chosen for code in ((said,) if isinstance(said, str) else said)}
        for role in (role for role in self.way.deciding if role not in still):
            lost = [names[code] for code in self.proposed.get(role, ()) if code not in heard]
            # "Ban Chấp hành khóa II" signs as "TM. BAN CHẤP HÀNH".
            if signed and any(searchable(name).startswith(signed) for name in lost):
                words = _t("%(body)s không biểu quyết ở bước nào nữa. Đề nghị ghi lại dòng này.")
                self.add_error("sign_form", words % {"body": lost[0]})
                return

    def _unit(self, code: str) -> str:
        return str(vars(self.fields[f"days_{code}"])["unit"])

    def _write(self, off: frozenset[str]) -> None:
        said = self.said(off)
        self.text = said.text()
        try:
            self.made = store.parse_text(said.code, self.text, self.way.scope)
        except ProcedureFault as fault:
            for words in fault.faults:
                place = self._place(words)
                code, label = (place or "").partition("_")[2], self.fields[place].label if place else ""
                self.add_error(place, words.replace(f"“{code}”", f"“{label}”") if code else words)

    def _place(self, words: str) -> str | None:
        """The field that a fault is about: it names a role, which the form may leave open, or a stage."""
        sorts = ("role_", "keep_", "days_")
        names = [name for sort in sorts for name in self.fields if name.startswith(sort)]
        return next((name for name in names if f"“{name.partition('_')[2]}”" in words), None)

    def said(self, off: frozenset[str]) -> KindSaid:
        """Everything that was said, where these stages were left out."""
        said = self.cleaned_data
        numbers = [number for number in range(1, self.rows + 1) if clean(said.get(f"part_{number}") or "")]
        bodies = {role: said.get(f"role_{role}") or () for role in self.roles}
        return KindSaid(
            way=self.way,
            code=self.code_to_bear(),
            title=clean(said["title"]),
            paper=said["paper"],
            confidential=said["confidential"],
            parts=[(clean(said[f"part_{number}"]), said[f"must_{number}"]) for number in numbers],
            off=off,
            days={
                code: f"{said[f'days_{code}']}{self._unit(code)}"
                for code in self.way.dated
                if code not in off and said.get(f"days_{code}") is not None
            },
            bodies={role: (held,) if isinstance(held, str) else tuple(held) for role, held in bodies.items()},
            decider=said["decider"],
            sign_form=said.get("sign_form") or "",
            signer_title=said.get("signer_title") or "",
        )
