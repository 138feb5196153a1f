"""Addresses of Word models."""

from __future__ import annotations

from django.urls import path

from documents.stationery import pages

HERE = "thiet-lap/<code:code>/mau-van-ban/"

urlpatterns = [
    path(HERE, pages.word_models, name="word-models"),
    path(f"{HERE}<slug:paper>/", pages.word_model, name="word-model"),
    path(f"{HERE}<slug:paper>/mau-goc/", pages.shipped_again, name="word-model-shipped"),
    path(f"{HERE}<slug:paper>/dang-dung.docx", pages.model_file, {"shipped": False}, name="word-model-file"),
    path(f"{HERE}<slug:paper>/mau-goc.docx", pages.model_file, {"shipped": True}, name="word-model-origin"),
]
