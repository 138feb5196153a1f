"""An edition belongs to one congress or to all: its own comes first, and the next congress takes it along."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from congress.models import Congress, Person
from congress.settingup.queries import scope_of
from congress.settingup.services.faults import NewCongress
from congress.settingup.services.founding import set_up
from documents.packages.queries.visible import kinds
from documents.procedures.queries import standing
from documents.procedures.services.adopting import adopt
from tests.demo_world import Visitor, text_of
from tests.documents.packages.test_two_congresses import fourth
from tests.documents.procedures.test_making import hidden, made
from tests.house.source import ROOT
from workflows.errors import Unmet
from workflows.procedures import store

pytestmark = pytest.mark.one_database

__all__ = ["fourth"]


def renamed(title, code="BCCT"):
    """A shipped procedure under another title."""
    raw = tomllib.loads((ROOT / f"documents/procedures/{code}.toml").read_text(encoding="utf-8"))
    return store.parse_definition(code, raw | {"title": title})


@pytest.fixture
def administrator(cast):
    return Person.objects.create_superuser("qt", full_name="Quản trị", password="x")


def title(congress):
    return store.in_force("BCCT", scope_of(congress)).title


def test_its_own_comes_before_that_of_all(cast, fourth, administrator):
    shipped = title(None)
    adopt(renamed("Riêng"), by=administrator, reason="Theo quy chế mới", congress=fourth.congress)
    apart = (title(cast.congress), title(fourth.congress))
    adopt(renamed("Chung"), by=administrator, reason="Theo quy chế mới")

    assert apart == (shipped, "Riêng")
    assert (title(None), title(cast.congress), title(fourth.congress)) == ("Chung", "Chung", "Riêng")


def test_who_runs_by_it(cast, fourth, administrator, make_package):
    make_package("BCTC")
    adopt(renamed("Riêng", "BCTC"), by=administrator, reason="Theo quy chế mới", congress=fourth.congress)

    assert [package.code for package in standing("BCTC", fourth.congress)] == ["DH4-BCTC"]
    assert {package.congress for package in standing("BCTC")} == {cast.congress}


def test_the_next_congress_takes_it_along(cast, administrator):
    adopt(renamed("Riêng"), by=administrator, reason="Theo quy chế mới", congress=cast.congress)
    new = NewCongress("hoi", date(2027, 5, 15), source=cast.congress, number=4, kinds=("BCKD",))

    made = set_up(replace(new, kinds=("BCKD", "NQ")), by=None)

    assert (title(made), title(None) == "Riêng") == ("Riêng", False)


def test_the_form_of_the_next_congress_offers_what_this_one_added(cast, administrator, client):
    client.force_login(administrator)
    made(client)
    page = client.get("/thiet-lap/DH3/tiep-theo/")
    sent = hidden(page) | {name: page.context["form"][name].value() for name in page.context["form"].fields}
    filled = {name: value for name, value in sent.items() if value not in (None, False)}
    answer = client.post("/thiet-lap/DH3/tiep-theo/", filled | {"opening": "15/05/2027", "number": "4"})
    following = Congress.objects.exclude(pk=cast.congress.pk).get()

    assert "Kế hoạch tổ chức Đại hội" in text_of(page)
    assert (answer.status_code, "KHTCDH" in kinds(following)) == (302, True)


def test_an_upload_that_looks_like_another_kind_is_refused(cast, administrator):
    raw = renamed("Nghị quyết Đại hội", "BCTC")
    alike = raw.model_copy(update={"kind": raw.kind | {"title": store.in_force("NQ").kind["title"]}})

    with pytest.raises(Unmet):
        adopt(alike, by=administrator, reason="Theo quy chế mới", congress=cast.congress)


def test_on_the_pages(cast, fourth, administrator):
    adopt(renamed("Riêng"), by=administrator, reason="Theo quy chế mới", congress=fourth.congress)
    editor = Visitor(administrator)

    assert "Riêng – Đại hội" in editor.read("/quy-trinh/BCCT/?dai_hoi=DH4")
    assert "Riêng – Đại hội" not in editor.read("/quy-trinh/BCCT/")
    assert "?dai_hoi=DH4" in editor.get("/quy-trinh/BCCT/").content.decode()
    assert "Riêng – Đại hội" in Visitor(fourth.btc4).read("/quy-trinh/BCCT/")
    assert "Riêng – Đại hội" not in Visitor(cast.btc).read("/quy-trinh/BCCT/?dai_hoi=DH4")
    assert editor.get("/quy-trinh/BCCT/?dai_hoi=XX").status_code == 404
