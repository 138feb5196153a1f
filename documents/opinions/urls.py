"""Addresses of opinions."""

from __future__ import annotations

from django.urls import path

from documents.opinions import pages

urlpatterns = [
    path("ho-so/<code:code>/du-thao/<int:number>/y-kien/", pages.comments, name="comments"),
    path("ho-so/<code:code>/y-kien/<int:comment>/tra-loi/", pages.reply_to_comment, name="comment-answer"),
    path("ho-so/<code:code>/y-kien/<int:comment>/giai-trinh/", pages.dispose, name="comment-dispose"),
]
