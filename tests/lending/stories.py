"""The toy library walks through the whole engine; `tests/workflows/test_alone.py` runs this file."""

from __future__ import annotations

import sys
from datetime import date, datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections, transaction

from tests.lending.models import Loan, LoanStep
from workflows import clock, engine, history
from workflows.engine import duties
from workflows.errors import Busy, Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.models import Duty, HistoryIsFinal, Notice, Refusal

SEEN_BEFORE = "0:"


def do(loan, action, by, **more):
    return engine.perform(loan, action, by=by, seen=engine.seen(loan), **more)


def test_the_engine_stands_alone():
    assert [app.label for app in apps.get_app_configs()] == ["contenttypes", "auth", "workflows", "library"]
    assert not {"congress", "documents", "tests.settings"} & set(sys.modules)


def test_a_loan_is_requested_lent_and_returned(borrow, cast):
    loan = borrow()

    do(loan, "lend", cast.sach)
    do(loan, "call", cast.sach, note="Nhắc lần một")
    do(loan, "give_back", cast.an, condition="whole")

    assert (loan.state, loan.revision, loan.calls) == ("returned", 3, 1)
    assert [(step.sequence, step.action, step.source, step.target) for step in loan.steps.all()] == [
        (1, "request", "", "requested"),
        (2, "lend", "requested", "lent"),
        (3, "call", "lent", "lent"),
        (4, "give_back", "lent", "returned"),
    ]
    assert history.chain_faults(loan) == []
    words = history.words_of(loan.steps.all())
    assert [words[step.note_digest] for step in loan.steps.all() if step.note_digest] == ["Nhắc lần một"]
    assert [history.names_of(step).actor for step in loan.steps.all()] == ["an", "sach", "sach", "an"]


def test_the_answer_picks_where_it_lands(borrow, cast):
    loan = borrow()
    do(loan, "lend", cast.sach)

    do(loan, "give_back", cast.an, condition="damaged")

    assert (loan.state, loan.condition, history.chain_faults(loan)) == ("lost", "rách", [])


def test_every_step_covers_the_one_before(borrow, cast):
    loan = borrow()
    do(loan, "lend", cast.sach)

    first, second = loan.steps.order_by("sequence")

    assert (first.previous_hash, second.previous_hash) == ("", first.own_hash)
    assert second.own_hash == history.own_hash(second)


def test_persons_are_waited_for_and_told_once(borrow, cast):
    loan = borrow()
    asked = list(Duty.objects.filter(closed=None).values_list("stage", "role", "right", "person", "due"))
    do(loan, "lend", cast.sach)
    lent = list(duties.open_duties(loan).values_list("stage", "role", "right", "person", "due"))

    # Three working days before Thursday 31/03 is Monday 28/03; a loan is due a week after that.
    assert asked == [("requested", "librarian", "lend", cast.sach.pk, date(2022, 3, 28))]
    assert lent == [
        ("lent", "borrower", "borrow", cast.an.pk, date(2022, 4, 7)),
        ("lent", "librarian", "lend", cast.sach.pk, date(2022, 4, 7)),
    ]
    assert list(Notice.objects.order_by("id").values_list("sequence", "person")) == [
        (1, cast.sach.pk),
        (2, cast.an.pk),
        (2, cast.sach.pk),
    ]


def test_a_duty_ends_with_its_condition_and_with_the_loan(borrow, cast):
    loan = borrow()
    do(loan, "lend", cast.sach)
    for _call in range(3):
        do(loan, "call", cast.sach)
    waiting = [duty.role for duty in duties.open_duties(loan)]
    do(loan, "give_back", cast.an, condition="whole")

    assert waiting == ["borrower"]
    assert duties.open_keys(loan) == set()


def test_a_request_is_answered_once_however_often_it_comes(borrow, cast):
    loan = borrow()
    seen = engine.seen(loan)
    first = engine.perform(loan, "lend", by=cast.sach, seen=seen, request_id="r1")

    again = engine.perform(loan, "lend", by=cast.sach, seen=seen, request_id="r1")

    assert (again.pk, loan.steps.count()) == (first.pk, 2)
    with pytest.raises(Stale):
        engine.perform(loan, "lend", by=cast.sach, seen=seen, request_id="r1", note="khác")


def test_a_stranger_does_not_learn_that_the_loan_exists(borrow, cast):
    loan = borrow()

    with pytest.raises(Hidden):
        do(loan, "lend", cast.la)

    assert engine.available(loan, cast.la) == []


def test_who_lacks_the_right_hears_who_has_it(borrow, cast):
    loan = borrow()

    with pytest.raises(Forbidden) as refused:
        do(loan, "lend", cast.an)

    assert refused.value.reasons == ["Chỉ sach có quyền cho mượn."]
    assert [(row.actor, row.outcome) for row in Refusal.objects.all()] == [(cast.an, "forbidden")]


def test_who_looked_before_the_change_hears_what_changed(borrow, cast):
    loan = borrow()
    with clock.frozen(datetime(2022, 3, 18, 15, 0, tzinfo=clock.HANOI)):
        other = borrow(book="Dế mèn phiêu lưu ký")

        with pytest.raises(Stale) as refused:
            engine.perform(other, "lend", by=cast.sach, seen=SEEN_BEFORE)

    assert refused.value.reasons == [
        "an đã thực hiện “Đề nghị mượn” lúc 15:00 18/03/2022. Đề nghị xem lại hồ sơ rồi thực hiện lại."
    ]
    assert (loan.state, other.steps.count()) == ("requested", 1)


def test_what_does_not_leave_this_state_waits(borrow, cast):
    loan = borrow()

    with pytest.raises(NotNow) as refused:
        do(loan, "give_back", cast.an, condition="whole")

    assert refused.value.reasons == ["Hồ sơ đang ở bước “Chờ cho mượn”, không thực hiện được việc này."]


def test_unmet_conditions_are_told_all_at_once(borrow, cast):
    taken, wanted = borrow(), borrow(who=cast.binh)
    do(taken, "lend", cast.sach)

    with pytest.raises(Unmet) as refused:
        do(wanted, "lend", cast.sach, at=datetime(2022, 3, 19, tzinfo=clock.HANOI))

    assert refused.value.reasons == [
        "Thời điểm thực hiện chưa đến; đề nghị ghi đúng ngày giờ trên giấy.",
        "Sách đang có người mượn. Đề nghị chờ người đó trả.",
    ]
    offer = engine.available(wanted, cast.sach)[0]
    assert (offer.action, offer.allowed, offer.reasons) == ("lend", False, (refused.value.reasons[1],))


def test_the_librarian_enters_for_one_without_a_computer(borrow, cast):
    loan = borrow()
    do(loan, "lend", cast.sach)

    step = do(loan, "give_back", cast.sach, acting_for=cast.an, ground="telephone", condition="whole")

    assert (step.actor, step.acting_for, step.ground) == (cast.sach, cast.an, "telephone")


def test_history_refuses_change(borrow):
    loan = borrow()
    step = loan.steps.get()

    with pytest.raises(HistoryIsFinal):
        step.save()
    with pytest.raises(HistoryIsFinal):
        LoanStep.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE library_loanstep SET target = 'lost'")

    assert history.chain_faults(Loan.objects.get(pk=loan.pk)) == []


def test_a_busy_database_says_so_and_loses_nothing(flushable, borrow, cast):
    loan = borrow()
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        if other.vendor == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        else:
            other.set_autocommit(autocommit=False)
            cursor.execute("SELECT id FROM library_loan FOR UPDATE")

        with pytest.raises(Busy):
            do(loan, "lend", cast.sach)

        cursor.execute("ROLLBACK")
    other.close()

    do(loan, "lend", cast.sach)
    assert (loan.state, loan.steps.count()) == ("lent", 2)
