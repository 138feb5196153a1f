"""Forms of the packages: one for each answer a move may ask for, and one to assign."""

from documents.forms.acts import form_for
from documents.forms.assigning import AssignForm
from documents.forms.base import ActForm

__all__ = ["ActForm", "AssignForm", "form_for"]
