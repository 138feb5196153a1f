"""Two drafts, and people at their browsers who say something of a paragraph, for the stories of comments."""

from __future__ import annotations

import io

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text
from tests.cast import perform
from tests.demo_world import BACKEND, HIDDEN

OLD = (
    "Báo cáo tổng kết\nTổng số tri ân là 2.950 triệu đồng.\nĐoạn giữ nguyên.\n"
    "Đoạn sẽ bỏ hẳn khỏi báo cáo vì trùng lặp."
)
NEW = (
    "Báo cáo tổng kết\nMột đoạn hoàn toàn mới về phương hướng nhiệm kỳ tới.\n"
    "Tổng số tri ân là 3.383 triệu đồng.\nĐoạn giữ nguyên."
)
WORDS = "Đề nghị ghi rõ nguồn số liệu."


def revise(package, cast, words):
    part = receive_text(words, part="bao-cao", title="Báo cáo")
    perform(package, "revise", cast.thuky, version=Draft((part,)))


def sign_in(person):
    """The browser of somebody."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def url(package, number=2):
    return f"/ho-so/{package.code}/du-thao/{number}/y-kien/"


def one_url(package, comment, what="tra-loi"):
    return f"/ho-so/{package.code}/y-kien/{comment.pk}/{what}/"


def fields(client, address):
    return dict(HIDDEN.findall(client.get(address).content.decode()))


def say(client, package, number=2, place="?phan=bao-cao&doan=2", **answers):
    """Open the form at a place, fill it in, send it."""
    address = url(package, number)
    return client.post(address, fields(client, address + place) | {"text": WORDS} | answers)


def settle(client, package, comment, **answers):
    return client.post(one_url(package, comment, "giai-trinh"), answers)


def table(client, package):
    answer = client.get(f"/ho-so/{package.code}/y-kien.pdf")
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def asked(client, address):
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
