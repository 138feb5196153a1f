"""Adaptations of how an item is validated, taken back, and corrected by those who proposed it."""

from __future__ import annotations

from tests.patterns.examples.council import COUNCIL
from tests.patterns.walking import Do, Example

LEVELS = """
stage = [
  { code = "itemcreated" }, { code = "proposed" }, { code = "prevalidated" },
  { code = "validated" }, { code = "presented", terminal = true },
]
transition = [
  { code = "propose", from = ["itemcreated"], to = "proposed" },
  { code = "prevalidate", from = ["proposed"], to = "prevalidated", holder = "prereviewer" },
  { code = "prevalidate", from = ["itemcreated"], to = "prevalidated", holder = "prereviewer", guards = [
    { name = "also", role = "lead" },
  ] },
  { code = "validate", from = ["prevalidated"], to = "validated", holder = "reviewer" },
  SHORTCUT
  { code = "present", from = ["validated"], to = "presented", holder = "manager" },
]
"""
# One who holds every role may leave levels out, each visibly; one who holds one role may not.
EVERYTHING = {**COUNCIL, "lead": ["an", "chi"], "prereviewer": ["binh", "chi"]}

item_validation_shortcuts = Example(
    "item_validation_shortcuts",
    LEVELS.replace(
        "SHORTCUT",
        """
  { code = "validate", from = ["proposed"], to = "validated", holder = "reviewer", guards = [
    { name = "also", role = "prereviewer" },
  ] },
  { code = "validate", from = ["itemcreated"], to = "validated", holder = "reviewer", guards = [
    { name = "also", role = "prereviewer" }, { name = "also", role = "lead" },
  ] },
  { code = "back", from = ["validated"], to = "itemcreated", holder = "reviewer" },""",
    ),
    (
        Do("an", "validate", offered="propose", refused="forbidden"),
        Do("binh", "prevalidate", offered="", refused="unmet"),
        Do("chi", "validate", offered="propose prevalidate validate"),
        Do("chi", "back", offered="back"),
        Do("chi", "propose"),
        Do("binh", "validate", offered="prevalidate", refused="forbidden"),
        Do("chi", "validate", offered="prevalidate validate"),
        Do("lan", "present"),
    ),
    (
        "an: - > itemcreated",
        "chi: itemcreated > validated",
        "chi: validated > itemcreated",
        "chi: itemcreated > proposed",
        "chi: proposed > validated",
        "lan: validated > presented",
    ),
    roles=EVERYTHING,
)

# Levels may be left out, but never the last look.
item_validation_no_validate_shortcuts = Example(
    "item_validation_no_validate_shortcuts",
    LEVELS.replace("SHORTCUT", ""),
    (
        Do("an", "prevalidate", offered="propose", refused="forbidden"),
        Do("chi", "validate", offered="propose prevalidate", refused="not_now"),
        Do("chi", "prevalidate"),
        Do("chi", "validate", offered="validate"),
        Do("lan", "present"),
    ),
    (
        "an: - > itemcreated",
        "chi: itemcreated > prevalidated",
        "chi: prevalidated > validated",
        "lan: validated > presented",
    ),
    roles=EVERYTHING,
)

# Until the item is presented the reviewer may take it back; the creator may not, nor may he present it.
reviewers_take_back_validated_item = Example(
    "reviewers_take_back_validated_item",
    LEVELS.replace(
        "SHORTCUT",
        '{ code = "take_back", from = ["validated"], to = "prevalidated", holder = "reviewer" },',
    ),
    (
        Do("an", "propose"),
        Do("binh", "prevalidate"),
        Do("chi", "take_back", refused="not_now"),
        Do("chi", "validate"),
        Do("an", "take_back", offered="", refused="forbidden"),
        Do("chi", "present", offered="take_back", refused="forbidden"),
        Do("chi", "take_back"),
        Do("lan", "present", refused="not_now"),
        Do("chi", "validate"),
        Do("lan", "present"),
        Do("chi", "take_back", refused="not_now"),
    ),
    (
        "an: - > itemcreated",
        "an: itemcreated > proposed",
        "binh: proposed > prevalidated",
        "chi: prevalidated > validated",
        "chi: validated > prevalidated",
        "chi: prevalidated > validated",
        "lan: validated > presented",
    ),
    roles=COUNCIL,
)

RETURNED = """
stage = [
  { code = "presented" }, { code = "itemfrozen" }, STAGES { code = "accepted", terminal = true },
]
transition = [
  { code = "freeze", from = ["presented"], to = "itemfrozen", holder = "manager" },
  { code = "return", from = ["presented", "itemfrozen"], to = "returned", holder = "manager" },
  { code = "correct", from = ["returned"], effects = [{ name = "write", text = "hai" }] },
  MOVES
  { code = "accept", from = ["itemfrozen"], to = "accepted", holder = "manager" },
]
"""

# The item stays on the agenda: it is corrected by its group and goes back to where it was in the meeting.
return_to_proposing_group = Example(
    "return_to_proposing_group",
    RETURNED.replace("STAGES", '{ code = "returned" },').replace(
        "MOVES", '{ code = "send_back", from = ["returned"], to = "*back" },'
    ),
    (
        Do("an", "correct", refused="not_now"),
        Do("an", "return", refused="forbidden"),
        Do("lan", "return"),
        Do("lan", "accept", offered="", refused="not_now"),
        Do("an", "correct", offered="correct send_back"),
        Do("an", "send_back", holds={"text": "hai"}),
        Do("lan", "freeze"),
        Do("lan", "return"),
        Do("an", "send_back"),
        Do("lan", "accept"),
    ),
    (
        "an: - > presented",
        "lan: presented > returned",
        "an: returned > returned",
        "an: returned > presented",
        "lan: presented > itemfrozen",
        "lan: itemfrozen > returned",
        "an: returned > itemfrozen",
        "lan: itemfrozen > accepted",
    ),
    roles=COUNCIL,
)

# What was corrected is validated by the last level before it goes back to the meeting.
return_to_proposing_group_with_last_validation = Example(
    "return_to_proposing_group_with_last_validation",
    RETURNED.replace("STAGES", '{ code = "returned" }, { code = "reprevalidated" },').replace(
        "MOVES",
        """
  { code = "propose", from = ["returned"], to = "reprevalidated" },
  { code = "not_yet", from = ["reprevalidated"], to = "returned", holder = "reviewer" },
  { code = "send_back", from = ["reprevalidated"], to = "itemfrozen", holder = "reviewer" },""",
    ),
    (
        Do("lan", "freeze"),
        Do("lan", "return"),
        Do("an", "send_back", offered="correct propose", refused="forbidden"),
        Do("chi", "send_back", offered="", refused="not_now"),
        Do("an", "correct"),
        Do("an", "propose"),
        Do("an", "correct", refused="not_now"),
        Do("chi", "not_yet", offered="not_yet send_back"),
        Do("an", "propose"),
        Do("chi", "send_back"),
        Do("lan", "accept"),
    ),
    (
        "an: - > presented",
        "lan: presented > itemfrozen",
        "lan: itemfrozen > returned",
        "an: returned > returned",
        "an: returned > reprevalidated",
        "chi: reprevalidated > returned",
        "an: returned > reprevalidated",
        "chi: reprevalidated > itemfrozen",
        "lan: itemfrozen > accepted",
    ),
    roles=COUNCIL,
)

# It goes through every level again; none may be left out.
return_to_proposing_group_with_all_validations = Example(
    "return_to_proposing_group_with_all_validations",
    RETURNED.replace(
        "STAGES", '{ code = "returned" }, { code = "reproposed" }, { code = "reprevalidated" },'
    ).replace(
        "MOVES",
        """
  { code = "propose", from = ["returned"], to = "reproposed" },
  { code = "prevalidate", from = ["reproposed"], to = "reprevalidated", holder = "prereviewer" },
  { code = "send_back", from = ["reprevalidated"], to = "itemfrozen", holder = "reviewer" },""",
    ),
    (
        Do("lan", "return"),
        Do("binh", "prevalidate", refused="not_now"),
        Do("an", "propose"),
        Do("chi", "send_back", offered="", refused="not_now"),
        Do("an", "prevalidate", refused="forbidden"),
        Do("binh", "prevalidate"),
        Do("chi", "send_back"),
        Do("lan", "accept"),
    ),
    (
        "an: - > presented",
        "lan: presented > returned",
        "an: returned > reproposed",
        "binh: reproposed > reprevalidated",
        "chi: reprevalidated > itemfrozen",
        "lan: itemfrozen > accepted",
    ),
    roles=COUNCIL,
)
