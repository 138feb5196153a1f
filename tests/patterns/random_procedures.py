"""Random procedures: stages in a row and all that may be hung on them; lint has to say which may run."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

# The last role is filled by nobody.
HOLDERS = ("lead", "lead", "other", "asked")
EACH = (1, 2, 3, "asked", "asked", "nobody")
OUTCOMES = ("yes", "no", "later")
NEEDS = ("all", "all", 1, 2, "50%")
ENDS = ("over", "dropped")


class Drawing:
    """One procedure on its way: what is drawn, and names that are used once only."""

    def __init__(self, draw):
        self.draw = draw
        self.sides = count(1)
        self.groups = []

    def one(self, *options):
        return self.draw(st.sampled_from(options))

    def chance(self, part):
        """True once in so many times; what is simplest is False."""
        return self.draw(st.integers(0, part - 1)) == part - 1

    def coin(self):
        """A condition of its own: no two stand on one side, so that each may come true alone."""
        return {"name": "coin", "side": f"c{next(self.sides)}"}

    def machine(self, smalls, *, small=True):
        """Stages in a row, each left for a later one, and what else may happen in them."""
        number = self.one(1, 2) if small else self.one(2, 3, 3, 4, 1)
        row = [*(f"s{at}" for at in range(1, number + 1)), *ENDS[: self.one(1, 1, 2)]]
        stages = [{"code": code} for code in row[:number]]
        for stage in stages:
            if smalls and self.chance(4 if small else 2):
                stage["track"] = [self.group(smalls) for _one in range(self.one(1, 1, 2))]
        moves = [self.onward(stages[at], row[at + 1 :], small) for at in range(number)]
        more = range(self.draw(st.integers(0, 2 if small else 5)))
        moves += [self.more(stages, row, small) for _one in more]
        for stage in stages:
            waited = set().union(*(waits_for(move) for move in moves if stage["code"] in move["from"]))
            for group in stage.get("track", []):
                if not waited & {"", group["code"]}:
                    group["join"]["rest"] = "leave"
        led_to = {code for move in moves for code in targets_of(move)}
        last = [{"code": code, "terminal": True} for code in row[number:] if code in led_to]
        for at, move in enumerate(moves):
            move["code"] = f"{move.pop('word')}_{at}"
        return {"stage": stages + last, "transition": moves}

    def group(self, smalls):
        choose = self.one("fixed", "fixed", "opening", "while_open")
        each = self.one(*(EACH if choose == "fixed" else EACH[:-1]))
        group = {"code": f"g{len(self.groups) + 1}", "use": self.one(*smalls), "each": each, "choose": choose}
        group["join"] = {"need": self.one(*NEEDS), "rest": self.one("cancel", "leave", "leave", "block")}
        if self.chance(4):
            group["join"]["again"] = True
        if self.chance(4):
            group["when"] = self.coin()
        self.groups.append(group["code"])
        return group

    def onward(self, stage, later, small):
        """The move that leaves a stage on, which lint asks for; by people, or by the procedure itself."""
        move = {"word": "go", "from": [stage["code"]], "to": later[0]}
        groups = stage.get("track", [])
        if groups and self.chance(2):
            return {**move, "on": self.one("joined", f"joined:{groups[0]['code']}"), **self.guarded(3)}
        if self.chance(8):
            return {**move, "on": self.one("deadline", "entered"), **self.guarded(2)}
        if self.chance(3):
            move["to"] = {one: self.one(*later) for one in OUTCOMES[: self.one(2, 3, 1)]} | {"yes": later[0]}
            move["answers"] = ["choice"]
        return {**move, **self.by(small), **self.guarded(3, groups)}

    def more(self, stages, row, small):
        """Something else that may happen: back, out by exception, tracks opened and given up, last days."""
        stage = self.one(*stages)
        move = {"word": "do", "from": [stage["code"]], "to": self.one(*row)}
        sort = self.one("move", "move", "back", "stay", "rule", "rule", "come_back")
        if sort == "back" and len(stages) > 1:
            move["from"] = sorted({stage["code"], self.one(*stages)["code"]})
            move["to"] = stages[0]["code"]
        if sort == "come_back":
            move["to"] = "*back"
        if sort == "stay":
            del move["to"]
            move["effects"] = self.effects(stage)
        if sort == "rule":
            groups = [f"joined:{one['code']}" for one in stage.get("track", [])]
            on = self.one("deadline", "deadline", "entered", "event:rain", *groups)
            return {**move, "on": on, **self.guarded(2)}
        return {**move, **self.by(small), **self.guarded(3, stage.get("track", []))}

    def effects(self, stage):
        options = [
            {"name": "signal", "event": "rain", "kept": self.chance(2)},
            {"name": "write", "text": "hai"},
        ]
        for one in stage.get("track", []):
            options += [
                {"name": name, "track": one["code"]}
                for name in ("open_tracks", "close_tracks")
                if one["each"] != "nobody"
            ]
        return [self.one(*options)]

    def by(self, small):
        return {"holder": self.one("*track", "*track", "lead") if small else self.one(*HOLDERS)}

    def guarded(self, part, groups=()):
        """A coin, or so many tracks, before a move: one time in so many."""
        if groups and self.chance(2):
            code = self.one(*groups)["code"]
            done = {"name": "done", "track": code, "least": self.one(1, 2)}
            return {"guards": [self.one({"name": "joined", "track": code}, {"name": "joined"}, done)]}
        return {"guards": [self.coin()]} if self.chance(part) else {}


@st.composite
def procedures(draw):
    """The tables of a procedure: up to four stages and two small procedures, one within the other."""
    drawing = Drawing(draw)
    # An inner one is used by an outer one, and, where somebody is asked first, by itself.
    inner = drawing.machine(["inner"] if drawing.chance(8) else [])
    outer = drawing.machine(["inner"] if drawing.chance(2) else [])
    whole = drawing.machine(["outer", "outer", "inner"], small=False)
    uses = {name: groups_of(one) for name, one in (("", whole), ("outer", outer), ("inner", inner))}
    small, owned = {}, {"": False}
    for name, one in (("outer", outer), ("inner", inner)):
        by = [(above, group) for above in ("", *small) for group in uses[above] if group["use"] == name]
        owned[name] = all(isinstance(group["each"], str) or owned[above] for above, group in by)
        if by:
            small[name] = {"start": "s1", **one}
        if not owned[name]:
            for move in one["transition"]:
                if "holder" in move:
                    move["holder"] = "lead"
    return {**whole, "procedure": small}


def groups_of(machine):
    return [group for stage in machine["stage"] for group in stage.get("track", [])]


def targets_of(move):
    return move["to"].values() if isinstance(move.get("to"), dict) else [move.get("to")]


def waits_for(move):
    """The groups that a move waits for; "" is every one of its stage."""
    sort, _colon, code = str(move.get("on")).partition(":")
    asked = [one for one in move.get("guards", []) if one["name"] in ("joined", "done")]
    return {*([code] if sort == "joined" else []), *(one.get("track", "") for one in asked)}


def in_lines(tables):
    """A procedure to read, where one fails."""
    machines = [("whole", tables), *tables["procedure"].items()]
    return "\n".join(str(row) for name, one in machines for row in (name, *one["stage"], *one["transition"]))
