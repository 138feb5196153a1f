"""The rights, guards, answers and effects that the examples name."""

from __future__ import annotations

from workflows import registry

registry.right("act", label="thực hiện")
registry.aspect("words", label="nội dung ý kiến")


@registry.guard("coin", reason="Điều kiện chưa có.")
def coin(context, name):
    """A condition of the world: it holds while its name is among the coins of the matter."""
    return name in context.item.coins


@registry.effect("write")
def write(context, text):
    """Another content is in force."""
    context.change(text=text)


@registry.effect("stumble")
def stumble(context):
    """Something breaks in the middle of a step."""
    context.change(text="hỏng")
    raise RuntimeError("stumbled")


def check_choice(context, value):
    return [] if value in ("yes", "no", "later", "other") else ["Chưa chọn."]


registry.answer(
    "choice",
    check=check_choice,
    apply=lambda _context, value: value,
    outcomes=("yes", "later", "other", "no"),
)
