"""What is wrong with a file as the model of a paper, told in Vietnamese before it is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _
from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from rapidfuzz import process

from documents.paper.word_filled import parts_with_fields, with_fields
from documents.paper.word_models import WORD_MODELS, ModelField, WordModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EVERY_TIME = ("index", "first", "last")
# A loop in a loop in a loop: more would only make a small model write a very long paper.
MOST_LOOPS = 3


def faults_of_model(code: str, data: bytes) -> list[str]:
    """One sentence a fault; [] for a file that can be taken. It has passed the door of uploads.

    Named are fields that the paper does not have, ways of writing that a model may not use, and fields
    without which the Word file would say less than the record.
    """
    model = WORD_MODELS[code]
    try:
        parts = parts_with_fields(data)
    except Exception:  # noqa: BLE001 - whatever a library says of a spoilt file, it is no model
        return [_("Không đọc được tệp này như một mẫu Word; đề nghị tải mẫu gốc về và sửa trên đó.")]
    walk = _ModelWalk(model)
    try:
        for part in parts:
            walk.body(SandboxedEnvironment().parse(part).body, {})
    except TemplateError as fault:
        return [_unbalanced(" ".join(parts), fault)]
    faults = [*walk.faults, *_lacking(model, walk.used)]
    if faults:
        return list(dict.fromkeys(faults))
    # A trial with a word in each field: what is right field by field may still spoil the file.
    try:
        with_fields(data, {one.name: _sample(one) for one in model.fields})
    except Exception:  # noqa: BLE001 - see above
        words = _(
            "Điền thử vào mẫu không được: mỗi “%(paragraph)s” phải đứng riêng một đoạn, mỗi “%(row)s” đứng "
            "riêng một dòng của bảng."
        )
        return [words % {"paragraph": "{%p … %}", "row": "{%tr … %}"}]
    return []


class _Meant(NamedTuple):
    """A field with the way to it: "nguoi_ky.ho_ten"."""

    field: ModelField
    way: str

    def inner(self, name: str) -> _Meant | None:
        """One of its parts."""
        part = self.field.by_name.get(name)
        return _Meant(part, f"{self.way}.{name}") if part else None

    def line(self) -> _Meant:
        """What a loop over it gives each time."""
        shape: Any = "group" if self.field.shape == "rows" else "text"
        return _Meant(ModelField(self.field.name, self.field.about, shape, self.field.parts), self.way)


@dataclass(slots=True)
class _ModelWalk:
    """One walk over a model: which fields it uses, and what of it no field of the paper answers."""

    model: WordModel
    used: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def body(self, written: list[nodes.Node], inside: Mapping[str, _Meant | None]) -> None:
        """The nodes one after another; `inside` are the names that loops around them give."""
        for node in written:
            if isinstance(node, nodes.For):
                self._loop(node, inside)
            elif isinstance(node, nodes.If):
                self._condition(node.test, inside)
                self.body([*node.body, *node.elif_, *node.else_], inside)
            elif isinstance(node, nodes.Output):
                self._printed(node, inside)
            else:
                self._forbidden(node)

    def _printed(self, node: nodes.Output, inside: Mapping[str, _Meant | None]) -> None:
        for part in node.nodes:
            meant = None if isinstance(part, nodes.TemplateData) else self._meant(part, inside)
            if meant is not None and meant.field.shape != "text":
                words = _("Trường “%(name)s” có nhiều dòng hoặc nhiều phần, phải đặt trong vòng “for”.")
                self.faults.append(words % {"name": meant.way})

    def _condition(self, node: nodes.Node, inside: Mapping[str, _Meant | None]) -> None:
        if isinstance(node, nodes.Not):
            self._condition(node.node, inside)
        elif isinstance(node, nodes.And | nodes.Or):
            self._condition(node.left, inside)
            self._condition(node.right, inside)
        else:
            self._meant(node, inside, asked=True)

    def _loop(self, node: nodes.For, inside: Mapping[str, _Meant | None]) -> None:
        meant = self._meant(node.iter, inside)
        if not isinstance(node.target, nodes.Name) or node.test is not None or node.recursive:
            self.faults.append(_("Vòng “for” phải ghi đúng dạng: for tên in trường."))
            return
        if meant is not None and meant.field.shape not in ("lines", "rows"):
            words = _("Trường “%(name)s” không có nhiều dòng, không đặt được trong vòng “for”.")
            self.faults.append(words % {"name": meant.way})
        if len(inside) > MOST_LOOPS:
            self.faults.append(_("Mẫu lồng quá nhiều vòng “for” vào nhau."))
            return
        each = {node.target.name: meant.line() if meant else None, "loop": None}
        self.body([*node.body, *node.else_], {**inside, **each})

    def _meant(
        self, node: nodes.Node, inside: Mapping[str, _Meant | None], *, asked: bool = False
    ) -> _Meant | None:
        """The field; None where it is unknown, which is said, or is none of ours. Asking of it is no use."""
        names = _names(node)
        if not names:
            self._forbidden(node)
            return None
        first, *others = names
        if first in inside and (inside[first] is None or first == "loop"):
            if first == "loop" and (len(others) != 1 or others[0] not in EVERY_TIME):
                self._unknown(names, list(EVERY_TIME))
            return None
        own = {one.name: _Meant(one, one.name) for one in self.model.fields}
        known = {**own, **{name: meant for name, meant in inside.items() if meant}}
        meant = known.get(first)
        if meant is None:
            self._unknown(names[:1], list(known))
            return None
        for at, name in enumerate(others, 2):
            within = meant.inner(name)
            if within is None:
                self._unknown(names[:at], list(meant.field.by_name))
                return None
            meant = within
        if not asked:
            self.used |= {meant.way, meant.way.partition(".")[0]}
        return meant

    def _unknown(self, names: tuple[str, ...], known: list[str]) -> None:
        words = _("Không có trường “%(name)s” trong mẫu này.") % {"name": ".".join(names)}
        nearest = process.extractOne(names[-1], known, score_cutoff=70)
        if nearest:
            words += " " + _("Gần nhất là “%(nearest)s”.") % {"nearest": nearest[0]}
        self.faults.append(words)

    def _forbidden(self, node: nodes.Node) -> None:
        words = _("Mẫu chỉ được dùng trường, “for” và “if”; có chỗ dùng phép khác (%(kind)s).")
        self.faults.append(words % {"kind": type(node).__name__})


def _names(node: nodes.Node) -> tuple[str, ...]:
    """The names of a field and its parts; () for what is no field."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        before = _names(node.node)
        return (*before, node.attr) if before else ()
    return ()


def _lacking(model: WordModel, used: set[str]) -> Iterator[str]:
    words = _("Mẫu thiếu trường “%(name)s” (%(about)s).")
    for whole in model.fields:
        needed = {whole.name: whole} if whole.name not in used else {}
        if not needed:
            needed = {f"{whole.name}.{part.name}": part for part in whole.parts}
        for way, one in needed.items():
            if way not in used and not one.free:
                yield words % {"name": way, "about": one.about}


def _sample(whole: ModelField) -> Any:
    parts = {part.name: _sample(part) for part in whole.parts}
    return {"text": "x", "lines": ["x"], "group": parts, "rows": [parts, parts]}[whole.shape]


def _unbalanced(text: str, fault: TemplateError) -> str:
    tags = " ".join(re.findall(r"{%.*?%}", text))
    pairs = ((text, "{{", "}}"), (text, "{%", "%}"), (tags, "for", "endfor"), (tags, "if", "endif"))
    for where, opened, closed in pairs:
        edge = r"\b" if where is tags else ""
        if len(re.findall(edge + opened + edge, where)) != len(re.findall(edge + closed + edge, where)):
            words = _("Mẫu có chỗ mở “%(opened)s” mà không đóng bằng “%(closed)s”, hoặc ngược lại.")
            return words % {"opened": opened, "closed": closed}
    return _("Có chỗ đánh dấu trường viết chưa đúng (%(fault)s).") % {"fault": str(fault)[:120]}
