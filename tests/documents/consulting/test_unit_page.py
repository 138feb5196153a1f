"""What the link of a unit opens without an account, and that nothing else is told by it."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congress.people.queries.unit_links import token_of
from congress.people.services.unit_links import renew_link
from congress.site.quiet import WithoutLinks
from documents.models import Reply, Viewing
from tests.demo_world import text_of
from tests.documents.answering import NAMES, PHONE, asked_about, packaged, send
from tests.documents.canaries import everything_in, plant
from tests.documents.signed_in import sign_in

pytestmark = pytest.mark.one_database


def test_the_link_shows_what_is_asked_without_account_or_session(place):
    client = Client()

    answer = client.get(place)

    told = text_of(answer)
    assert (answer.status_code, Session.objects.count()) == (200, 0)
    assert "sessionid" not in client.cookies
    assert "2 dự thảo đang chờ ý kiến của đơn vị" in told
    assert "Chậm nhất hết ngày 25/03/2022 (còn 6 ngày làm việc)" in told
    assert NAMES[1] not in told
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "no-store" in answer["Cache-Control"]


def test_a_draft_is_read_and_taken_along(place, sent_round):
    number = sent_round.drafts.first().pk

    read = Client().get(f"{place}du-thao/{number}/")
    file = Client().get(f"{place}du-thao/{number}/bao-cao/")

    assert "Mở đầu: Báo cáo" in text_of(read)
    assert b"".join(file).decode().startswith("Mở đầu")
    assert "attachment" in file["Content-Disposition"]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_writes_nothing(place, form, sent_round, method):
    pages = [place, form, f"{place}du-thao/{sent_round.drafts.first().pk}/"]

    with CaptureQueriesContext(
        connection,
    ) as told:
        for one in pages:
            getattr(Client(), method)(one)

    writing = [one["sql"] for one in told if re.match(r"(INSERT|UPDATE|DELETE)", one["sql"])]
    assert [sql for sql in writing if "blobtext" not in sql and "folded" not in sql] == []
    assert (Viewing.objects.count(), Reply.objects.count()) == (0, 0)


def test_what_the_letter_does_not_let_be_read_by_link_leaves_no_trace(cast, branches, links, place):
    hidden = packaged(cast, "BCCT", "Không qua đường dẫn")
    alone = asked_about(cast, branches, {hidden: False}, title="Góp ý kín")

    told = everything_in(Client().get(place))

    assert "Góp ý kín" not in told
    assert Client().get(f"{place}tra-loi/{alone.pk}/").status_code == 404
    assert Client().get(f"{place}du-thao/{alone.drafts.get().pk}/").status_code == 404


@pytest.mark.slow
def test_no_word_of_a_confidential_package_is_told(cast, branches, links, place):
    planted = plant(cast)
    asked_about(cast, branches, dict.fromkeys(planted.packages, True), title="Góp ý nhân sự")
    open_one = asked_about(cast, branches, {packaged(cast, "BCCT", "Mở"): True}, title="Góp ý mở")

    pages = [place, f"{place}tra-loi/{open_one.pk}/"]
    pages += [f"{place}du-thao/{number}/" for number in range(1, 12)]
    caught = planted.canaries.caught("".join(everything_in(Client().get(one)) for one in pages))
    branches[0].head = cast.nguoila
    branches[0].save()
    head, here = sign_in(cast.nguoila), "/lay-y-kien/cua-don-vi/"
    mine = [here, *(f"{here}{number}/" for number in range(1, 12))]
    mine += [f"{here}du-thao/{number}/{part}" for number in range(1, 12) for part in ("", "de-an/")]
    by_account = planted.canaries.caught("".join(everything_in(head.get(one)) for one in mine))

    assert (caught, by_account) == (set(), set())


def test_a_link_opens_nothing_of_another_unit(sent_round, links, place, form):
    send(form, {"all_agreed": "on"})
    reply = Reply.objects.get()
    other = f"/y-kien/{token_of(links[1])}/"

    seen = Client().get(other)
    slip = Client().get(f"{other}phieu/{reply.pk}.pdf")

    assert "Trần Văn Ba" not in everything_in(seen)
    assert slip.status_code == 404


def test_a_link_that_ended_says_whom_to_call(cast, branches, links, place):
    renew_link(branches[0], reason="Mất điện thoại", seen=links[0].pk, by=cast.vanphong)

    gone, guessed = Client().get(place), Client().get(f"/y-kien/{'a' * 32}/")

    assert (gone.status_code, guessed.status_code) == (404, 404)
    assert PHONE in text_of(gone)
    assert NAMES[0] not in everything_in(gone) + everything_in(guessed)
    assert "Đường dẫn này đã hết hiệu lực" in text_of(gone)


@pytest.mark.parametrize("token", ["%00" * 32, "a" * 10_000, "ạ" * 32, "..%2F..%2F", "a b", "%F0%9F%92%A9"])
def test_hostile_links_are_simply_unknown(sent_round, token):
    for path in (f"/y-kien/{token}/", f"/y-kien/{token}/tra-loi/1/"):
        assert Client().get(path).status_code == 404
        assert Client().post(path, {"writer": "\0", "more": "x" * 9}).status_code in (404, 405)


def test_who_is_signed_in_is_a_stranger_there(cast, place):
    told = sign_in(cast.vanphong).get(place)

    assert str(cast.vanphong) not in everything_in(told)
    assert "/van-phong/" not in everything_in(told)


def test_as_many_queries_for_many_rounds_as_for_one(cast, branches, place):
    package = packaged(cast, "BCCT", "Khác")
    Client().get(place)
    with CaptureQueriesContext(connection) as one:
        Client().get(place)
    for number in range(4):
        asked_about(cast, branches, {package: True}, title=f"Đợt {number}")
    Client().get(place)
    with CaptureQueriesContext(connection) as many:
        Client().get(place)

    assert len(many) == len(one) <= 20


def test_the_log_keeps_no_link(place, caplog, sent_round):
    Client().get(f"{place}du-thao/0/")
    Client().get(f"/y-kien/{'b' * 32}/")

    for record in caplog.records:
        WithoutLinks().filter(record)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2
    assert not [line for line in told if place in line or "b" * 5 in line]
