"""Adaptations in which an item waits for advices, and who sends it on from there."""

from __future__ import annotations

from tests.patterns.examples.council import COUNCIL
from tests.patterns.walking import Do, Example

ADVICE = """
[procedure.advice]
start = "asked"
stage = [{ code = "asked" }, { code = "given", terminal = true }]
transition = [
  { code = "give", from = ["asked"], to = "given", holder = "*track" },
  { code = "take_back", from = ["given"], to = "asked", holder = "*track" },
]
"""
ADVISERS = {**COUNCIL, "adviser": ["dung", "em"], "observer": []}
WHOM = {"tracks": {"advice": ["dung"]}}


# Once all advices are there it goes back by itself, where nobody has to look at them first.
BY_ITSELF = '{ code = "all_given", from = ["waiting_advices"], to = "*back", on = "joined" },'


def waiting(*moves: str) -> str:
    """An item with three levels and a stage beside them in which advisers are asked."""
    return f"""
stage = [
  {{ code = "itemcreated" }}, {{ code = "proposed" }}, {{ code = "prevalidated" }},
  {{ code = "waiting_advices", track = [
    {{ code = "advice", use = "advice", each = "adviser", choose = "opening" }},
  ] }},
  {{ code = "validated", terminal = true }},
]
transition = [
  {{ code = "propose", from = ["itemcreated"], to = "proposed" }},
  {{ code = "prevalidate", from = ["proposed"], to = "prevalidated", holder = "prereviewer" }},
  {{ code = "validate", from = ["prevalidated"], to = "validated", holder = "reviewer" }},
  {" ".join(moves)}
]
{ADVICE}
"""


def asks(*levels: str, holder: str = "reviewer") -> str:
    """The move that asks for advices, out of these levels."""
    sources = ", ".join(f'"{one}"' for one in levels)
    return f'{{ code = "wait", from = [{sources}], to = "waiting_advices", holder = "{holder}" }},'


def sends(holder: str, *, guards: str = "", to: str = "*back", code: str = "send_back") -> str:
    """A move out of the stage in which advices are waited for."""
    return (
        f'{{ code = "{code}", from = ["waiting_advices"], to = "{to}", holder = "{holder}",'
        f" guards = [{guards}] }},"
    )


JOINED = '{ name = "joined", track = "advice" }'
FIRST = ("an: - > itemcreated", "an: itemcreated > proposed")

# Nobody can be waited for who was not asked; while it waits nothing else can be done with the item.
waiting_advices = Example(
    "waiting_advices",
    waiting(asks("proposed"), sends("reviewer", guards=JOINED)),
    (
        Do("chi", "wait", more=WHOM, refused="not_now"),
        Do("an", "propose"),
        Do("an", "wait", more=WHOM, refused="forbidden"),
        Do("chi", "wait", offered="wait", refused="unmet"),
        Do("chi", "wait", more={"tracks": {"advice": ["binh"]}}, refused="unmet"),
        Do("chi", "wait", more=WHOM),
        Do("binh", "prevalidate", offered="", refused="not_now"),
        Do("em", "give", refused="forbidden"),
        Do("chi", "send_back", offered="", refused="unmet"),
        Do("dung", "give", offered="give"),
        Do("dung", "take_back", offered="take_back"),
        Do("chi", "send_back", offered="", refused="unmet"),
        Do("dung", "give"),
        Do("chi", "send_back", offered="send_back"),
        Do("dung", "take_back", "advice:dung", refused="not_now"),
        Do("binh", "prevalidate"),
    ),
    (
        *FIRST,
        "chi: proposed > waiting_advices",
        "advice:dung dung: asked > given",
        "advice:dung dung: given > asked",
        "advice:dung dung: asked > given",
        "chi: waiting_advices > proposed",
        "binh: proposed > prevalidated",
    ),
    roles=ADVISERS,
)

# From each level, and back to the one whence it came.
waiting_advices_from_every_val_levels = Example(
    "waiting_advices_from_every_val_levels",
    waiting(asks("itemcreated", "proposed", "prevalidated"), sends("reviewer"), BY_ITSELF),
    (
        Do("chi", "wait", more=WHOM),
        Do("chi", "send_back"),
        Do("an", "propose"),
        Do("chi", "wait", more=WHOM),
        Do("chi", "send_back"),
        Do("binh", "prevalidate"),
        Do("chi", "wait", more=WHOM),
        Do("dung", "give"),
        Do("chi", "wait", offered="validate wait", refused="unmet"),
    ),
    (
        "an: - > itemcreated",
        "chi: itemcreated > waiting_advices",
        "chi: waiting_advices > itemcreated",
        "an: itemcreated > proposed",
        "chi: proposed > waiting_advices",
        "chi: waiting_advices > proposed",
        "binh: proposed > prevalidated",
        "chi: prevalidated > waiting_advices",
        "advice:dung dung: asked > given",
        "joined: waiting_advices > prevalidated",
    ),
    roles=ADVISERS,
)

waiting_advices_from_before_last_val_level = Example(
    "waiting_advices_from_before_last_val_level",
    waiting(asks("proposed", holder="prereviewer"), sends("prereviewer"), BY_ITSELF),
    (
        Do("binh", "wait", more=WHOM, offered="", refused="not_now"),
        Do("an", "propose"),
        Do("binh", "wait", more=WHOM, offered="prevalidate wait"),
        Do("binh", "send_back", offered="send_back"),
        Do("binh", "prevalidate"),
        Do("binh", "wait", more=WHOM, offered="", refused="not_now"),
    ),
    (
        *FIRST,
        "binh: proposed > waiting_advices",
        "binh: waiting_advices > proposed",
        "binh: proposed > prevalidated",
    ),
    roles=ADVISERS,
)

waiting_advices_from_last_val_level = Example(
    "waiting_advices_from_last_val_level",
    waiting(asks("prevalidated"), sends("reviewer"), BY_ITSELF),
    (
        Do("an", "propose"),
        Do("chi", "wait", more=WHOM, offered="", refused="not_now"),
        Do("binh", "prevalidate"),
        Do("chi", "wait", more=WHOM, offered="validate wait"),
        Do("chi", "validate", offered="send_back", refused="not_now"),
        Do("chi", "send_back"),
        Do("chi", "validate"),
    ),
    (
        *FIRST,
        "binh: proposed > prevalidated",
        "chi: prevalidated > waiting_advices",
        "chi: waiting_advices > prevalidated",
        "chi: prevalidated > validated",
    ),
    roles=ADVISERS,
)

# It is the adviser who gives it back, and not the group; before he has written his advice, if he likes.
waiting_advices_adviser_send_back = Example(
    "waiting_advices_adviser_send_back",
    waiting(asks("itemcreated", holder="lead"), sends("adviser"), BY_ITSELF),
    (
        Do("an", "wait", more=WHOM),
        Do("an", "send_back", offered="", refused="forbidden"),
        Do("dung", "send_back", offered="send_back give"),
        Do("an", "propose"),
    ),
    (
        "an: - > itemcreated",
        "an: itemcreated > waiting_advices",
        "dung: waiting_advices > itemcreated",
        "an: itemcreated > proposed",
    ),
    roles=ADVISERS,
)

# It is the group that takes it back, and not the adviser.
waiting_advices_proposing_group_send_back = Example(
    "waiting_advices_proposing_group_send_back",
    waiting(asks("itemcreated", holder="lead"), sends("lead"), BY_ITSELF),
    (
        Do("an", "wait", more=WHOM),
        Do("dung", "send_back", offered="give", refused="forbidden"),
        Do("an", "send_back", offered="send_back"),
        Do("dung", "give", "advice:dung", refused="not_now"),
    ),
    (
        "an: - > itemcreated",
        "an: itemcreated > waiting_advices",
        "an: waiting_advices > itemcreated",
    ),
    roles=ADVISERS,
)

waiting_advices_adviser_may_validate = Example(
    "waiting_advices_adviser_may_validate",
    waiting(
        asks("itemcreated", holder="lead"),
        sends("adviser"),
        sends("adviser", to="validated", code="validate"),
        BY_ITSELF,
    ),
    (
        Do("dung", "validate", refused="not_now"),
        Do("an", "wait", more=WHOM),
        Do("chi", "validate", offered="", refused="forbidden"),
        Do("dung", "validate", offered="send_back validate give"),
        Do("dung", "give", "advice:dung", refused="not_now"),
    ),
    ("an: - > itemcreated", "an: itemcreated > waiting_advices", "dung: waiting_advices > validated"),
    roles=ADVISERS,
)


def required(small: str) -> str:
    """An item that cannot be validated before all advices that its last level asked for are there."""
    return f"""
stage = [
  {{ code = "itemcreated" }},
  {{ code = "proposed", track = [{{ code = "advice", use = "advice", each = "adviser" }}] }},
  {{ code = "validated", terminal = true }},
]
transition = [
  {{ code = "propose", from = ["itemcreated"], to = "proposed" }},
  {{ code = "back", from = ["proposed"], to = "itemcreated", holder = "reviewer" }},
  {{ code = "validate", from = ["proposed"], to = "validated", holder = "reviewer", guards = ["joined"] }},
]
{small}
"""


waiting_advices_given_advices_required_to_validate = Example(
    "waiting_advices_given_advices_required_to_validate",
    required(ADVICE),
    (
        Do("an", "propose"),
        Do("chi", "validate", offered="back", refused="unmet"),
        Do("dung", "give"),
        Do("chi", "validate", offered="back", refused="unmet"),
        Do("em", "give"),
        Do("em", "take_back"),
        Do("chi", "validate", offered="back", refused="unmet"),
        Do("em", "give"),
        Do("chi", "validate", offered="back validate"),
    ),
    (
        *FIRST,
        "advice:dung dung: asked > given",
        "advice:em em: asked > given",
        "advice:em em: given > asked",
        "advice:em em: asked > given",
        "chi: proposed > validated",
    ),
    roles=ADVISERS,
)

# An advice has a procedure of its own: one gives it, another signs it; only what is signed counts.
waiting_advices_given_and_signed_advices_required_to_validate = Example(
    "waiting_advices_given_and_signed_advices_required_to_validate",
    required("""
[procedure.advice]
start = "asked"
stage = [{ code = "asked" }, { code = "given" }, { code = "signed", terminal = true }]
transition = [
  { code = "give", from = ["asked"], to = "given", holder = "*track" },
  { code = "not_so", from = ["given"], to = "asked", holder = "observer" },
  { code = "sign", from = ["given"], to = "signed", holder = "observer" },
]
"""),
    (
        Do("an", "propose"),
        Do("em", "sign", refused="not_now"),
        Do("dung", "give"),
        Do("chi", "validate", offered="back", refused="unmet"),
        Do("dung", "sign", offered="", refused="forbidden"),
        Do("em", "not_so", offered="not_so sign"),
        Do("dung", "give"),
        Do("em", "sign"),
        Do("chi", "validate"),
    ),
    (
        *FIRST,
        "advice:dung dung: asked > given",
        "advice:dung em: given > asked",
        "advice:dung dung: asked > given",
        "advice:dung em: given > signed",
        "chi: proposed > validated",
    ),
    roles=COUNCIL,
)
