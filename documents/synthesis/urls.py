"""Addresses of the synthesis."""

from __future__ import annotations

from django.urls import path

from documents.synthesis.pages import remarks, tables, taking

HERE = "ho-so/<code:code>/tiep-thu/"

urlpatterns = [
    path(HERE, remarks.synthesis, name="synthesis"),
    path(f"{HERE}ghi/", remarks.settle_remarks, name="remarks-settle"),
    path(f"{HERE}nhan/", taking.take_in_paper, name="remarks-take-in"),
    path(f"{HERE}cong-bo/", tables.publish, name="synthesis-publish"),
    path(f"{HERE}don-vi.pdf", tables.unit_result, name="synthesis-unit"),
    path(f"{HERE}bang.docx", tables.official_table, {"kind": tables.WORD}, name="synthesis-word"),
    path(f"{HERE}bang.xlsx", tables.official_table, {"kind": tables.EXCEL}, name="synthesis-workbook"),
    path("ho-so/<code:code>/y-kien.pdf", tables.official_table, {"kind": tables.PDF}, name="comments-table"),
]
