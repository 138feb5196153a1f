"""Reading, by the page: a report of some pages in each format, in a process of its own as a site reads it."""

from __future__ import annotations

from functools import partial

from benchmarks.compare import LETTERS_A_PAGE
from benchmarks.measure import side_by_side, table
from documents.texts.reading.reader import read_as
from tests.documents.readable import odt, par, pdf, run, word, workbook

PAGES = 100
# A reading takes as long as many operations of other parts.
SLOW = 12
_LETTERS_A_LINE = 90
_LINE = (
    "Hội đã vận động được 3.383 triệu đồng, tặng 40 nhà tình nghĩa cho gia đình có công trong nhiệm kỳ vừa"
)


def report(rounds: int, *, pages: int = PAGES) -> str:
    """A table: milliseconds p10 / p50 / p95 of a whole file, of a page, and of starting the process alone."""
    files = {
        kind: {count: _file(kind, count) for count in (1, pages)}
        for kind in ("docx", "odt", "rtf", "pdf", "xlsx")
    }
    contestants = {
        f"{kind} {count}": [partial(read_as, kind, data)] * (min(rounds, SLOW) + 1)
        for kind, sizes in files.items()
        for count, data in sizes.items()
    }
    times = side_by_side(contestants, warm=1)
    rows = []
    for kind in files:
        whole, one = times[f"{kind} {pages}"], times[f"{kind} 1"]
        a_page = (whole.p50 - one.p50) / (pages - 1)
        rows.append([kind, whole, one, f"{a_page:.1f}"])
    heading = f"### Reading a file of {pages} pages, milliseconds p10 / p50 / p95\n"
    return "\n".join([heading, table(["kind", f"{pages} pages", "1 page", "each further page, p50"], rows)])


def _file(kind: str, pages: int) -> bytes:
    """A file of that many pages: a title, then lines of running words."""
    lines = [_LINE[:_LETTERS_A_LINE]] * (LETTERS_A_PAGE // _LETTERS_A_LINE)
    if kind == "pdf":
        return pdf(*[tuple(lines)] * pages)
    every = lines * pages
    if kind == "docx":
        return word(*(par(run(line)) for line in every))
    if kind == "odt":
        return odt("".join(f"<text:p>{line}</text:p>" for line in every))
    if kind == "xlsx":
        return workbook(
            lambda book: [book.active.append([number, line]) for number, line in enumerate(every)]
        )
    signs = ("".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in line) for line in every)
    return ("{\\rtf1\\ansi\\uc1 " + "\\par ".join(signs) + "\\par}").encode()
