"""Amending a charter: reading it, saying what changes, putting it together again with its references.

Knows text only; who proposes, and when it may be submitted, is decided elsewhere.
"""

from documents.charter.amendments import Amendment, Kind
from documents.charter.articles import Article, Charter, Clause, Heading, Part, Point
from documents.charter.checking import faults
from documents.charter.consolidation import Consolidated, consolidate
from documents.charter.deriving import derive, heading_changes
from documents.charter.errors import CharterFault
from documents.charter.marks import normalised
from documents.charter.reading import parse
from documents.charter.repair import Finding, Numbers, Trouble
from documents.charter.structure import Code, Fault, structural
from documents.charter.table import ComparisonTable, Row, comparison
from documents.charter.targets import lost

__all__ = [
    "Amendment",
    "Article",
    "Charter",
    "CharterFault",
    "Clause",
    "Code",
    "ComparisonTable",
    "Consolidated",
    "Fault",
    "Finding",
    "Heading",
    "Kind",
    "Numbers",
    "Part",
    "Point",
    "Row",
    "Trouble",
    "comparison",
    "consolidate",
    "derive",
    "faults",
    "heading_changes",
    "lost",
    "normalised",
    "parse",
    "structural",
]
