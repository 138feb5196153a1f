"""What a form of a page brings along unseen, and that it was taken when it was sent."""

from __future__ import annotations

import re
from html import unescape

HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def hidden(page):
    return {name: unescape(value) for name, value in HIDDEN.findall(page.content.decode())}


def said(page):
    """Why a form came back, for a test that fails."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(page.content.decode())).split())[-1500:]


def done(page):
    assert page.status_code == 302, said(page)
