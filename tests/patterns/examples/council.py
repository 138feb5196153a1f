"""Who works on an item of a council, and the stages that several of its examples share."""

from __future__ import annotations

from itertools import pairwise

# "lead" is the group that proposes an item and begins it; "manager" leads the meetings.
COUNCIL = {
    "lead": ["an"],
    "prereviewer": ["binh"],
    "reviewer": ["chi"],
    "manager": ["lan"],
    "adviser": ["dung"],
    "observer": ["em"],
}
# A copy that the manager begins, linked to the item; validated at once, or in its first stage.
VALIDATED = """
start = { code = "start", label = "Nối tiếp", to = "validated", right = "act", holder = "manager" }
stage = [{ code = "validated" }, { code = "presented", terminal = true }]
transition = [
  { code = "present", from = ["validated"], to = "presented", holder = "manager" },
  { code = "accept_out_of_meeting", from = ["validated"], to = "presented", holder = "manager", guards = [
    { name = "coin", side = "out_of_meeting" },
  ] },
]
"""
ANEW = """
start = { code = "start", label = "Nối tiếp", to = "itemcreated", right = "act", holder = "manager" }
stage = [{ code = "itemcreated" }, { code = "proposed", terminal = true }]
transition = [{ code = "propose", from = ["itemcreated"], to = "proposed" }]
"""
VERBS = {"frozen": "freeze", "published": "publish", "decided": "decide", "closed": "close"}


def decided(state: str, verb: str, *, effects: str = "") -> str:
    """An item that can be accepted, or else end in a decided state of its own; either can be taken back."""
    told = f", effects = [{effects}]" if effects else ""
    return f"""
stage = [
  {{ code = "validated" }}, {{ code = "itempublished" }},
  {{ code = "accepted", terminal = true }}, {{ code = "{state}", terminal = true }},
]
transition = [
  {{ code = "present", from = ["validated"], to = "itempublished", holder = "manager" }},
  {{ code = "accept", from = ["itempublished"], to = "accepted", holder = "manager" }},
  {{ code = "{verb}", from = ["itempublished"], to = "{state}", holder = "manager"{told} }},
  {{ code = "back", from = ["accepted", "{state}"], to = "itempublished", holder = "manager", aside = true }},
]
"""


def meeting(*stages: str, more: str = "") -> str:
    """A meeting that goes through these stages, each of which it tells to the items on its agenda."""
    codes = [f'{{ code = "{one}" }},' for one in stages[:-1]]
    moves = [
        f'{{ code = "{VERBS[after]}", from = ["{before}"], to = "{after}", holder = "manager",'
        f' effects = [{{ name = "tell", event = "{VERBS[after]}" }}] }},'
        for before, after in pairwise(stages)
    ]
    return f"""
start = {{ code = "start", label = "Lập phiên họp", to = "{stages[0]}", right = "act", holder = "manager" }}
stage = [{" ".join(codes)} {{ code = "{stages[-1]}", terminal = true }}]
transition = [
  {{ code = "take_in", from = ["{stages[0]}"], holder = "manager", effects = [
    {{ name = "spawn", kind = "item", linked = true }},
  ] }},
  {" ".join(moves)}
  {more}
]
"""


def item(*stages: tuple[str, str]) -> str:
    """An item on the agenda: (stage, what the meeting says that leads to it); accepted in the last one."""
    codes = " ".join(f'{{ code = "{code}" }},' for code, _event in stages)
    moves = " ".join(
        f'{{ code = "to_{after}", from = ["{before}"], to = "{after}", on = "event:{event}" }},'
        for (before, _event), (after, event) in pairwise(stages)
    )
    every = ", ".join(f'"{code}"' for code, _event in stages)
    return f"""
start = {{ code = "start", label = "Đưa vào", to = "{stages[0][0]}", right = "act", holder = "manager" }}
stage = [{codes} {{ code = "accepted", terminal = true }}, {{ code = "taken_off", terminal = true }}]
transition = [
  {moves}
  {{ code = "accept", from = ["{stages[-1][0]}"], to = "accepted", holder = "manager" }},
  {{ code = "take_off", from = [{every}], to = "taken_off", holder = "manager" }},
]
"""
