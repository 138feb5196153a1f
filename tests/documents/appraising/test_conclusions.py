"""Biên bản thẩm tra, phiếu thẩm định: drawn from the record, numbered in the register, in both forms."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from documents.models import RegisterLine, VerdictNumber
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.examined import faults
from tests.documents.voting.test_scenarios import send, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WORDS = "Số liệu thu khớp với sổ quỹ.\nĐề nghị thuyết minh khoản chi khác."


@pytest.fixture
def verified(cast, make_package):
    """Ban Kiểm tra has verified the financial report; it lies with its subcommittee again."""
    package = make_package("BCTC", "verification")
    perform(package, "verify", cast.bkt, verdict="pass", note=WORDS)
    return package


def links(visitor, package):
    page = visitor.client.get(f"/ho-so/{package.code}/").content.decode()
    return re.findall(r'href="([^"]*/tham-tra/[^"]*)"', page)


def test_the_record_of_a_verification_says_what_was_recorded_and_gets_its_number(cast, verified):
    office = Visitor(cast.vanphong)
    paper, word, number = links(office, verified)
    before = words_of(office.client.get(paper).content)

    done = send(office, number, mark="")
    after = words_of(office.client.get(paper).content)
    file = zipfile.ZipFile(io.BytesIO(office.client.get(word).content)).read("word/document.xml").decode()

    assert (done.status_code, str(VerdictNumber.objects.get())) == (302, "01/BB-HTS")
    line = RegisterLine.objects.get()
    about = "Biên bản thẩm tra Báo cáo Tài chính"
    assert (line.kind, line.about, line.signer) == ("BB", about, str(cast.bkt))
    assert ("Số: /BB-HTS" in before, "Số: 01/BB-HTS" in after) == (True, True)
    for told in (
        "BIÊN BẢN THẨM TRA",
        f"dự thảo lần {verified.current.number}, mã kiểm tra {verified.current.check_code}",
        "Kết luận: đạt.",
        "Đề nghị thuyết minh khoản chi khác.",
        "TM. BAN KIỂM TRA",
    ):
        assert (told in after, told in file) == (True, True), told
    assert faults() == []


def test_a_number_is_given_once_and_put_right_with_a_reason(cast, verified):
    office = Visitor(cast.vanphong)
    number = links(office, verified)[2]
    first = {"seen": "0", "number": "7", "mark": "", "request_id": "mot"}
    sent = [office.client.post(number, first).status_code for _click in range(2)]
    late = office.client.post(number, first | {"number": "8", "request_id": "hai"})
    bare = office.client.post(number, {"seen": "1", "number": "8", "request_id": "ba", "reason": ""})

    assert (sent, late.status_code, bare.status_code) == ([302, 302], 409, 422)
    assert "phải nêu rõ lý do" in text_of(bare)
    assert [one.number for one in VerdictNumber.objects.all()] == [7]


def test_who_only_reads_numbers_nothing_and_what_was_taken_back_has_no_paper(cast, verified):
    reader = Visitor(cast.tbtc)
    paper = links(reader, verified)[0]
    refused = reader.client.post(f"{paper.removesuffix('.pdf')}/so/", {"seen": "0", "number": "1"})
    stranger = Visitor(cast.nguoila).client.get(paper)
    told = {"taking_back": True, "note": "Ghi nhầm dự thảo."}
    perform(verified, "take_back", cast.bkt, **told)

    assert (links(reader, verified), refused.status_code, stranger.status_code) == ([], 404, 404)
    assert reader.client.get(paper).status_code == 404
