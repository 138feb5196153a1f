"""The form of a moved opening day: the decision first, then the table of packages, each with its choice."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.queries.seats import people_who_may_on_congress
from congress.roles import Right
from congress.settingup.models import GROUNDS
from congress.settingup.services.days import term_as_written
from congress.settingup.services.postponing import YEARS, NewOpening, opening_faults
from congress.site.read_back import PlannedDayField
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from documents.packages.words.days import planned_day
from documents.postponing.models import FIXED, KEPT, MOVED
from documents.postponing.queries import may_postpone, postponing_mark, touched_by
from documents.postponing.rows import CheckBlock, CheckBlocks, due_in_words
from documents.postponing.services import EnteredBy, Ruling, Rulings, read_papers
from workflows.queries import calendar_in_force, star

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import BoundField

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.postponing.queries import Touched

# The fields of the table, each with the id of its package.
_OF_PACKAGE = re.compile(r"(ruling|why|resume|look)_\d{1,18}")


class PostponeForm(OnceForm):
    """A decision, and what it means for each package once that stands on the page."""

    body = forms.ChoiceField(label=_("Cơ quan quyết định"))
    number = TextField(label=_("Số văn bản"), max_length=60, help_text=_("Ví dụ: 45-NQ/BTV"))
    decided_on = day_field(_("Ngày quyết định"))
    acting_for: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        queryset=None,
        label=_("Nhập thay"),
        empty_label=_("(chọn người)"),
        error_messages={"required": _("Chưa chọn người được nhập thay.")},
    )
    ground = forms.ChoiceField(
        label=_("Căn cứ nhập thay"),
        choices=GROUNDS,
        initial="paper",
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    opening = day_field(_("Ngày khai mạc mới"), kind=PlannedDayField)
    term = TextField(label=_("Nhiệm kỳ"), max_length=20, help_text=_("Ví dụ: 2027–2032"))
    reason = words_field(_("Lý do"), rows=3)
    for_all = forms.ChoiceField(
        label=_("Áp dụng cho mọi hồ sơ chưa được đổi lựa chọn ở dưới"),
        required=False,
        choices=[
            ("", _("Không, chọn từng hồ sơ ở dưới")),
            (MOVED, _("Tính theo ngày khai mạc: thời hạn dời theo")),
            (FIXED, _("Ngày cố định: giữ nguyên thời hạn")),
        ],
    )
    # The day and the term for which the table stands on the page, and the mark of that table; "" before.
    checked = TextField(widget=forms.HiddenInput, required=False, max_length=40)
    seen = TextField(widget=forms.HiddenInput, required=False, max_length=64)
    # What was said of all packages and stands in their fields on the page.
    applied = TextField(widget=forms.HiddenInput, required=False, max_length=10)
    # What is rightly filled in and has only to be looked at comes back as no fault.
    status = 422

    def __init__(self, *args: Any, congress: Congress, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"term": congress.term}})
        self.congress = congress
        self.touched: list[Touched] = []
        bodies = Body.objects.filter(congress=congress).order_by("pk")
        deciding = [body for body in bodies if body.kind == "collective"] or list(bodies)
        choices = [("", _t("Chọn cơ quan")), *((str(one.pk), one.name) for one in deciding)]
        field_as(self, "body", forms.ChoiceField).choices = choices
        leave_tacit(self, "for_all")
        self.by = by
        field_as(self, "acting_for", forms.ModelChoiceField).queryset = people_who_may_on_congress(
            Right.COORDINATE, congress
        )
        if may_postpone(congress, by):
            del self.fields["acting_for"], self.fields["ground"]
        if day_and_term := _day_and_term(str(self.data.get("checked", ""))):
            self._lay(*day_and_term)

    def clean_term(self) -> str:
        """As the congress has it where the years are the same, so that a mere hyphen is no other term."""
        return term_as_written(self.cleaned_data["term"], held=self.congress.term)

    def clean(self) -> dict[str, Any]:
        """What no decision can say is told before any table is made; with one, the verb says it."""
        cleaned = super().clean() or {}
        told = {"body", "decided_on", "opening", "term", "reason", "number"} <= cleaned.keys()
        if told and self._wanted() != self.data.get("checked"):
            for name, lines in opening_faults(self.congress, self.said()).items():
                self.add_error(name, lines)
        return cleaned

    def said(self) -> NewOpening:
        """The decision as typed."""
        names = ("number", "decided_on", "opening", "term", "reason")
        told = {name: self.cleaned_data[name] for name in names}
        return NewOpening(body=Body.objects.get(pk=self.cleaned_data["body"]), **told)

    def entered(self) -> EnteredBy:
        """Who records it, and for whom."""
        said = self.cleaned_data
        return EnteredBy(self.by, said.get("acting_for"), said.get("ground", ""))

    def rulings(self) -> Rulings:
        """What was said of the packages in the table that was sent, also where another stands by now."""
        told = {name: str(self.data.get(name, "")) for name in self.data if _OF_PACKAGE.fullmatch(name)}
        dues = {
            _package(name): Ruling(value, told.get(f"why_{_package(name)}", "") if value == KEPT else "")
            for name, value in told.items()
            if name.startswith("ruling_")
        }
        resumed = frozenset(_package(name) for name in told if name.startswith("resume_"))
        return Rulings(dues, resumed, frozenset(_package(name) for name in told if name.startswith("look_")))

    def shows_table(self) -> bool:
        """Put the table for what was typed on the page; False where it stands there already.

        What is said of all packages is first written into the table, to be seen before it is done; what the
        person has chosen otherwise stays.
        """
        looked = self.data.get("checked") == self._wanted()
        for_all, before = (self.cleaned_data[name] for name in ("for_all", "applied"))
        if looked and for_all in ("", before):
            return False
        if not looked:
            read_papers(self.congress)
        self.data = retyped(self.data, {"checked": self._wanted(), "term": self.cleaned_data["term"]})
        self.lay_anew()
        if for_all not in ("", before):
            names = {
                f"ruling_{touched.package.pk}": before or touched.counted
                for touched in self.touched
                if touched.due
            }
            left = [name for name, value in names.items() if self.data.get(name, "") in ("", value)]
            self.data = retyped(self.data, dict.fromkeys(left, for_all) | {"applied": for_all})
        self.status = 200
        return True

    def lay_anew(self) -> None:
        """The table as it is now, with what was typed of its packages."""
        self.congress.refresh_from_db()
        known = {touched.package.pk for touched in self.touched}
        if day_and_term := _day_and_term(str(self.data.get("checked", ""))):
            self._lay(*day_and_term)
            new = [touched for touched in self.touched if touched.package.pk not in known]
            mark = postponing_mark(self.congress, self.touched)
            # What stands in the fields of the table before anybody chooses.
            told: dict[str, str] = {}
            for each in new:
                told |= (
                    {f"ruling_{each.package.pk}": each.counted, f"why_{each.package.pk}": ""}
                    if each.due
                    else {}
                )
                told |= {f"resume_{each.package.pk}": "on"} if each.paused else {}
            self.data = retyped(self.data, {**told, "seen": mark})

    def notes(self) -> list[str]:
        """What is allowed and perhaps a slip, of the new day and the term."""
        day_and_term = _day_and_term(str(self.data.get("checked", "")))
        if not day_and_term:
            return []
        (opening, term), told = day_and_term, []
        facts = {"day": planned_day(opening), "off": calendar_in_force().name(opening), "term": term}
        if facts["off"]:
            told.append(_t("Ngày khai mạc mới %(day)s là ngày nghỉ (%(off)s).") % facts)
        if star(opening):
            words = _t(
                "Lịch nghỉ năm %(year)d chưa được công bố: "
                "hạn tính theo ngày khai mạc này cần xem lại khi có lịch."
            )
            told.append(words % {"year": opening.year})
        years = YEARS.search(term)
        if not years:
            told.append(_t("Nhiệm kỳ “%(term)s” không ghi năm đầu và năm cuối.") % facts)
        elif int(years[1]) != opening.year:
            told.append(_t("Nhiệm kỳ %(term)s không bắt đầu vào năm khai mạc (%(day)s).") % facts)
        return told

    @property
    def new_opening(self) -> date | None:
        """The day for which the table stands on the page."""
        day_and_term = _day_and_term(str(self.data.get("checked", "")))
        return day_and_term[0] if day_and_term else None

    def going_on(self) -> CheckBlocks:
        """The packages on their way."""
        return self._blocks(lambda touched: not touched.ended)

    def to_look_at(self) -> CheckBlocks:
        """Those that are done and bear the old term."""
        return self._blocks(lambda touched: touched.ended and bool(touched.says))

    def not_read(self) -> CheckBlocks:
        """Those that are done, with parts that only a person can read."""
        return self._blocks(lambda touched: touched.ended and not touched.says)

    def _wanted(self) -> str:
        """The day and the term that are typed."""
        return f"{self.cleaned_data['opening']:%Y-%m-%d} {self.cleaned_data['term']}"

    def _blocks(self, fits: Callable[[Touched], bool]) -> CheckBlocks:
        return CheckBlocks(
            [CheckBlock(touched, self._bound(touched)) for touched in self.touched if fits(touched)]
        )

    def _bound(self, one: Touched) -> dict[str, BoundField]:
        names = {name: f"{name}_{one.package.pk}" for name in ("ruling", "why", "resume", "look")}
        return {name: self[field] for name, field in names.items() if field in self.fields}

    def _lay(self, opening: date, term: str) -> None:
        """The fields of each package."""
        self.touched = touched_by(self.congress, opening, term)
        for touched in self.touched:
            found = _fields_of(touched)
            self.fields.update(found)
            leave_tacit(self, *found)
        # Django keeps what it drew of a field; these say other days now.
        vars(self)["_bound_fields_cache"].clear()


def _fields_of(one: Touched) -> dict[str, forms.Field]:
    package, found = one.package, dict[str, forms.Field]()
    facts = {"old": due_in_words(package, package.due), "new": due_in_words(package, one.due)}
    facts |= {"stage": package.stage_label}
    if one.due:
        choices = {
            "": _t("Chưa chọn"),
            MOVED: _t("Tính theo ngày khai mạc, dời theo"),
            FIXED: _t("Ngày cố định, giữ nguyên"),
            KEPT: _t("Lần này giữ nguyên (ghi lý do)"),
        }
        found[f"ruling_{package.pk}"] = forms.ChoiceField(
            label=f"{package.code} – {package.listed_title}",
            choices=choices.items(),
            required=False,
            help_text=_t("%(stage)s. Tính theo ngày khai mạc: %(old)s thành %(new)s.") % facts,
        )
        found[f"why_{package.pk}"] = TextField(
            label=_t("Lý do giữ nguyên"),
            required=False,
            max_length=400,
            help_text=_t("Chỉ ghi khi giữ nguyên."),
        )
    code = {"code": package.code}
    if one.paused:
        words = _t("Cho hồ sơ %(code)s tiếp tục (đang tạm dừng)") % code
        found[f"resume_{package.pk}"] = forms.BooleanField(label=words, required=False)
    if one.ended and not one.says:
        words = _t("Đưa %(code)s vào diện rà soát lại") % code
        found[f"look_{package.pk}"] = forms.BooleanField(label=words, required=False)
    return found


def _package(name: str) -> int:
    """The package that a field of the table is about."""
    return int(name.rpartition("_")[2])


def _day_and_term(checked: str) -> tuple[date, str] | None:
    """Day and term out of the hidden field; None for what no page of ours sent."""
    day, _space, term = checked.partition(" ")
    try:
        return (date.fromisoformat(day), term) if term else None
    except ValueError:
        return None
