"""What changed between two drafts: exact segments, rows for a page, and a summary in words.

Knows text only; what a draft is, and who may see it, is decided elsewhere.
"""

from documents.texts.compare.exact import compare
from documents.texts.compare.segments import Segment
from documents.texts.compare.summary import Summary, summary

__all__ = ["Segment", "Summary", "compare", "summary"]
