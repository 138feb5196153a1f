"""A meeting to come as it is typed, sent, called by the verb, and read on paper."""

from __future__ import annotations

import io
from datetime import date, time

from pypdf import PdfReader

from documents.convening.services.inviting import Summons
from tests.demo_world import HIDDEN

PAGE = "/cuoc-hop/trieu-tap/BCH/"


def typed(cast, **more):
    """Everything that the form asks, filled in."""
    told = {"meets_on": "21/03/2022", "starts_at": "08:30", "half": "", "manner": "mixed"}
    told |= {"place": "Hội trường tầng 2", "chair": cast.chutich.pk, "packages": []}
    told |= {"business": "Công tác tổ chức\n\nViệc khác", "guests": "Ban Kiểm tra"}
    return told | {"to_prepare": "Đọc trước dự thảo"} | more


def sent(clerk, told, url=PAGE):
    hidden = dict(HIDDEN.findall(clerk.get(url).content.decode()))
    return clerk.client.post(url, hidden | told)


def said(response, name):
    return response.context["form"].errors.get(name)


def summons(cast, *packages, **more):
    facts = {"meets_on": date(2022, 3, 21), "starts_at": time(8, 30), "manner": "in_person"}
    facts |= {"place": "Hội trường", "chair": cast.chutich.pk, "packages": tuple(one.pk for one in packages)}
    return Summons(**facts | more)


def text_of(response):
    data = b"".join(response) if response.streaming else response.content
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
