"""Two drafts as tracked changes in Word: accepted they are the newer text, rejected the older one."""

from __future__ import annotations

import io

import docx
import pytest

from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text
from documents.paper.word_tracked import TrackedPart, tracked_word
from documents.texts.compare.rows import blocks
from tests.cast import perform
from workflows import clock

pytestmark = pytest.mark.one_database
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OLD = "Báo cáo tổng kết\nTổng số tri ân là 2.950 triệu đồng.\nĐoạn giữ.\nĐoạn sẽ bỏ <hẳn> & khỏi văn bản."
NEW = (
    "Báo cáo tổng kết\nTổng số tri ân là 3.383 triệu đồng.\nĐoạn giữ nguyên.\nPhương hướng mới của nhiệm kỳ."
)
MOVED = "Một đoạn dài được chuyển từ cuối văn bản lên đầu văn bản, không sửa chữ nào cả."


def read(data, leave):
    """The text once every change of one kind is taken out, as Word does when all are accepted or rejected."""
    body = docx.Document(io.BytesIO(data)).element.body
    lines = []
    for paragraph in body.iter(f"{W}p"):
        for change in list(paragraph.iter(f"{W}{leave}")):
            if change.getparent().tag != f"{W}rPr":
                change.getparent().remove(change)
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t", f"{W}delText"))
        # A paragraph whose mark was tracked goes with its words.
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{leave}") is None:
            lines.append(text)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [(OLD, NEW), (NEW, OLD), (f"{OLD}\n{MOVED}", f"{MOVED}\n{NEW}"), (OLD, f"{OLD}\nThêm."), (OLD, OLD)],
)
def test_accepted_it_is_the_new_text_and_rejected_the_old(old, new):
    part = TrackedPart("Báo cáo", "", blocks(old, new))
    data = tracked_word([part], title="So sánh", author="Bà Lê “Mận” & <con>", at=clock.now())

    assert read(data, "del") == f"So sánh\nBáo cáo\n{new}"
    assert read(data, "ins") == f"So sánh\nBáo cáo\n{old}"
    assert tracked_word([part], title="So sánh", author="x", at=clock.now())[:2] == b"PK"


@pytest.fixture
def package(cast, make_package):
    found = make_package("BCCT", "drafting")
    for words in (OLD, NEW):
        part = receive_text(words, part="bao-cao", title="Báo cáo")
        perform(found, "revise", cast.thuky, version=Draft((part,)))
    return found


def test_it_leaves_with_the_author_and_the_day_of_the_newer_draft(client, cast, package):
    client.force_login(cast.btc)
    answer = client.get(f"/ho-so/{package.code}/so-sanh/2/3/theo-doi-thay-doi.docx")

    body = docx.Document(io.BytesIO(answer.content)).element.body
    marks = [change for kind in ("ins", "del") for change in body.iter(f"{W}{kind}")]
    assert {(one.get(f"{W}author"), one.get(f"{W}date")[:10]) for one in marks} == {
        (str(cast.thuky), "2022-03-18")
    }
    assert len({one.get(f"{W}id") for one in marks}) == len(marks) > 2


def test_of_a_confidential_package_nothing_leaves_that_bears_no_name(client, cast, make_package):
    package = make_package("DANS", "drafting")
    part = receive_text(NEW, part="de-an", title="Đề án")
    perform(package, "revise", cast.tbns, version=Draft((part,)))
    client.force_login(cast.tbns)

    assert client.get(f"/ho-so/{package.code}/so-sanh/1/2/theo-doi-thay-doi.docx").status_code == 404
