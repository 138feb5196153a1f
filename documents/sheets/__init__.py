"""The facts of each printed paper, gathered from the database for `documents.pdf`."""

from documents.sheets.attendance import sign_in_sheet
from documents.sheets.copies import draft_of, marks_of
from documents.sheets.progress import report_of
from documents.sheets.sign_sheet import sheet_of
from documents.sheets.signing_set import nominee_paper_of, part_of, scan_of, set_of

__all__ = [
    "draft_of",
    "marks_of",
    "nominee_paper_of",
    "part_of",
    "report_of",
    "scan_of",
    "set_of",
    "sheet_of",
    "sign_in_sheet",
]
