"""Who leads a unit answers for it by his account: the same form, his own record, nothing of others."""

from __future__ import annotations

import re

import pytest

from congress.people.services.seating import seat_unit
from congress.people.services.seats import appoint
from documents.consulting.queries.rounds import round_state
from documents.consulting.queries.unit_page import receipt_code
from documents.consulting.services.replies import ReplyFacts, Said, correct_reply, record_reply
from documents.consulting.services.rounds import close_round
from documents.models import Reply
from documents.packages.remarks import remarks_of
from tests.cast import START, TODAY
from tests.demo_world import HIDDEN, at, text_of
from tests.documents.answering import NAMES, WHO, answers, asked_about, send
from tests.documents.printed import pages
from tests.documents.signed_in import sign_in
from workflows.errors import Forbidden, NotNow, Unmet

pytestmark = pytest.mark.one_database
HERE = "/lay-y-kien/cua-don-vi/"
GROUND = "Quyết định số 02/QĐ-HTS ngày 04/01/2022"


@pytest.fixture
def head(cast, branches):
    """The first unit is led by somebody with an account and no seat."""
    branches[0].head, branches[0].head_title = cast.nguoila, "Chủ tịch Hội"
    branches[0].save()
    return sign_in(cast.nguoila)


@pytest.fixture
def path(sent_round):
    return f"{HERE}{sent_round.asked.first().pk}/"


def sent(client, path, **typed):
    found = dict(HIDDEN.findall(client.get(path).content.decode()))
    return client.post(path, found | WHO | typed)


def test_he_reads_what_is_asked_answers_and_it_is_recorded_as_his(cast, head, sent_round, path):
    page = head.get(HERE)
    drafts = list(sent_round.drafts.all())
    form = head.get(path).content.decode()
    draft = head.get(f"{HERE}du-thao/{drafts[0].pk}/")
    told = {f"stand_{drafts[0].pk}": "remarks", f"text_{drafts[0].pk}_0": "Nêu rõ số liệu"}
    done = sent(head, path, **told)
    after = head.get(HERE)

    reply = Reply.objects.get()
    assert (NAMES[0] in text_of(page), "2 dự thảo đang chờ ý kiến của đơn vị." in text_of(page)) == (
        True,
        True,
    )
    assert (f'value="{cast.nguoila.full_name}"' in form, 'value="Chủ tịch Hội"' in form) == (True, True)
    assert (draft.status_code, "Mở đầu" in text_of(draft)) == (200, True)
    assert (done.status_code, reply.ground, reply.by, reply.unit_name) == (
        302,
        "account",
        cast.nguoila,
        NAMES[0],
    )
    assert "1 dự thảo đang chờ ý kiến của đơn vị." in text_of(after)
    assert "gửi qua tài khoản" in text_of(after)
    assert round_state(sent_round).coverage == "1/3 đầu mối (33,3%)"
    (remark,) = remarks_of(drafts[0].package)
    assert (remark.sender, remark.text, remark.way, remark.needs) == (
        NAMES[0],
        "Nêu rõ số liệu",
        "tài khoản",
        True,
    )


def test_he_takes_the_slip_that_says_what_was_received_and_nobody_else_does(cast, head, sent_round, path):
    drafts = list(sent_round.drafts.all())
    told = {f"stand_{drafts[0].pk}": "remarks", f"text_{drafts[0].pk}_0": "Nêu rõ số liệu"}
    sent(head, path, **told)
    slip = f"{HERE}phieu/{Reply.objects.get().pk}/"

    page, paper = head.get(HERE).content.decode(), head.get(slip)

    words = " ".join(pages(paper.content))
    assert f'href="{slip}"' in page
    assert paper["Content-Type"] == "application/pdf"
    said = ("PHIẾU XÁC NHẬN", NAMES[0], "Nêu rõ số liệu", receipt_code(Reply.objects.get()))
    assert [one for one in said if one not in words] == []
    assert [sign_in(person).get(slip).status_code for person in (cast.truong, cast.vanphong)] == [404, 404]


def test_chua_nhat_tri_by_account_needs_no_call(head, sent_round, path):
    drafts = list(sent_round.drafts.all())
    sent(head, path, **{f"stand_{drafts[0].pk}": "disagrees", f"text_{drafts[0].pk}_0": "Chưa rõ"})

    assert round_state(sent_round).to_confirm == []


def test_two_clicks_are_one_and_he_corrects_until_the_end(cast, head, sent_round, path):
    filled = dict(HIDDEN.findall(head.get(path).content.decode())) | WHO | {"all_agreed": "on"}
    head.post(path, filled)
    head.post(path, filled)
    first = Reply.objects.get()
    page = head.get(f"{path}?sua={first.pk}").content.decode()
    again = dict(HIDDEN.findall(page)) | WHO | answers(sent_round, stands=("agrees", "none"))
    corrected = head.post(path, again)
    with at(28):
        late = sent(head, path, all_agreed="on", corrects=Reply.objects.last().pk)
        close_round(sent_round, by=cast.vanphong)
        closed = sent(head, path, all_agreed="on")

    assert (corrected.status_code, Reply.objects.last().corrects) == (302, first)
    assert (late.status_code, "Đã hết thời hạn nên không sửa được" in text_of(late)) == (409, True)
    assert (closed.status_code, Reply.objects.count()) == (409, 2)


def test_by_link_and_by_account_are_two_answers_and_the_office_is_asked(head, sent_round, path, form):
    sent(head, path, all_agreed="on")
    send(form, answers(sent_round, stands=("none", "none")))

    assert [one.ground for one in Reply.objects.order_by("pk")] == ["account", "link"]
    assert len(round_state(sent_round).contested) == 1


def test_whoever_leads_nothing_or_another_unit_finds_nothing(cast, head, branches, sent_round, path):
    stranger, second = sign_in(cast.bch04), sent_round.asked.all()[1]
    draft = sent_round.drafts.first().pk

    assert "chưa được ghi là người đứng đầu đơn vị nào" in text_of(stranger.get(HERE))
    statuses = [
        stranger.get(path).status_code,
        stranger.post(path, {"all_agreed": "on"} | WHO).status_code,
        stranger.get(f"{HERE}du-thao/{draft}/").status_code,
        stranger.get(f"{HERE}du-thao/{draft}/bao-cao/").status_code,
        head.get(f"{HERE}{second.pk}/").status_code,
        head.post(f"{HERE}{second.pk}/", {"all_agreed": "on"} | WHO).status_code,
    ]
    assert (set(statuses), Reply.objects.count()) == ({404}, 0)
    assert [NAMES[1] in text_of(head.get(HERE)), NAMES[2] in text_of(head.get(HERE))] == [False, False]


def test_no_word_of_a_confidential_package_without_a_right_to_it(cast, head, branches, make_package):
    scheme = make_package("DANS", "drafting")
    inside = asked_about(cast, branches[:1], {scheme: False}, title="Đợt về nhân sự")
    key, draft = inside.asked.get().pk, inside.drafts.get().pk

    page = text_of(head.get(HERE))
    statuses = [head.get(f"{HERE}{one}/").status_code for one in (key, f"du-thao/{draft}")]

    assert (scheme.code in page, "Đợt về nhân sự" in page, statuses) == (False, False, [404, 404])


def test_another_head_or_the_deputy_of_its_body_answers_in_his_place(cast, head, branches, path):
    branches[0].head = cast.bch04
    branches[0].save()
    body = seat_unit(branches[0], cast.congress, start=START, ground=GROUND, by=cast.vanphong)
    appoint(cast.bch06, body, role="deputy", start=START)

    found = [sign_in(one).get(path).status_code for one in (cast.nguoila, cast.bch04, cast.bch06)]
    assert found == [404, 200, 200]


def test_verbs_keep_ways_apart(cast, head, branches, sent_round, path):
    sent(head, path, all_agreed="on")
    reply, draft = Reply.objects.get(), sent_round.drafts.first().pk
    facts = {"arrived": TODAY, "unit": branches[0], "answers": {draft: Said("none")}, **WHO}

    with pytest.raises(Unmet):
        record_reply(sent_round, ReplyFacts(ground="account", **facts), by=cast.vanphong)
    with pytest.raises(NotNow):
        correct_reply(reply, ReplyFacts(ground="letter", **facts), by=cast.vanphong)
    with pytest.raises(Forbidden):
        correct_reply(reply, ReplyFacts(ground="account", **facts), by=cast.vanphong)
    with pytest.raises(NotNow):
        correct_reply(reply, ReplyFacts(ground="account", **facts), by=None)
    assert Reply.objects.count() == 1


def test_he_finds_the_kit_of_his_unit_s_own_congress_and_of_no_other(cast, head, branches, sent_round):
    page = head.get(HERE).content.decode()
    (kit,) = re.findall(r'href="(/don-vi/[^"]+/dai-hoi/)"', page)
    shown = head.get(f"{kit}?khai-mac=20/04/2022")
    word = re.findall(rf'href="({kit}[^"]+)"', shown.content.decode())[0].replace("&amp;", "&")
    told = head.get(f"{kit}ghi/")
    other = head.get(f"/don-vi/{branches[1].code}/dai-hoi/")

    assert kit == f"/don-vi/{branches[0].code}/dai-hoi/"
    assert (
        shown.status_code,
        NAMES[0] in text_of(shown),
        "Về trang trả lời của đơn vị" in text_of(shown),
    ) == (
        200,
        True,
        True,
    )
    assert head.get(word).status_code == 200
    assert (told.status_code, other.status_code) == (403, 403)
    assert "Trang này là của đơn vị khác" in text_of(other)


def test_enter_in_a_field_sends_and_adds_no_remark(head, sent_round, path):
    buttons = re.findall(r"<button[^>]*>", head.get(path).content.decode().split('class="stack"')[1])

    assert ["name=" in one for one in buttons[:2]] == [False, True]
