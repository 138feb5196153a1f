"""What is done with remarks: proposed, settled, joined, laid before Thường trực; what holds the package."""

from __future__ import annotations

import pytest

from documents.models import Comment, Disposition, Package
from documents.opinions.services import comment
from documents.packages.queries.remarks import outcomes_of, unsettled
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from tests.demo_world import text_of
from tests.documents.returned import articles, consulted, marked, taken, write_draft
from tests.documents.said import fields, sign_in
from workflows.errors import Stale

pytestmark = pytest.mark.one_database
TEXT = articles(4)


@pytest.fixture
def package(cast, make_package):
    """The political report, asked about; two returned files say four things of it."""
    found = make_package("BCCT", "drafting")
    consulted(found, cast, TEXT)
    taken(found, cast, marked(TEXT, "An", comments={5, 8}), "an.docx", sender="Hội tỉnh Nghệ An")
    taken(
        found, cast, marked(TEXT, "Bình", comments={5}, changes={9}), "binh.docx", sender="Hội tỉnh Lào Cai"
    )
    return Package.objects.get(pk=found.pk)


def names(package):
    return [":".join(one.remark.ref) for one in outcomes_of(package) if one.remark.needs]


def act(client, package, chosen, which, **answers):
    """Choose remarks, press a button."""
    where = f"/ho-so/{package.code}/tiep-thu/ghi/?" + "&".join(f"chon={name}" for name in chosen)
    return client.post(where, fields(client, where) | {"act": which} | answers)


def kinds(package):
    return [
        (one.disposition.kind, one.disposition.settled) if one.disposition else None
        for one in outcomes_of(package)
        if one.remark.needs
    ]


def test_the_secretary_proposes_and_the_lead_settles_many_at_once(cast, package):
    secretary, head = sign_in(cast.thuky), sign_in(cast.truong)
    all_of = names(package)

    act(secretary, package, all_of[:3], "de-xuat", kind="accepted", answered_in="2")
    act(secretary, package, all_of[3:], "de-xuat", kind="declined", reason="Trái Điều lệ.")
    proposed = kinds(package)
    act(head, package, all_of, "thong-nhat", kind="")

    assert proposed == [("accepted", False)] * 3 + [("declined", False)]
    assert kinds(package) == [("accepted", True)] * 3 + [("declined", True)]
    assert Disposition.objects.count() == 8
    assert unsettled(package) == []


def test_not_accepted_asks_for_a_reason_and_nothing_is_settled_unproposed(cast, package):
    head, all_of = sign_in(cast.truong), names(package)

    bare = act(head, package, all_of[:1], "thong-nhat", kind="declined")
    unproposed = act(head, package, all_of[:2], "thong-nhat", kind="")

    assert (bare.status_code, unproposed.status_code, Disposition.objects.count()) == (422, 422, 0)
    assert "Không tiếp thu thì phải ghi lời giải trình." in text_of(bare)


def test_joined_remarks_are_answered_as_one_and_part_again(cast, package):
    secretary, all_of = sign_in(cast.thuky), names(package)
    page = f"/ho-so/{package.code}/tiep-thu/"

    act(secretary, package, [all_of[0], all_of[2]], "gop")
    joined = text_of(secretary.get(page))
    act(secretary, package, all_of[:1], "de-xuat", kind="noted")
    act(secretary, package, all_of[:1], "tach")

    assert ("Hội tỉnh Nghệ An" in joined, "Hội tỉnh Lào Cai" in joined) == (True, True)
    assert kinds(package) == [("noted", False), None, ("noted", False), None]
    assert act(secretary, package, all_of[:1], "tach").status_code == 422


def test_a_comment_at_the_place_is_one_of_them_with_one_disposition(cast, package):
    said = comment(package.current, by=cast.tttd, text="Thiếu căn cứ.", part="bao-cao", paragraph=5)
    secretary = sign_in(cast.thuky)

    act(secretary, package, [f"comments:{said.pk}"], "de-xuat", kind="partly", reason="Bổ sung Phụ lục.")
    page = text_of(secretary.get(f"/ho-so/{package.code}/du-thao/2/y-kien/"))

    assert Comment.objects.get().dispositions.get().kind == "partly"
    assert "Tiếp thu một phần" in page


def test_what_was_accepted_without_a_change_is_shown_again(cast, package):
    all_of = names(package)
    act(sign_in(cast.truong), package, all_of, "thong-nhat", kind="accepted")
    write_draft(package, cast, articles(4, changed={2}))

    page = sign_in(cast.thuky).get(f"/ho-so/{package.code}/tiep-thu/?loc=xem-lai")

    # Those on article 3; article 2 reads otherwise now.
    assert [row.group.clause for row in page.context["rows"]] == ["Điều 3, khoản 1", "Điều 3, khoản 2"]


def test_hard_ones_lie_before_the_standing_board(cast, package):
    all_of = names(package)
    act(sign_in(cast.thuky), package, all_of[:1], "trinh")

    page = text_of(sign_in(cast.thuongtruc).get(f"/ho-so/{package.code}/"))

    assert "1 ý kiến trình Thường trực cho ý kiến" in page


def test_who_saw_them_otherwise_is_told(cast, package):
    refs = [one.remark.ref for one in outcomes_of(package) if one.remark.needs]
    seen = how_they_stand(package, refs)
    dispose_of_remarks(package, refs, by=cast.thuky, seen=seen, kind="noted")

    with pytest.raises(Stale):
        dispose_of_remarks(package, refs, by=cast.truong, seen=seen, kind="accepted", settled=True)


def test_a_member_of_no_lead_body_reads_and_settles_nothing(cast, package):
    reader = sign_in(cast.tttd)

    assert reader.get(f"/ho-so/{package.code}/tiep-thu/").status_code == 200
    assert reader.get(f"/ho-so/{package.code}/tiep-thu/ghi/?chon={names(package)[0]}").status_code == 403
    assert sign_in(cast.nguoila).get(f"/ho-so/{package.code}/tiep-thu/").status_code == 404


def test_a_remark_on_a_clause_that_is_gone_keeps_its_place_and_its_answer(cast, package):
    act(sign_in(cast.truong), package, names(package), "thong-nhat", kind="accepted")
    write_draft(package, cast, articles(1))

    page = sign_in(cast.thuky).get(f"/ho-so/{package.code}/tiep-thu/")

    told = [
        (row.group.clause, row.group.unchanged)
        for row in page.context["rows"]
        if row.group.state == "settled"
    ]
    assert len(told) == 4
    assert {changed for _clause, changed in told} == {False}
    assert all(clause.startswith("Điều ") for clause, _changed in told)
