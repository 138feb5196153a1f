"""The form in which somebody says that a difference is no fault, or that it is to be looked at again."""

from __future__ import annotations

from django import forms

from documents.packages.forms.fields import TextField


class ExcuseForm(forms.Form):
    """Which difference, and why it is none; the service judges the reason. Drawn by hand beside each."""

    cho = TextField(required=False)
    ly_do = TextField(required=False)
