"""The rights, the guard, the answer and the effect of a loan."""

from __future__ import annotations

import hashlib

from tests.lending.models import Loan
from workflows import registry

registry.right("borrow", label="mượn sách")
registry.right("lend", label="cho mượn", watched=True)


@registry.guard("book_is_on_the_shelf", reason="Sách đang có người mượn. Đề nghị chờ người đó trả.")
def book_is_on_the_shelf(context):
    others = Loan.objects.filter(book=context.item.book, state="lent").exclude(pk=context.item.pk)
    return not others.exists()


@registry.guard("not_called_three_times", reason="Đã gọi điện ba lần.")
def not_called_three_times(context):
    return context.item.calls < 3


@registry.effect("count_the_call")
def count_the_call(context):
    context.change(calls=context.item.calls + 1)


def check_condition(context, value):
    return [] if value in ("whole", "damaged") else ["Chưa ghi tình trạng sách."]


def apply_condition(context, value):
    if value == "damaged":
        context.change(condition="rách")
        context.fingerprint = hashlib.sha256(f"{context.item.book}:rách".encode()).hexdigest()
    return value


registry.answer("condition", check=check_condition, apply=apply_condition)
