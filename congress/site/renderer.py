"""How Django draws forms: with the templates of templates/django/forms/, then its own."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Finds form templates as pages are found, so that a file of ours wins over Django's of the same name.

    Widgets stay Django's own: the admin draws with them too, and the styles reach them through `.field`.
    """
