"""What the office answers for when it returns a package for its form: which faults, from a closed list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.misprints.words import FAULTS
from documents.packages.answers.common import reason_faults
from workflows.errors import Unmet
from workflows.registry import answer

if TYPE_CHECKING:
    from workflows.context import Context


def check_form_return(context: Context, value: Any) -> list[str]:
    """Faults of the list, and words that say them. Raises Unmet at `faults` where none was chosen."""
    if not value or not FAULTS.keys() >= set(value):
        raise Unmet(fields={"faults": [_("Chưa chọn nội dung cần hoàn thiện về thể thức.")]})
    return reason_faults(context, _("Phải nêu rõ nội dung cần hoàn thiện."))


def apply_form_return(context: Context, value: Any) -> None:
    """No round begins: what was voted and said of the text stands, and no word of it may change."""


answer("form_return", check=check_form_return, apply=apply_form_return)
