"""Drafts that come back marked: Word files with comments and tracked changes, tables in Word and Excel."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from documents.packages.answers.values import Draft
from documents.packages.remarks import remarks_of
from documents.packages.services.taking_in import receive, receive_text
from documents.synthesis.queries.found import remarks_in
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from documents.synthesis.services.taking import PaperOrigin, take_in_remarks
from tests.cast import perform
from tests.documents.readable import grid, par, run, word
from workflows import clock

HEADINGS = ("TT", "Nội dung dự thảo", "Ý kiến góp ý", "Đơn vị góp ý")
AT = 'w:date="2022-03-05T09:00:00Z"'


def articles(number, *, changed=()):
    """A draft of so many articles, each with two clauses; those in `changed` read otherwise."""
    lines = []
    for one in range(1, number + 1):
        end = "; đã chỉnh lý theo ý kiến góp ý" if one in changed else ""
        lines += [f"Điều {one}. Quy định thứ {one}"]
        lines += [
            f"{clause}. Nội dung khoản {clause} của điều thứ {one} về tổ chức Hội{end}." for clause in (1, 2)
        ]
    return "\n".join(lines)


def comment(key, author, words, text):
    """(the words it stands on, its row among the comments) of one comment."""
    mark = f'w:id="{key}"'
    placed = f"<w:commentRangeStart {mark}/>{run(words)}<w:commentRangeEnd {mark}/>"
    note = f'<w:comment {mark} w:author="{author}" {AT}>{par(run(text))}</w:comment>'
    return placed + f"<w:r><w:commentReference {mark}/></w:r>", note


def change(author, old, new):
    """Words struck and others put in their place."""
    who = f'w:id="1" w:author="{author}" {AT}'
    gone = f'<w:r><w:delText xml:space="preserve">{old}</w:delText></w:r>'
    return f"<w:del {who}>{gone}</w:del><w:ins {who}>{run(new)}</w:ins>"


def marked(text, author, *, comments=(), changes=()):
    """A copy of the draft as .docx: paragraph numbers with a comment, or with a word struck and replaced."""
    body, notes = [], []
    for number, line in enumerate(text.split("\n"), 1):
        inside = run(line)
        if number in comments:
            inside, note = comment(number, author, line, f"Đề nghị xem lại nội dung số {number}.")
            notes.append(note)
        elif number in changes:
            first, _space, rest = line.rpartition(" ")
            inside = run(f"{first} ") + change(author, rest, f"{rest} sửa")
        body.append(par(inside))
    return word(*body, comments=f"<w:comments>{''.join(notes)}</w:comments>")


def table_in_word(*rows):
    lines = [(str(number), *row) for number, row in enumerate(rows, 1)]
    return word(par(run("BẢNG TỔNG HỢP Ý KIẾN")), grid(HEADINGS, *lines))


def table_in_excel(*rows):
    book = openpyxl.Workbook()
    for line in (HEADINGS, *[(str(number), *row) for number, row in enumerate(rows, 1)]):
        book.active.append(list(line))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_draft(package, cast, words):
    """A draft of these words by the secretary."""
    part = receive_text(words, part="bao-cao", title="Báo cáo")
    perform(package, "revise", cast.thuky, version=Draft((part,)))


def consulted(package, cast, words):
    """A draft of these words, asked about and answered: the package stands where remarks are settled."""
    write_draft(package, cast, words)
    perform(package, "consult", cast.truong)
    for who in (cast.vanphong, cast.tttd, cast.btc):
        perform(package, "comment", who, verdict="pass")
    perform(package, "close_consultation", cast.truong)


def taken(package, cast, data, name, **origin):
    """A file, or with .txt a pasted text, taken in by the secretary with all that is found in it."""
    if name.endswith(".txt"):
        paper = receive_text(data, part="gop-y", title=name.removesuffix(".txt"))
    else:
        paper = receive(BytesIO(data), name, part="gop-y")
    told = {"version": package.current, "arrived": clock.today(), **origin}
    return take_in_remarks(paper, remarks_in(paper, told["version"]), PaperOrigin(**told), by=cast.thuky)


def settled(package, by, *, only_proposed=False, **how):
    """Every remark that asks for an answer gets this one, proposed or settled by somebody."""
    refs = [one.ref for one in remarks_of(package) if one.needs]
    seen = how_they_stand(package, refs)
    return dispose_of_remarks(package, refs, by=by, seen=seen, settled=not only_proposed, **how)
