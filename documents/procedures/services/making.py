"""A new kind of package as a form says it, written as the text that an upload would bring."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_noop as _kept

from documents.packages.kinds import Kind
from workflows.procedures.written import toml_of
from workflows.text import searchable

if TYPE_CHECKING:
    from documents.procedures.services.shaping import Way

RECIPIENTS = (_kept("Lưu: VP"),)
LONGEST = 36
# What is written of a new kind though nobody is asked.
TACIT = frozenset({"named", "recipients", "depends", "order"})


@dataclass(frozen=True)
class KindSaid:
    """Everything that is said of a new kind.

    In: `parts` are (title, whether it must be there); `off` are stages of the way that are left out;
    `days` is stage -> "9wd"; `bodies` is role -> codes; `decider` the role whose vote a signature needs.
    Of a kind that there is: `codes` are those its parts bear, "" for a new one; `kept` what no field says,
    `unsaid` what its text leaves to be as it is with every kind.
    """

    way: Way
    code: str
    title: str
    paper: str
    confidential: bool
    parts: Sequence[tuple[str, bool]]
    off: frozenset[str]
    days: Mapping[str, str]
    bodies: Mapping[str, Sequence[str]]
    decider: str
    sign_form: str
    signer_title: str
    codes: Sequence[str] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()

    def text(self) -> str:
        """The procedure as a file: what it extends, what it drops, where it differs, and its kind."""
        shaped = self.way.shaped(off=self.off, days=self.days, decider=self.decider)
        raw = {"extends": self.way.code, "title": self.title}
        kind = self._kind(self.way.roles_with(shaped))
        return toml_of(raw | {key: value for key, value in shaped.items() if value} | {"kind": kind})

    def _kind(self, roles: Collection[str]) -> dict[str, Any]:
        """What is said of the kind; a role that the shaped way no longer asks anything of has no body."""
        said = {
            "title": self.title,
            "short": self.title,
            "named": "",
            "paper": self.paper,
            "confidential": self.confidential,
            "parts": [
                {"code": code, "title": title, "required": required}
                for code, (title, required) in zip(self._part_codes(), self.parts, strict=True)
            ],
            "recipients": list(RECIPIENTS),
            "depends": [],
            "order": 50,
            "decider": self.decider,
            "sign_form": self.sign_form,
            "signer_title": self.signer_title,
            "bodies": {
                role: list(codes)
                for role, codes in self.bodies.items()
                if codes and (role in roles or role == "lead")
            },
            **self.kept,
        }
        plain = {name: Kind.model_fields[name].default for name in self.unsaid}
        listed = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
        return {
            name: said[name]
            for name in said
            if name not in plain or (name not in TACIT and plain[name] != listed[name])
        }

    def _part_codes(self) -> list[str]:
        """The code that each part bears; a new one has one after its title, each once."""
        found: list[str] = []
        known = set(self.codes)
        for number, (title, _required) in enumerate(self.parts):
            if any(self.codes[number : number + 1]):
                found.append(self.codes[number])
                continue
            base = re.sub(r"[^a-z0-9]+", "-", searchable(title)).strip("-")[:LONGEST].strip("-")
            base = base if re.match(r"[a-z]", base) else f"phan-{base}".rstrip("-")
            again = sum(one == base or one.startswith(f"{base}-so-") for one in known.union(found))
            found.append(f"{base}-so-{again + 1}"[:40] if again else base)
        return found
