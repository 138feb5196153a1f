"""Forms of the packages: one for each answer of a move, one to assign, to filter, to record a call."""

from documents.forms.acts import form_for
from documents.forms.assigning import AssignForm
from documents.forms.base import ActForm
from documents.forms.board import GROUPINGS, BoardForm
from documents.forms.calls import CallForm

__all__ = ["GROUPINGS", "ActForm", "AssignForm", "BoardForm", "CallForm", "form_for"]
