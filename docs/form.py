"""docs/papers.md: what Nghị định 30/2020 wants of a paper, and what is measured on the papers made here."""

from __future__ import annotations

from django.utils.translation import override

from tests.documents.measured import ELEMENTS, figures_of, measured_papers

PAGE = "docs/papers.md"
MADE = "<!-- Made by `make docs`; a test compares it with the code. -->"
WORDS = """\
Papers of the kinds below are drawn from sample words and measured with pdfplumber: millimetres from the edges
of the sheet, points of the type. Each row is an element of Phụ lục I, what the Decree wants, and every value
that was found on the papers that have the element. `tests/documents/paper/test_form.py` holds each of them.
Liberation Serif has the widths of Times New Roman and is embedded in every file."""


def papers() -> str:
    """The page: which papers, then a row an element."""
    with override("vi"):
        names = "; ".join(measured_papers())
        rows = [_measured_row(element.name, element.wants, dict(figures_of(element))) for element in ELEMENTS]
    head = ["| Thành phần | Nghị định 30/2020/NĐ-CP | Đo được | Số văn bản |", "|---|---|---|---|"]
    table = "\n".join([*head, *rows])
    return f"# The form of papers\n\n{MADE}\n\n{WORDS}\n\nMeasured: {names}.\n\n{table}\n"


def _measured_row(name: str, wants: str, found: dict[str, float | str]) -> str:
    values = sorted(set(found.values()), key=str)
    said = ", ".join(
        f"{value:g}".replace(".", ",") if isinstance(value, float) else value for value in values
    )
    return f"| {name} | {wants} | {said} | {len(found)} |"
