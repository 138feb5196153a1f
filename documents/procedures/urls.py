"""Addresses of procedures."""

from __future__ import annotations

from django.urls import path

from documents.procedures.pages import adopting, binding, making, moving, reading

urlpatterns = [
    path("quy-trinh/", reading.procedures, name="procedures"),
    # No kind bears such a code: those of new kinds are in capitals.
    path("quy-trinh/them/", making.make_kind, name="procedure-new"),
    path("quy-trinh/tai-len/", adopting.upload_kind, name="procedure-upload"),
    path("quy-trinh/<code:code>/", reading.procedure, name="procedure"),
    path("quy-trinh/<code:code>/so-do/", reading.whole_drawing, name="procedure-drawing"),
    path("quy-trinh/<code:code>/tep.toml", reading.procedure_text, name="procedure-text"),
    path("quy-trinh/<code:code>/sua/", making.reshape_kind, name="procedure-reshape"),
    path("quy-trinh/<code:code>/tai-len/", adopting.edit_procedure, name="procedure-edit"),
    path("quy-trinh/<code:code>/co-quan/", binding.roles_of_kind, name="procedure-roles"),
    path("quy-trinh/<code:code>/chuyen/", moving.move, name="procedure-move"),
    path("ho-so/<code:code>/quy-trinh/", reading.whereabouts, name="whereabouts"),
]
