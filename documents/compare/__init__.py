"""What changed between two drafts: exact segments, rows for a page, and a summary in words.

Knows text only; what a draft is, and who may see it, is decided elsewhere.
"""

from documents.compare.changed_facts import Change
from documents.compare.exact import compare
from documents.compare.facts import Fact, facts
from documents.compare.follow import Place, follow, numbered
from documents.compare.rows import Folded, Row, blocks, fold
from documents.compare.segments import Segment
from documents.compare.summary import Summary, summarise, summary

__all__ = [
    "Change",
    "Fact",
    "Folded",
    "Place",
    "Row",
    "Segment",
    "Summary",
    "blocks",
    "compare",
    "facts",
    "fold",
    "follow",
    "numbered",
    "summarise",
    "summary",
]
