"""What the cell of a workbook shows of a number: its format read and applied, in Vietnamese writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Self

from documents.texts.reading.cell_dates import date_shown

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<fill>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<half>AM/PM|A/P)"
    r"|(?P<power>E[+-])|(?P<date>y+|m+|d+|h+|s+|b+|g+|e+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)"
    r"|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_LITERAL = {"quoted", "escaped", "money", "other"}
_DATE = {"date", "elapsed", "half"}
_VIETNAMESE = str.maketrans(",.", ".,")
# A figure of a general cell; what is beyond was made by reckoning, not typed.
_SIGNIFICANT = 10
_LONGEST = 400
# The last of so many parts is for words.
_WITH_TEXT = 4


class FormatToken(NamedTuple):
    """A piece of a format: what kind it is, and its words."""

    kind: str
    text: str


class FormatSection(NamedTuple):
    """One part of a format, and the condition under which it holds, "" for none."""

    tokens: tuple[FormatToken, ...]
    sign: str = ""
    bound: float = 0.0

    @classmethod
    def of(cls, tokens: Sequence[FormatToken]) -> Self:
        """The part that these pieces make; what stands in brackets is its condition."""
        conditions = (_CONDITION.fullmatch(token.text) for token in tokens if token.kind == "bracket")
        match = next(filter(None, conditions), None)
        kept = tuple(token for token in tokens if token.kind not in {"bracket", "fill"})
        return cls(kept, match[1], float(match[2])) if match else cls(kept)

    @property
    def kinds(self) -> set[str]:
        """The kinds of its pieces."""
        return {token.kind for token in self.tokens}

    def holds(self, value: float) -> bool:
        """Whether its condition is met."""
        outcomes = {
            "<": value < self.bound, "<=": value <= self.bound, ">": value > self.bound,
            ">=": value >= self.bound, "=": value == self.bound, "<>": value != self.bound,
        }  # fmt: skip
        return outcomes[self.sign]

    def written(self, value: float) -> str:
        """The number as the section writes it."""
        kinds = self.kinds
        if "general" in kinds or not kinds & {"digit", "general", "text"}:
            return "".join(
                general(value) if token.kind == "general" else _fixed_sign(token) for token in self.tokens
            )
        if "text" in kinds and "digit" not in kinds:
            return "".join(
                general(value) if token.kind == "text" else _fixed_sign(token) for token in self.tokens
            )
        if "power" in kinds:
            return self.scientific(value)
        order = [token.kind for token in self.tokens]
        is_fraction = "slash" in kinds and "digit" in order[: order.index("slash")]
        return self.fraction(value) if is_fraction else self.decimal(value)

    def decimal(self, value: float) -> str:
        """The number with its decimals."""
        tokens = list(self.tokens)
        digits = [place for place, token in enumerate(tokens) if token.kind == "digit"]
        point = next((place for place, token in enumerate(tokens) if token.kind == "point"), len(tokens))
        before, after = [each for each in digits if each < point], [each for each in digits if each > point]
        commas = [place for place, token in enumerate(tokens) if token.kind == "comma"]
        last = max(digits)
        scale = sum(
            1 for place in commas if place > last or (place < point and before and place > before[-1])
        )
        is_grouped = any(before and before[0] < place < before[-1] for place in commas)
        shifted = Decimal(repr(value)) * 100 ** sum(token.kind == "percent" for token in tokens)
        rounded = (shifted / 1000**scale).quantize(Decimal(1).scaleb(-len(after)), rounding=ROUND_HALF_UP)
        whole, _point, part = f"{abs(rounded):f}".partition(".")
        sign = "-" if rounded < 0 else ""
        places = _whole_digits(whole, [tokens[each].text for each in before], is_grouped=is_grouped)
        # The figures after the point; a place that need not be filled is left empty at the end.
        signs = [tokens[each].text for each in after]
        kept = len(signs)
        while kept and signs[kept - 1] != "0" and part[kept - 1] == "0":
            kept -= 1
        places += [figure if number < kept else "" for number, figure in enumerate(part[: len(signs)])]
        filled = dict(zip([*before, *after], places, strict=True))
        if not before and whole != "0":
            filled[point] = whole + ","
        return sign + "".join(_pieces(tokens, filled, point, part=bool("".join(places[len(before) :]))))

    def scientific(self, value: float) -> str:
        """The number with a power of ten."""
        power = next(number for number, token in enumerate(self.tokens) if token.kind == "power")
        point = next((number for number, token in enumerate(self.tokens) if token.kind == "point"), power)
        after = sum(token.kind == "digit" for token in self.tokens[point:power])
        width = sum(token.kind == "digit" for token in self.tokens[power:])
        mantissa, _e, exponent = f"{value:.{after}E}".partition("E")
        sign = "-" if exponent.startswith("-") else ("+" if self.tokens[power].text.endswith("+") else "")
        return f"{mantissa}E{sign}{exponent.lstrip('+-').lstrip('0').rjust(width, '0')}".translate(
            _VIETNAMESE
        )

    def fraction(self, value: float) -> str:
        """The number as a whole and a fraction: 2 1/3."""
        kinds = [token.kind for token in self.tokens]
        slash = kinds.index("slash")
        below = "".join(token.text for token in self.tokens[slash + 1 :] if token.text.isdigit()).lstrip("0")
        width = sum(token.kind == "digit" for token in self.tokens[slash + 1 :])
        exact = Fraction(Decimal(repr(abs(value))))
        nearest = (
            Fraction(round(exact * int(below)), int(below))
            if below
            else exact.limit_denominator(10 ** max(1, width) - 1)
        )
        whole, rest = divmod(nearest, 1)
        said = " ".join(filter(None, (str(whole) if whole or not rest else "", str(rest) if rest else "")))
        return f"-{said}" if value < 0 and nearest else said


def cell_number(value: float, form: str) -> str:
    """The number as a cell of this format shows it; a date is a number of days, as Excel keeps it."""
    sections = _sections(form[:_LONGEST])
    section, is_bare = _chosen(sections, value)
    number = abs(value) if is_bare else value
    if section.kinds & _DATE:
        return date_shown(value, section.tokens).strip()
    return section.written(number).strip()


def cell_text(text: str, form: str) -> str:
    """The words as a cell of this format shows them: `"Ông "@` puts a title before, `;;;` hides them."""
    sections = _sections(form[:_LONGEST])
    if len(sections) < _WITH_TEXT and "text" not in sections[-1].kinds:
        return text
    tokens = sections[min(len(sections), _WITH_TEXT) - 1].tokens
    return "".join(
        text if token.kind in {"text", "general"} else _fixed_sign(token) for token in tokens
    ).strip()


def general(value: float) -> str:
    """The number without any format."""
    if value == int(value) and abs(value) < 1e20:
        return str(int(value))
    return f"{value:.{_SIGNIFICANT}g}".replace("e", "E").translate(_VIETNAMESE)


@lru_cache(maxsize=500)
def _sections(form: str) -> tuple[FormatSection, ...]:
    parts: list[list[FormatToken]] = [[]]
    for match in _TOKEN.finditer(form):
        kind = match.lastgroup or "other"
        text = match[kind] or ""
        if kind == "other" and text == ";":
            parts.append([])
        else:
            parts[-1].append(FormatToken(kind, text))
    return tuple(map(FormatSection.of, parts))


def _chosen(sections: tuple[FormatSection, ...], value: float) -> tuple[FormatSection, bool]:
    """The section for a value, and whether it writes the sign itself."""
    if any(section.sign for section in sections):
        for section in sections:
            if not section.sign or section.holds(value):
                return section, len(sections) > 1 and value < 0 and section is not sections[0]
        return sections[-1], False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _fixed_sign(token: FormatToken) -> str:
    """A piece that is the same whatever the number."""
    if token.kind in _LITERAL:
        return token.text
    return {"blank": " ", "percent": "%", "slash": "/", "comma": ",", "point": "."}.get(token.kind, "")


def _pieces(tokens: list[FormatToken], filled: dict[int, str], point: int, *, part: bool) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if place in filled:
            yield filled[place]
        elif place == point:
            yield "," if part else ""
        elif token.kind != "comma":
            yield _fixed_sign(token)


def _whole_digits(whole: str, places: list[str], *, is_grouped: bool) -> list[str]:
    """The figures before the point, one for each place from the right; the first place takes the rest."""
    least = len(places) - next((number for number, sign in enumerate(places) if sign == "0"), len(places))
    figures = whole.lstrip("0").rjust(least, "0")
    if is_grouped:
        grouped = f"{int(figures or '0'):,}".replace(",", ".") if figures else ""
        wide = "0" * (least - len(figures.lstrip("0"))) if least > len(figures) else ""
        return [wide + grouped, *[""] * (len(places) - 1)]
    out = [""] * len(places)
    for number in range(len(places) - 1, 0, -1):
        out[number], figures = figures[-1:], figures[:-1]
    if places:
        out[0] = figures
    return out
