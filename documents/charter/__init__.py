"""Điều lệ: the charter in force, what is to become of its articles, and the table that compares them."""

from documents.charter.law.articles import Charter
from documents.charter.law.consolidation import consolidate
from documents.charter.law.deriving import derive_amendments
from documents.charter.law.errors import CharterFault
from documents.charter.law.reading import parse
from documents.charter.law.table import comparison_table

__all__ = ["Charter", "CharterFault", "comparison_table", "consolidate", "derive_amendments", "parse"]
