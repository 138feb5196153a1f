"""Thành phần hồ sơ: who gives which chapter to whom, and who hands it in."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import Membership
from documents.drafting.queries import parts as asked
from documents.drafting.services import parts
from documents.models import PartDraft, PartPlan
from documents.packages.services.taking_in import receive
from tests.demo_world import text_of
from tests.documents.chapters import ONE, TWO, chapter, hand_in, post, sent, url
from tests.documents.signed_in import hidden, hidden_in, sign_in
from workflows import clock
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def package(make_package):
    """The political report, given to Tiểu ban Văn kiện, without a draft."""
    return make_package(state="accepted")


def test_the_head_gives_a_chapter_and_its_owner_hands_it_in(cast, package):
    head, owner = sign_in(cast.truong), sign_in(cast.bkt)

    added = post(
        head,
        url(package, "them-chuong"),
        title=TWO,
        owner=cast.bodies.BKT.pk,
        due="22/03/2022",
        required="on",
    )
    waits = text_of(owner.get("/"))
    sent_in = sent(owner, url(package, "chuong-1", "gui"), "chuong 2.txt", "Đã kiểm tra 12 đơn vị.".encode())
    page = text_of(sign_in(cast.tttd).get(url(package)))

    assert (added.status_code, sent_in.status_code) == (302, 302)
    assert (TWO in waits, "Còn 3 ngày làm việc – hạn 22/03/2022" in waits) == (True, True)
    assert (TWO in page, "Ban Kiểm tra" in page, "chuong 2.txt" in page) == (True, True, True)
    assert "Hoàn thành đúng hạn" in page
    assert TWO not in text_of(sign_in(cast.bkt).get("/"))


def test_others_neither_give_nor_hand_in(cast, package):
    plan = chapter(package, cast, TWO, cast.bodies.BKT)
    places = [url(package), url(package, "them-chuong"), url(package, plan.code, "phan-cong")]
    places += [url(package, plan.code, "gui"), url(package, "ghep")]

    def answers(person):
        return [sign_in(person).get(place).status_code for place in places]

    assert answers(cast.tttd) == [200, 403, 403, 403, 403]
    assert answers(cast.tbtc) == [200, 403, 403, 403, 403]
    assert answers(cast.bkt) == [200, 403, 403, 200, 403]
    assert answers(cast.bkt2) == [200, 403, 403, 403, 403]
    assert answers(cast.truong) == [200, 200, 200, 403, 200]
    assert answers(cast.nguoila) == [404] * 5
    assert sign_in(cast.tttd).post(url(package, plan.code, "gui"), {"text": "x"}).status_code == 403
    assert PartDraft.objects.count() == 0


def test_a_person_named_hands_in_though_he_has_no_right_of_his_own(cast, package):
    plan = chapter(package, cast, TWO, cast.bodies.BKT, person=cast.bkt2)

    assert TWO in text_of(sign_in(cast.bkt2).get("/"))
    assert TWO not in text_of(sign_in(cast.bkt).get("/"))
    assert post(sign_in(cast.bkt2), url(package, plan.code, "gui"), text="Đã kiểm tra.").status_code == 302
    assert PartDraft.objects.get().body == cast.bodies.BKT


def test_a_chapter_twice_a_late_day_and_somebody_who_left_are_refused(cast, package):
    chapter(package, cast, TWO, cast.bodies.BKT)
    head = sign_in(cast.truong)
    typed = {"title": "  chương 2. CÔNG TÁC kiểm tra ", "owner": cast.bodies.VP.pk, "due": "30/03/2022"}

    wrong = post(head, url(package, "them-chuong"), **typed)
    past = post(head, url(package, "them-chuong"), title=ONE, owner=cast.bodies.VP.pk, due="17/03/2022")
    Membership.objects.filter(person=cast.bkt2).update(end=date(2022, 3, 1))
    gone = post(head, url(package, "them-chuong"), title=ONE, owner=f"{cast.bodies.BKT.pk}-{cast.bkt2.pk}")
    nobody = post(head, url(package, "them-chuong"), title=ONE)

    assert [one.status_code for one in (wrong, past, gone, nobody)] == [422] * 4
    assert "Hạn 30/03/2022 muộn hơn ngày cuối của cả hồ sơ (29/03/2022)." in text_of(wrong)
    assert "Đã có chương" in text_of(wrong)
    assert "CÔNG TÁC kiểm tra" in wrong.content.decode()
    assert "không được trước hôm nay" in text_of(past)
    assert "không còn trong danh sách" in text_of(gone)
    assert "Chưa chọn cơ quan phụ trách." in text_of(nobody)
    assert PartPlan.objects.count() == 1


def test_who_left_after_the_form_was_opened_is_refused_by_the_service(cast, package):
    Membership.objects.filter(person=cast.bkt2).update(end=date(2022, 3, 1))

    with pytest.raises(Unmet, match="Người bkt2 không còn ở Ban Kiểm tra"):
        chapter(package, cast, TWO, cast.bodies.BKT, person=cast.bkt2)


def test_when_the_person_named_leaves_his_body_is_asked_and_the_page_says_so(cast, package):
    chapter(package, cast, TWO, cast.bodies.BKT, person=cast.bkt2)
    Membership.objects.filter(person=cast.bkt2).update(end=date(2022, 3, 17))

    assert TWO in text_of(sign_in(cast.bkt).get("/"))
    assert "Người phụ trách không còn ở cơ quan này" in text_of(sign_in(cast.truong).get(url(package)))
    assert sign_in(cast.bkt2).get(url(package, "chuong-1", "gui")).status_code in (403, 404)


def test_a_wrong_file_is_refused_and_a_right_one_survives_a_conflict(cast, package):
    plan = chapter(package, cast, TWO, cast.bodies.BKT)
    path, client = url(package, plan.code, "gui"), sign_in(cast.bkt)
    opened = hidden(client, path)
    wrong = sent(client, path, "chuong.exe", b"MZ")
    empty = post(client, path, note="Chưa có gì")
    parts.charge_part(
        package,
        plan.code,
        parts.Charge(title=TWO, owner=cast.bodies.BKT, due=date(2022, 3, 24), required=True, place=1),
        by=cast.thuky,
        seen=asked.checklist_item(package, plan.code).seen,
    )

    late = client.post(
        path, opened | {"file": SimpleUploadedFile("chuong 2.txt", b"Noi dung"), "note": "Bản đầu"}
    )
    again = client.post(path, hidden_in(late) | {"note": "Bản đầu"})

    assert (wrong.status_code, empty.status_code, late.status_code) == (422, 422, 409)
    assert "Chưa có gì" in text_of(empty)
    assert ("Người thuky đã phân công lại" in text_of(late), "Bản đầu" in text_of(late)) == (True, True)
    assert "Đã nhận tệp chuong 2.txt" in text_of(late)
    assert again.status_code == 302
    assert list(PartDraft.objects.values_list("name", "note", "number")) == [("chuong 2.txt", "Bản đầu", 1)]


def test_two_who_give_the_same_part_at_once_hear_of_each_other(cast, package):
    plan = chapter(package, cast, TWO, cast.bodies.BKT)
    path, head, secretary = url(package, plan.code, "phan-cong"), sign_in(cast.truong), sign_in(cast.thuky)
    opened = hidden(head, path)
    typed = {"title": TWO, "owner": cast.bodies.BKT.pk, "place": 1, "required": "on"}

    first = post(secretary, path, **typed, due="23/03/2022")
    late = head.post(path, opened | typed | {"due": "24/03/2022"})
    twice = head.post(path, opened | typed | {"due": "23/03/2022"})

    assert (first.status_code, late.status_code, twice.status_code) == (302, 409, 302)
    assert ("Người thuky đã phân công lại" in text_of(late), "24/03/2022" in late.content.decode()) == (
        True,
        True,
    )
    assert [row.due.day for row in PartPlan.objects.filter(code=plan.code)] == [22, 23]


def test_a_double_click_makes_one_chapter_and_one_draft(cast, package):
    one, other = (chapter(package, cast, TWO, cast.bodies.BKT) for _click in range(2))
    item = asked.checklist_item(package, one.code)
    files = [receive(io.BytesIO(b"Noi dung"), "a.txt", part=one.code) for _click in range(2)]
    drafts = [parts.hand_in_part(package, one.code, file, by=cast.bkt, seen=item.seen) for file in files]

    assert (one, drafts[0]) == (other, drafts[1])
    assert (PartPlan.objects.count(), PartDraft.objects.count()) == (1, 1)


def test_a_chapter_taken_out_is_asked_of_nobody_and_its_history_stays(cast, package):
    plan = chapter(package, cast, TWO, cast.bodies.BKT)
    path = url(package, plan.code, "phan-cong")

    dropped = post(sign_in(cast.truong), path, title=TWO, owner=cast.bodies.BKT.pk, dropped="on")

    assert dropped.status_code == 302
    assert TWO not in text_of(sign_in(cast.bkt).get("/"))
    assert sign_in(cast.bkt).get(url(package, plan.code, "gui")).status_code == 404
    assert PartPlan.objects.filter(code=plan.code).count() == 2


def test_an_overdue_chapter_says_so(cast, package):
    chapter(package, cast, TWO, cast.bodies.BKT)

    with clock.frozen(date(2022, 3, 24)):
        page = text_of(sign_in(cast.truong).get(url(package)))
        work = text_of(sign_in(cast.bkt).get("/"))

    assert "Quá hạn 2 ngày làm việc – hạn 22/03/2022" in page
    assert "Quá hạn 2 ngày làm việc – hạn 22/03/2022" in work


def test_a_confidential_package_is_given_only_to_those_who_take_part(cast, make_package):
    package = make_package("DANS", "accepted")
    what = parts.Charge(owner=cast.bodies.BKT, due=date(2022, 3, 22))

    with pytest.raises(Unmet, match="chỉ giao cho cơ quan đang tham gia"):
        parts.charge_part(package, "phuong-an", what, by=cast.tbns, seen="0:0")
    hand_in(package, "de-an", "Đề án mật.", cast.tbns)

    outsiders = [sign_in(person) for person in (cast.bkt, cast.truong, cast.btc)]
    places = [url(package), url(package, "de-an", "gui"), url(package, "de-an", 1), url(package, "ghep")]
    assert [client.get(place).status_code for client in outsiders for place in places] == [404] * 12
    own = sign_in(cast.tbns).get(url(package, "de-an", 1))
    assert b"".join(own) == "Đề án mật.".encode()
    assert package.viewings.get().part == "de-an"
