"""The rights, guards, answers and effects that the examples name."""

from __future__ import annotations

from workflows import registry
from workflows.services import note_event

registry.right("act", label="thực hiện")
registry.aspect("words", label="nội dung ý kiến")
registry.aspect("decision", label="nội dung quyết định")
registry.aspect("agenda", label="chương trình phiên họp")


@registry.guard("coin", reason="Điều kiện chưa có.")
def coin(context, side, up=True):  # noqa: FBT002 - written in the file
    """A condition of the world: it holds while its side is among the coins of the matter (or is not)."""
    return (side in context.item.coins) is up


@registry.guard("also", reason="Phải đồng thời giữ vai trò khác.")
def also(context, role):
    """Who acts fills another role too."""
    return context.item.serves(context.actor, role)


@registry.guard("meeting", reason="Phiên họp chưa tới bước cần có, hoặc đã qua bước ấy.")
def meeting(context, stage):
    """The meeting on whose agenda the matter is (from which it was begun) stands in a stage."""
    return context.item.copied_from.state == stage


@registry.effect("write")
def write(context, text):
    """Another content is in force."""
    context.change(text=text)


@registry.effect("tell")
def tell(context, event):
    """Something happened to each matter that was begun from this one: the items of a meeting."""
    for matter in context.item.copies.order_by("pk"):
        note_event(matter, event)


@registry.effect("hand_over")
def hand_over(context, what, keep=True):  # noqa: FBT002 - written in the file
    """A fact goes to the newest copy; the matter keeps it, or has it no more."""
    copy = context.item.copies.latest("pk")
    copy.facts[what] = context.item.facts[what]
    type(copy).objects.filter(pk=copy.pk).update(facts=copy.facts)
    if not keep:
        context.change(facts={key: told for key, told in context.item.facts.items() if key != what})


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
