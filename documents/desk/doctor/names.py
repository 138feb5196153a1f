"""Names and titles are kept as they are searched and printed: NFC, without unseen characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.models.units import Unit
from documents.packages.models.drafts import VersionPart
from documents.packages.models.packages import Package
from workflows.text import clean

FIELDS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Congress, ("name", "short_name")),
    (Body, ("name", "short")),
    (Unit, ("name",)),
    (Person, ("full_name",)),
    (Membership, ("title",)),
    (Package, ("title",)),
    (VersionPart, ("name",)),
)


def text_form_faults() -> Iterator[str]:
    """One line for each text that a search or a printer would take for another."""
    for model, names in FIELDS:
        for pk, *texts in model.objects.order_by("pk").values_list("pk", *names).iterator(chunk_size=2000):
            for name, text in zip(names, texts, strict=True):
                if text != clean(text):
                    facts = {
                        "model": model._meta.verbose_name,
                        "row": pk,
                        "field": model._meta.get_field(name).verbose_name,
                    }
                    yield (
                        _("Bảng %(model)s, dòng %(row)d: “%(field)s” không đúng chuẩn NFC hoặc có ký tự ẩn.")
                        % facts
                    )
