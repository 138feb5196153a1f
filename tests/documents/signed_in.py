"""The desk of the office in the stories about entering for others: a browser, a form, a paper."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from tests.demo_world import BACKEND, at

HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def yesterday():
    """The day on which everything had happened that the papers of today follow."""
    return at(16, hour=8)


def today():
    """The morning on which the office enters."""
    return at(18, hour=10)


def sign_in(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def entry_url(package, action):
    return f"/van-phong/nhap-thay/{package.code}/{action}/"


def letter_url(body):
    return f"/van-phong/cong-van/?co_quan={body.pk}"


def hidden(client, path):
    """What the form carries unseen."""
    return hidden_in(client.get(path))


def hidden_in(answer):
    """The same of a form that came back."""
    return dict(HIDDEN.findall(unescape(answer.content.decode())))


def paper(person, *, day="17/03/2022", hour="15:30", ground="paper", **more):
    """What is written on the paper: whose it is, and of when."""
    fields = {"signer": person.pk, "ground": ground, "day": day, "hour": hour} | more
    return {f"giay-{name}": value for name, value in fields.items()}


def send(client, path, *of_paper, **answers):
    """Open a form, fill it in, send it."""
    filled = hidden(client, path) | answers
    for one in of_paper:
        filled |= one
    return client.post(path, filled)


def count(agreed, against=0, *, met_on="17/03/2022"):
    """Votes as the minutes have them."""
    votes = {"present": agreed + against, "votes_for": agreed, "votes_against": against}
    return votes | {"other_opinion": 0, "not_voting": 0, "met_on": met_on, "minutes_ref": "BB số 5"}
