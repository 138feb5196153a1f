"""Whatever is told is whole, names papers by their titles, says who did it, and knows to whom it speaks."""

from __future__ import annotations

import ast
import re

import pytest

from docs.sent_samples import beside_messages, texts_to_units
from docs.tellings import PAGE, heard_texts
from docs.told_samples import CHAIRMAN
from documents.consulting.words import LONGEST_TEXT
from documents.paper.language import on_paper
from documents.telling.law import IN_LETTERS
from documents.telling.papers.letter import SUBJECT
from documents.telling.papers.urging_letter import ENDS, WITH_PHONE
from documents.telling.rules.heard import BESIDE, BY_EVENT, BY_ITSELF, SAID
from documents.telling.words.messages import NO_MORE, NO_MORE_ABOVE
from tests.house import source
from workflows.queries import calendar_kept, keep_calendar

pytestmark = pytest.mark.one_database

# Told before each event had its row; nobody says it any more.
BROUGHT_OVER = {("", "told")}
# How it begins what goes to the head of all; of these the greeting of the message is polite enough.
UPWARDS = ("Kính báo cáo: ", "Kính mời ")
SAID_PLAINLY = {"called", "poll", "lending_ends", "lending_last_day", "seat", "lent", "account"}
SAID_PLAINLY |= {"postponed", "meeting"}
# Words of the calls of `tell` that stand in no sample: they are parts of others, or a line of the journal.
PARTS = {"UNTIL_DAY", "ON_GROUND", "SEEN_TWICE", "NO_SECOND", "SAID", "OPENING", "TERM", "WAITS", "WAITS_NOT"}
PARTS |= {"BESIDE_WHAT", "ASKED_FOR", "ANSWERS"}
FAULTS = {
    "an empty place": re.compile(r"–[.,;]|–$|None|: \.|“”|\(\)|  |\.\.|\s[.,;:]"),
    "a code where a title belongs": re.compile(r"(?<![(/\w])DH\d-[A-Z]+"),
    "a word twice": re.compile(r"\b(\w+ \w+) “?\1\b", re.IGNORECASE),
    "an act of nobody": re.compile(r"^(?:Đã|Bỏ|Sửa|Đổi|Hủy|Thay|Ghi) "),
    "two brackets": re.compile(r"\) \("),
    "a hard word": re.compile(r"đôn đốc|quá hạn|chậm trễ|phải làm|yêu cầu đồng chí", re.IGNORECASE),
}


@pytest.fixture(scope="module")
def texts():
    return heard_texts()


@pytest.mark.parametrize("fault", FAULTS)
def test_no_sentence_has_this_fault(texts, fault):
    assert [words for *_row, words in texts if FAULTS[fault].search(words)] == []


def test_nothing_that_leaves_beside_the_sentences_has_a_fault():
    with calendar_kept(), on_paper():
        keep_calendar([])
        to_units = [words for _when, words in texts_to_units()]
        said = [words for _when, words in beside_messages()] + to_units

    assert [words for words in said for fault in FAULTS.values() if fault.search(words)] == []
    assert max(map(len, to_units)) <= LONGEST_TEXT


def test_what_is_said_beside_the_sentences_is_printed_too():
    page = (source.ROOT / PAGE).read_text(encoding="utf-8")
    said = [NO_MORE, NO_MORE_ABOVE, SUBJECT, WITH_PHONE, *ENDS, *IN_LETTERS.values(), BY_ITSELF]
    said += [
        "Còn %(later)d việc khác sẽ được báo tiếp.",
        "vẫn kính mong quý đơn vị",
        "chưa có người nhận thay",
    ]
    said += [rule.nobody for rule in BESIDE]

    parts = {words: re.split(r"%\(\w+\)[sd]", words) for words in said}
    printed = {words for words, cut in parts.items() if re.search(".*".join(map(re.escape, cut)), page)}
    assert set(said) - printed == set()


def test_the_faults_are_found_where_they_are():
    said = {
        "an empty place": "từ 18/03/2022, đến –.",
        "a code where a title belongs": "Theo DH3-KH-TBTC được thông qua.",
        "a word twice": "đã trình kế hoạch “Kế hoạch của Tiểu ban”.",
        "an act of nobody": "Đã thay tài liệu cuộc họp.",
        "two brackets": "Báo cáo (DH3-BCCT) (5/5 phiếu)",
        "a hard word": "Việc đã quá hạn.",
    }

    assert {name for name, words in said.items() if FAULTS[name].search(words)} == set(FAULTS)


def test_nobody_is_named_to_himself(texts):
    # A name that was put right stands in quotes.
    bare = [(reader, re.sub("“[^”]*”", "", words)) for _of, _event, reader, words in texts]

    assert [words for reader, words in bare if reader.full_name in words] == []


def test_who_leads_all_is_reported_to(texts):
    told = [words for _of, event, reader, words in texts if reader is CHAIRMAN and event not in SAID_PLAINLY]

    assert [words for words in told if not words.startswith(UPWARDS)] == []
    assert len(told) > 10


def test_every_row_of_the_table_has_its_sample(texts):
    sampled = {(of, event) for of, event, *_words in texts}
    of_said = {rule.event for rule in SAID}
    known = {("", event) if event in of_said else (of, event) for of, event in BY_EVENT}

    found = {(of if (of, event) in known else "", event) for of, event in sampled}
    assert known - BROUGHT_OVER == found


def test_every_sentence_that_a_module_tells_has_its_sample():
    """What stands at the top of a module that calls `tell`, and names somebody or something, is printed."""
    sampled = (source.ROOT / "docs" / "said_samples.py").read_text()
    missing = []
    for app in ("congress", "documents"):
        for path in sorted((source.ROOT / app).rglob("*.py")):
            text = path.read_text()
            if re.search(r"\btell(?:_many|_members)?\($|\btell(?:_many|_members)?\(\w", text, re.MULTILINE):
                missing += [f"{path.stem}.{name}" for name in _sentences(text) if f".{name}" not in sampled]

    assert missing == []


def _sentences(text: str) -> list[str]:
    """Names of the sentences of a module that say who did something: those that end with a full stop."""
    return [
        target.id
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and "_kept(" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id not in PARTS and "%(by)s" in ast.unparse(node.value)
    ]
