"""Home says what is late to whoever watches over it, though nothing waits for himself."""

from __future__ import annotations

from tests.demo_world import at


def late_on(page) -> list[str]:
    return [line.package.code for line in page.context["late"].rows]


def test_the_committee_and_the_office_see_what_is_late_elsewhere(world):
    with at(18, hour=9):
        btc, office = (world.visitor(name).get("/") for name in ("btc", "vanphong"))

    # A confidential one by its row alone: he urges it, and may not open it.
    assert late_on(btc) == late_on(office) == ["DH3-BCTC", "DH3-HSNS", "DH3-DL"]
    assert 'href="/ho-so/DH3-HSNS/"' not in btc.content.decode()
    assert "3 hồ sơ quá hạn ở nơi khác" in btc.content.decode()


def test_the_lead_body_sees_what_of_its_own_is_late_with_others(world):
    with at(18, hour=9):
        lead, member = (world.visitor(name).get("/") for name in ("tbtc", "bch02"))

    assert (late_on(lead), late_on(member)) == (["DH3-BCTC"], [])


def test_an_overdue_part_stands_on_the_line_of_its_package(world):
    with at(18, hour=9):
        rows = world.visitor("btc").get("/tien-do/").context["listing"].rows

    behind = {row.code: row.behind for row in rows if row.behind}
    # Handed to another body until Wednesday the 16th; nothing has come.
    assert list(behind) == ["DH3-BCCT"]
    assert behind["DH3-BCCT"][0].startswith("Phụ lục số liệu: quá hạn 2 ngày làm việc (")
