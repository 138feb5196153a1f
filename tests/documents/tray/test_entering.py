"""From the paper in hand to the reply: sorted, entered beside its picture, the next one at once; story T8."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from documents.consulting.queries.rounds import round_state
from documents.models import IncomingPaper, PaperSorting, Reply
from documents.packages.queries.incoming import waiting_papers
from documents.packages.remarks import remarks_of
from documents.registers.queries import entry_of
from tests.demo_world import text_of
from tests.documents.asked import ask, make_units
from tests.documents.scanned import TRAY, dropped, hidden_of, photograph, scan_of, sent_from, sheet_codes

pytestmark = pytest.mark.one_database

SAID = {"about": "Góp ý dự thảo văn kiện", "taken_as": "", "package": "", "day": ""}


def sort(office, paper, **typed):
    return sent_from(office, f"{TRAY}{paper.pk}/", **SAID | typed)


def entered(office, page, **typed):
    """The form of a reply as it begins beside its paper, with what is typed in it."""
    begun = office.get(page).context["form"]
    facts = {name: begun.get_initial_for_field(field, name) for name, field in begun.fields.items()}
    facts = {name: value for name, value in facts.items() if value not in (None, False)}
    for name in ("arrived", "day"):
        if facts.get(name):
            facts[name] = f"{facts[name]:%d/%m/%Y}"
    return office.client.post(page, facts | typed)


def test_letter_known_by_nothing_takes_six_presses(office, asked, units):
    """Trang Giấy tờ đến, chọn tệp, Nhận; đơn vị và Lưu; ý kiến, Lưu và nhập giấy tiếp theo."""
    at_paper = dropped(office, photograph(10), ground="hand")["Location"]
    paper = IncomingPaper.objects.get()

    at_reply = sort(office, paper, unit="tinh so 2", taken_as=str(asked.pk))["Location"]
    done = entered(office, at_reply, whole="agrees", next="1")

    reply = Reply.objects.get()
    assert at_paper == f"{TRAY}{paper.pk}/"
    assert at_reply == f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"
    assert done["Location"] == f"{TRAY}tiep/?sau={paper.pk}"
    assert (reply.unit, reply.ground, reply.paper, reply.arrived) == (
        units[1],
        "hand",
        paper,
        date(2022, 3, 18),
    )
    assert office.get(done["Location"])["Location"] == TRAY
    assert f"{TRAY}{paper.pk}/trang/1.jpg" in office.get(f"/lay-y-kien/phieu/{reply.pk}/").content.decode()


def test_next_one_is_the_oldest_that_waits_after_the_one_in_hand(office, asked):
    dropped(office, photograph(10), photograph(20), scan_of(sheet_codes(asked)[0]))
    first, second, sheet = IncomingPaper.objects.all()

    ways = [
        office.get(f"{TRAY}tiep/{after}")["Location"]
        for after in ("", f"?sau={first.pk}", f"?sau={second.pk}")
    ]
    round_again = office.get(f"{TRAY}tiep/?sau={sheet.pk}")["Location"]

    reply = f"/lay-y-kien/{asked.pk}/nhap/?giay={sheet.pk}"
    assert ways == [f"{TRAY}{first.pk}/", f"{TRAY}{second.pk}/", reply]
    assert round_again == f"{TRAY}{first.pk}/"


def test_book_says_what_the_sorting_says_and_keeps_what_it_said_before(office, asked, units):
    dropped(office, photograph(10))
    paper = IncomingPaper.objects.get()

    sort(office, paper, unit=units[4].code, day="10/03/2022", sign="09/CV-HTS", about="Góp ý 7 dự thảo")

    entry = entry_of(paper.line)
    assert [entry.says(name) for name in ("other", "about", "day", "sign")] == [
        units[4].name,
        "Góp ý 7 dự thảo",
        date(2022, 3, 10),
        "09/CV-HTS",
    ]
    assert paper.line.about == "Chưa phân loại: anh.jpg"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"unit": ""}, "Chưa nhập mục này."),
        ({"unit": "Hội"}, "Có nhiều đơn vị"),
        ({"unit": "Sao Hỏa"}, "Không tìm thấy đơn vị"),
        ({"unit": "tinh so 1", "day": "19/03/2022"}, "Ngày này chưa tới."),
        ({"unit": "tinh so 1", "day": "18/03/1022"}, "Đề nghị kiểm tra lại năm."),
        ({"unit": "tinh so 1", "day": "30/02/2022"}, "Ngày phải ghi dạng"),
        ({"unit": "tinh so 1", "package": "999"}, "999"),
        ({"unit": "tinh so 1", "taken_as": "999"}, "999"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_typed_is_lost(office, asked, typed, said):
    dropped(office, photograph(10))

    refused = sort(office, IncomingPaper.objects.get(), sign="09/CV-HTS", **typed)

    assert refused.status_code == 422
    assert said in text_of(refused)
    assert 'value="09/CV-HTS"' in refused.content.decode()
    assert PaperSorting.objects.count() == 0


def test_undated_letter_counts_by_its_arrival_and_one_dated_before_the_round_is_told(office, asked, units):
    dropped(office, scan_of(sheet_codes(asked)[0]), arrived="05/03/2022")
    paper = IncomingPaper.objects.get()
    page = f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"

    early = entered(office, page, whole="agrees", day="14/02/2022")
    done = entered(office, page, whole="agrees")

    assert (early.status_code, done.status_code) == (422, 302)
    assert "văn bản ghi sai ngày thì để trống" in text_of(early)
    assert f"{TRAY}{paper.pk}/trang/1.jpg" in early.content.decode()
    assert [one.asked.unit for one in round_state(asked).answered] == units[:1]


def test_part_of_the_day_is_asked_only_where_two_papers_of_a_unit_came_on_it(office, asked):
    dropped(office, photograph(10), photograph(20))
    first, second = IncomingPaper.objects.all()
    alone = sort(office, first, unit="tinh so 1")
    asked_for = sort(office, second, unit="tinh so 1")

    done = sort(office, second, unit="tinh so 1", part_of_day="afternoon")

    assert (alone.status_code, asked_for.status_code, done.status_code) == (302, 422, 302)
    assert "Cùng ngày, đơn vị này đã có giấy số đến 01; đề nghị ghi buổi." in text_of(asked_for)
    assert second.sortings.get().part_of_day == "afternoon"


def test_paper_is_entered_once_and_then_not_cancelled(office, asked):
    dropped(office, scan_of(sheet_codes(asked)[0]))
    paper = IncomingPaper.objects.get()
    page = f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"
    entered(office, page, whole="agrees")

    again = entered(office, page, whole="disagrees")
    cancelled = sent_from(office, f"{TRAY}{paper.pk}/huy/", reason="Nhầm")

    assert (again.status_code, cancelled.status_code, Reply.objects.count()) == (409, 409, 1)
    assert "Giấy này đã được nhập: ý kiến của Hội Truyền thống tỉnh số 1" in text_of(again)


def test_corrected_reply_keeps_its_paper(office, asked):
    dropped(office, scan_of(sheet_codes(asked)[0]))
    paper = IncomingPaper.objects.get()
    entered(office, f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}", whole="agrees")

    entered(office, f"/lay-y-kien/phieu/{Reply.objects.get().pk}/sua/", whole="disagrees")

    assert [one.paper for one in Reply.objects.all()] == [paper, paper]


def test_two_who_sort_one_paper_see_each_other(cast, office, asked):
    dropped(office, photograph(10))
    paper = IncomingPaper.objects.get()
    page = f"{TRAY}{paper.pk}/"
    seen = hidden_of(office, page)
    sort(office, paper, unit="tinh so 1")
    late = office.client.post(page, seen | SAID | {"unit": "tinh so 2"})

    assert (late.status_code, PaperSorting.objects.count()) == (409, 1)
    assert "Giấy này vừa được người khác phân loại" in text_of(late)


def test_papers_of_a_confidential_package_are_seen_only_by_who_may_see_it(cast, office, asked, make_package):
    secret = make_package("DANS", "drafting")
    clerk = cast.vanphong
    dropped(office, photograph(10))
    paper = IncomingPaper.objects.get()
    page = f"{TRAY}{paper.pk}/"
    offered = office.get(page).context["form"].fields["package"].choices
    refused = sort(office, paper, unit="tinh so 1", package=str(secret.pk))
    seen_before = office.get(page).status_code

    PaperSorting.objects.create(paper=paper, sender="x", about="x", package=secret, by=clerk)

    assert [key for key, _label in offered if key == str(secret.pk)] == []
    assert (refused.status_code, seen_before) == (422, 200)
    for one in (page, f"{page}trang/1.jpg", f"{page}tep/", f"{page}huy/"):
        assert office.get(one).status_code == 404
    assert waiting_papers(clerk, cast.congress) == []
    assert office.get(f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}").status_code == 404


def test_pages_of_a_stack_are_shown_and_cut_out_for_their_own_paper_alone(office, asked):
    dropped(office, scan_of(*sheet_codes(asked)[:2], None))
    first, second = IncomingPaper.objects.all()

    shown = [office.get(f"{TRAY}{second.pk}/trang/{page}.jpg").status_code for page in (1, 2, 3, 4)]
    part = office.get(f"{TRAY}{second.pk}/tep/")

    assert shown == [404, 200, 200, 404]
    assert office.get(f"{TRAY}{first.pk}/trang/1.jpg").content[:3] == b"\xff\xd8\xff"
    pages = [page.extract_text().strip() for page in PdfReader(io.BytesIO(part.content)).pages]
    assert pages == ["phieu 2", "phieu 3"]


def test_story_t8_twelve_photographs_bring_thirty_remarks(cast, office, make_package):
    package, units = make_package("BCCT", "consultation"), make_units(cast, 12)
    found = ask(cast, [package], units)
    draft = found.drafts.get()
    sheets = [photograph(of=scan_of(code, words=code), name=f"{code}.jpg") for code in sheet_codes(found)]
    dropped(office, *sheets, ground="zalo")
    counts = [3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2]

    page = office.get(f"{TRAY}tiep/")["Location"]
    for count in counts:
        lines = "\n".join(f"Điều {n}: bổ sung số liệu" for n in range(count))
        done = entered(office, page, whole="remarks", **{f"remarks_{draft.pk}": lines}, next="1")
        page = office.get(done["Location"])["Location"]

    told = [one for one in remarks_of(package) if one.source == "replies"]
    assert page == TRAY
    assert (len(told), {one.way for one in told}) == (30, {"ảnh Zalo"})
    assert round_state(found).coverage == "0/12 đầu mối (0,0%)"
    assert len(round_state(found).late) == 12
    assert Reply.objects.exclude(paper=None).count() == 12


@pytest.mark.slow
def test_forty_five_letters_are_entered_from_the_tray_at_the_same_cost_each(cast, office, make_package):
    units = make_units(cast, 45)
    found = ask(cast, [make_package("BCCT", "consultation")], units)
    codes = sheet_codes(found)
    dropped(office, scan_of(*codes), arrived="07/03/2022")

    page, costs = office.get(f"{TRAY}tiep/")["Location"], []
    for _letter in codes:
        with CaptureQueriesContext(connection) as asking:
            done = entered(office, page, whole="agrees", next="1")
            page = office.get(done["Location"])["Location"]
        costs.append(len(asking))

    assert page == TRAY
    assert round_state(found).coverage == "45/45 đầu mối (100,0%)"
    assert len(set(costs[1:-1])) == 1, costs
    assert max(costs) < 130, costs
