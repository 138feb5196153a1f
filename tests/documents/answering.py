"""Units that answer by their links: three of them, a round of two packages, and how a form is sent."""

from __future__ import annotations

from datetime import date

from django.test import Client

from documents.assigning.services import assign_package
from documents.consulting.services.rounds import NewRound, open_round
from documents.models import Package
from tests.cast import draft, perform
from tests.demo_world import HIDDEN

NAMES = ("Hội tỉnh Lào Cai", "Hội tỉnh Yên Bái", "Hội tỉnh Hà Giang")
PHONE = "024 3825 1234"
WHO = {"writer": "Trần Văn Ba", "writer_office": "Chủ tịch"}


def packaged(cast, kind="BCCT", words="Mở đầu"):
    package = assign_package(cast.congress, kind, by=cast.btc, due=date(2022, 3, 30))
    lead = cast.truong if kind == "BCCT" else cast.tbtc
    perform(package, "accept", lead)
    perform(package, "revise", lead, version=draft(package, words))
    return Package.objects.get(pk=package.pk)


def asked_about(cast, branches, packages, *, last_day=date(2022, 3, 25), title="Góp ý văn kiện"):
    said = NewRound(
        title=title,
        opened=date(2022, 3, 18),
        last_day=last_day,
        packages={package.pk: by_link for package, by_link in packages.items()},
        units=frozenset(unit.pk for unit in branches),
    )
    return open_round(cast.congress, said, by=cast.vanphong)


def answers(sent_round, **of):
    """What is chosen of each draft, in the order of the round."""
    return {
        f"stand_{draft.pk}": stand for draft, stand in zip(sent_round.drafts.all(), of["stands"], strict=True)
    }


def send(path, fields):
    client = Client(enforce_csrf_checks=True)
    filled = dict(HIDDEN.findall(client.get(path).content.decode()))
    return client.post(path, filled | WHO | fields, follow=True)
