"""Units change by a decision while they are being asked: papers keep the name of the day, the base stays."""

from __future__ import annotations

import pytest

from congress.models import Unit, UnitSuccession
from documents.consulting.queries.rounds import round_state
from tests.demo_world import Visitor
from tests.documents.asked import ask, reply
from tests.documents.pdf_samples import solid
from tests.documents.printed import words

pytestmark = pytest.mark.one_database

PAGE = "/van-phong/don-vi/ke-thua/"
DECISION = {"on": "01/03/2022", "decision": "QĐ 20/QĐ-HTS ngày 20/02/2022"}


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def change(office, asked):
    """A function by which the office enters a succession on its page while the round is open."""

    def changed(way, before, *names, **more):
        said = DECISION | more
        told = {"way": way, "before": [one.pk for one in before], "names": "\n".join(names), **said}
        return office.client.post(PAGE, told)

    return changed


def printed(office, asked):
    """What the papers of the round say: the letters, the list for the post office."""
    return {
        name: words(b"".join(office.get(f"/lay-y-kien/{asked.pk}/{name}.pdf"))) for name in ("thu", "bang-ke")
    }


def test_renamed_it_keeps_its_old_name_on_the_papers_of_the_round(office, asked, units, change):
    old = units[0].name

    assert change("rename", units[:1], "Hội tỉnh Lào Cai mới").status_code == 302

    papers = printed(office, asked)
    assert [name for name, said in papers.items() if solid(old) not in said] == []
    assert [name for name, said in papers.items() if solid("Hội tỉnh Lào Cai mới") in said] == []


def test_asked_later_it_is_written_to_by_its_new_name(cast, office, units, change, package):
    change("rename", units[:1], "Hội tỉnh Lào Cai mới")

    later = ask(cast, [package], [Unit.objects.get(pk=units[0].pk)])

    assert solid("Hội tỉnh Lào Cai mới") in printed(office, later)["thu"]


WAYS = [("merge", 2, ["Hội vùng Tây Bắc"]), ("split", 1, ["Hội Bắc", "Hội Nam"]), ("rename", 1, ["Hội mới"])]


@pytest.mark.parametrize("succession", WAYS, ids=[way for way, _count, _names in WAYS])
def test_the_base_of_the_round_stays_and_who_follows_answers(cast, office, asked, change, succession):
    way, count, names = succession
    units = [one.asked.unit for one in round_state(asked).units[:count]]

    assert change(way, units, *names).status_code == 302
    reply(cast, asked, Unit.objects.get(name=names[0]))

    share = f"{100 * count / 6:.1f}".replace(".", ",")
    assert round_state(asked).coverage == f"{count}/6 đầu mối ({share}%)"
    assert units[0].name in office.read(f"/lay-y-kien/{asked.pk}/")


def test_a_new_name_is_entered_from_its_day_on(units, change):
    old = units[0].name

    answer = change("rename", units[:1], "Hội tỉnh mới", on="30/12/2022")

    assert (answer.status_code, UnitSuccession.objects.count()) == (422, 0)
    assert "Tên mới có hiệu lực từ ngày 30/12/2022: đề nghị ghi vào ngày đó." in answer.content.decode()
    assert Unit.objects.get(pk=units[0].pk).name == old
