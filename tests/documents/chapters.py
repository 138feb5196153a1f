"""Chapters of the stories about the parts of a package: given, handed in, sent through a browser."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from documents.drafting.queries import parts as asked
from documents.drafting.services import parts
from documents.packages.services.taking_in import receive_text
from tests.documents.signed_in import hidden

ONE, TWO = "Chương 1. Công tác xây dựng Hội", "Chương 2. Công tác kiểm tra"


def url(package, *more):
    return "/".join([f"/ho-so/{package.code}/thanh-phan", *map(str, more), ""])


def chapter(package, cast, title, body, **facts):
    facts = {"due": date(2022, 3, 22), "required": True} | facts
    return parts.add_chapter(package, parts.Charge(title=title, owner=body, **facts), by=cast.truong)


def hand_in(package, code, words, by):
    item = asked.checklist_item(package, code)
    file = receive_text(words, part=code, title=item.title)
    return parts.hand_in_part(package, code, file, by=by, seen=item.seen)


def post(client, path, **answers):
    return client.post(path, hidden(client, path) | answers)


def sent(client, path, name, data, **more):
    return post(client, path, file=SimpleUploadedFile(name, data), **more)
