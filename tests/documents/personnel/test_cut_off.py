"""A line that breaks while a form is sent: what did not arrive whole is refused, and nothing is written."""

from __future__ import annotations

import io
import sys
from html import unescape

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils.http import urlencode

from congress.wsgi import application
from documents.assigning.services import assign_package
from documents.models import NomineePaper
from documents.personnel.services.nominees import enter_nominee
from tests.documents.papers import jpg
from tests.documents.personnel.test_personnel import facts, url
from tests.documents.signed_in import hidden, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TOKEN = "k" * 32
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def address(cast):
    package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    enter_nominee(package, facts(), by=cast.tbns2)
    return url(package, "1/anh/nhan/")


def sent(client, path, body, kind, *, lost=0):
    """Status and words of what the server of the site answers when the end of a body is lost."""
    client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": "; ".join(f"{name}={one.value}" for name, one in client.cookies.items()),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body[: len(body) - lost]),
        "wsgi.errors": sys.stderr,
    }
    told = []
    # The connection of the test stays open, as Django's own test client has it.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        pages = application(environ, lambda status, _headers: told.append(status))
        words = unescape(b"".join(pages).decode())
        pages.close()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    return told[0].partition(" ")[0], words


@pytest.mark.parametrize("lost", [0, 1, 50, 300, 5_000_000])
def test_a_file_that_did_not_arrive_whole_is_no_paper(cast, address, lost):
    clerk = sign_in(cast.tbns2)
    typed = hidden(clerk, address) | {
        "csrfmiddlewaretoken": TOKEN,
        "issued": "01/03/2022",
        "kept_at": "Tủ số 2",
    }
    body = encode_multipart(BOUNDARY, typed | {"file": SimpleUploadedFile("anh.jpg", jpg())})

    status, words = sent(clerk, address, body, MULTIPART_CONTENT, lost=min(lost, len(body)))

    assert (status, "Nội dung gửi lên không đến đủ" in words) == (("400", True) if lost else ("302", False))
    assert [paper.blob is not None for paper in NomineePaper.objects.all()] == ([] if lost else [True])


@pytest.mark.parametrize("lost", [0, 5])
def test_words_that_did_not_arrive_whole_are_not_kept(cast, address, lost):
    clerk = sign_in(cast.tbns2)
    typed = hidden(clerk, address) | {
        "csrfmiddlewaretoken": TOKEN,
        "issued": "01/03/2022",
        "kept_at": "Tủ số 2",
    }

    status, _words = sent(clerk, address, urlencode(typed).encode(), FORM, lost=lost)

    assert (status, NomineePaper.objects.count()) == (("400", 0) if lost else ("302", 1))
