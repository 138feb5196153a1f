"""Story T8: four hundred and sixty remarks, from files, tables and letters, to one table with equal sums."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date

import openpyxl
import pytest

from documents.models import Package, Round
from documents.packages.queries.remarks import outcomes_of
from documents.packages.remarks import asking_of
from documents.packages.services.remarks import publish_synthesis
from documents.synthesis.papers.table import counts_in_words
from documents.synthesis.papers.table_facts import synthesis_table
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand, join_remarks
from tests.cast import perform
from tests.demo_world import Visitor
from tests.documents.asked import SEVENTH, ask, make_units, reply
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from tests.documents.returned import articles, consulted, marked, table_in_word, taken, write_draft
from tests.documents.said import sign_in

pytestmark = [pytest.mark.one_database, pytest.mark.slow]
FILES, TABLES, LETTERS, ARTICLES = 38, 20, 12, 40
# The article that reads on as it did, though nine remarks on it were accepted.
KEPT = 20
KINDS = {"accepted": 310, "partly": 70, "noted": 30, "declined": 50}


def shared(number, among):
    """So many, shared out as evenly as can be, the first getting more."""
    share, rest = divmod(number, among)
    return [share + (at < rest) for at in range(among)]


def clauses(first):
    """The paragraphs of the clauses of five articles."""
    return [3 * one - back for one in range(first, first + 5) for back in (1, 0)]


@pytest.fixture
def package(cast, make_package):
    """Everything has come in; one letter came the evening after the last day."""
    found = make_package("BCCT", "drafting")
    text = articles(ARTICLES)
    consulted(found, cast, text)
    units = make_units(cast, FILES + TABLES + LETTERS + 1)
    asked = ask(cast, [found], units)
    told = zip(shared(214, FILES), shared(120, FILES), strict=True)
    for at, (comments, changes) in enumerate(told):
        places = clauses(at % 35 + 1)
        data = marked(
            text,
            f"Người góp ý {at}",
            comments=set(places[:comments]),
            changes=set(places[comments : comments + changes]),
        )
        taken(found, cast, data, f"gop-y-{at}.docx", sender=units[at].name, arrived=SEVENTH)
    for at, rows in enumerate(shared(96, TABLES)):
        sender = units[FILES + at].name
        lines = [
            (f"Điều {(at * 5 + row) % 35 + 1}, khoản 1", f"Ý bảng {at}.{row}", sender) for row in range(rows)
        ]
        taken(found, cast, table_in_word(*lines), f"bang-{at}.docx", arrived=SEVENTH)
    for at, remarks in enumerate(shared(30, LETTERS)):
        said = [f"Ý thư {at}.{one}" for one in range(remarks)]
        reply(cast, asked, units[FILES + TABLES + at], "remarks", *said)
    reply(cast, asked, units[-1], "remarks", "Thư tối ngày cuối", arrived=date(2022, 3, 8))
    return Package.objects.get(pk=found.pk)


def waiting(package):
    return [one.remark for one in outcomes_of(package) if one.remark.holds]


def kept_first(remarks):
    """In an order in which nine on the kept article are accepted, and the others on it declined."""
    here = [one for one in remarks if one.paragraph in (3 * KEPT - 1, 3 * KEPT)]
    rest = [one for one in remarks if one not in here]
    return [*here[:9], *rest, *here[9:]]


def join_sixty(package, remarks, by):
    """Sixty of those that were accepted stand as eighteen: six of four, twelve of three."""
    free = iter(remarks[9 : 9 + 60])
    for size in (*[4] * 6, *[3] * 12):
        refs = [next(free).ref for _one in range(size)]
        join_remarks(package, refs, by=by, seen=how_they_stand(package, refs))


def settle(package, remarks, by):
    """310 + 70 + 30 + 50; who is told no is told why."""
    start = 0
    for kind, number in KINDS.items():
        refs = [one.ref for one in remarks[start : start + number]]
        start += number
        reason = "Trái Luật." if kind == "declined" else ""
        seen = how_they_stand(package, refs)
        dispose_of_remarks(package, refs, by=by, seen=seen, settled=True, kind=kind, reason=reason)


def words_in(docx):
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    return solid(re.sub(r"<[^>]+>", "", xml))


def test_460_remarks_to_one_table(cast, package):
    remarks = kept_first(waiting(package))
    ways = Counter("letter" if one.source == "replies" else one.way.split()[-1][:4] for one in remarks)
    join_sixty(package, remarks, cast.thuky)
    settle(package, remarks, cast.truong)
    write_draft(package, cast, articles(ARTICLES, changed=set(range(1, ARTICLES + 1)) - {KEPT}))
    fresh = Package.objects.get(pk=package.pk)

    assert (len(remarks), ways) == (460, {"gop-": 334, "bang": 96, "letter": 30})
    secretary = sign_in(cast.thuky)
    here = f"/ho-so/{package.code}/"
    doubtful = secretary.get(f"{here}tiep-thu/?loc=xem-lai")
    assert doubtful.context["number"] == 9

    # The sums of page, workbook, Word and PDF are those of a pencil.
    book = openpyxl.load_workbook(io.BytesIO(secretary.get(f"{here}tiep-thu/bang.xlsx").content))
    lines = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    sums = dict(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    labels = ["Tiếp thu", "Tiếp thu một phần", "Ghi nhận", "Không tiếp thu, giải trình"]
    assert [sums[label] for label in labels] == [310, 70, 30, 50]
    # Three bodies agreed, and a letter came late.
    assert (sums["Tổng số ý kiến"], sums["Gửi sau thời hạn"]) == (464, 1)
    assert (len(lines), sum(len(row[2].split("\n")) for row in lines)) == (464 - 60 + 18, 464)
    said = solid(counts_in_words(synthesis_table(fresh)))
    assert said in words_in(secretary.get(f"{here}tiep-thu/bang.docx").content)
    assert said in words(secretary.get(f"{here}y-kien.pdf").content)

    # Nobody whose file or table stands in it is listed as silent; who came late alone let the time pass.
    names = [row[0] for row in book.worksheets[2].iter_rows(min_row=2, values_only=True)]
    assert names == [asking_of(fresh).asked[-1]] == list(asking_of(fresh).silent)
    assert any("70/71 đầu mối (98,6%)" in label and number == 70 for label, number in sums.items())
    assert "70/71 đầu mối (98,6%)" in Visitor(cast.vanphong).read(f"/lay-y-kien/{Round.objects.get().pk}/")

    # What came late holds nothing; each who spoke has a reply of his own.
    perform(fresh, "to_subcommittee", cast.truong)
    publish_synthesis(fresh, by=cast.truong)
    senders = {one.remark.sender for one in outcomes_of(fresh) if one.remark.unit}
    assert len(senders) == FILES + TABLES + LETTERS + 1
    own = words(secretary.get(f"{here}tiep-thu/don-vi.pdf", {"cua": waiting(fresh)[-1].sender}).content)
    assert ("Ýbảng19.0" in own, "Ýbảng18.0" in own, "Ýthư" in own) == (True, False, False)
