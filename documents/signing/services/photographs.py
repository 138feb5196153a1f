"""Which of our papers a photograph shows, by the code at its foot."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.models.packages import Package
from documents.paper import codes
from documents.signing.queries import code_on, found_by, paper_in_words
from documents.texts.files import PAPERS
from documents.texts.reading.scans import codes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.packages.answers.values import NewPart
    from documents.signing.queries import FoundCopy


def other_paper_on(part: NewPart, found: FoundCopy) -> str:
    """Which other paper the photograph shows, in words; "" where it bears this one's code, or none of ours.

    Reads the file, so never inside a transaction.
    """
    read = list(codes_of_ours(part))
    if not read or code_on(found) in {code.text for code in read}:
        return ""
    packages = Package.objects.filter(congress=found.package.congress_id)
    others = [other for code in read if (other := found_by(code, packages))]
    return paper_in_words(others[0]) if others else _("mã %(code)s") % {"code": read[0].text}


def codes_of_ours(part: NewPart) -> Iterator[codes.Code]:
    """The codes in squares on a stored file that could be of a paper of ours. Reads the file."""
    for page in codes_of([PAPERS.read(part.stored_name)])[0]:
        for text in page:
            with contextlib.suppress(codes.Mistyped):
                yield codes.parse_code(text)
