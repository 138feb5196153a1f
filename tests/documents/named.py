"""A nominee and a named reader, every word of whom is a canary."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from documents.packages.services.taking_in import receive
from documents.personnel.services import ballots as ballots_of
from documents.personnel.services import nominees as personnel
from documents.personnel.services import readers
from workflows import clock

if TYPE_CHECKING:
    from documents.models import Package
    from tests.documents.canaries import Canaries


def name_somebody(sing: Canaries, package: Package, cast) -> None:
    """A nominee with everything that is written of one: facts, a file, an original, ballots, a reader."""
    facts = personnel.NomineeFacts(
        full_name=sing("name of a nominee"),
        born=date(1960, 5, 19),
        duty=sing("duty of a nominee"),
        proposed=sing("what a nominee is proposed for"),
        heads=True,
        person=cast.bch40,
    )
    nominee = personnel.enter_nominee(package, facts, by=cast.tbns2)
    reason = sing("why a reader was named")
    readers.let_read(package, cast.bkt2, by=cast.tbns, until=clock.today(), reason=reason)
    if package.kind_code == "DANS":
        counted = ballots_of.NamedBallots(clock.today(), 44, 44, 44, 40, sing("minutes of a name"))
        ballots_of.count_ballots(nominee, counted, by=cast.vanphong)
        return
    where = sing("where an original is kept")
    personnel.take_paper(nominee, "anh", by=cast.tbns2, kept_at=where)
    words = io.BytesIO(sing("words of a CV").encode())
    part = receive(words, f"{sing('name of the file of a CV')}.txt", part="so-yeu-ly-lich")
    personnel.take_paper(nominee, "so-yeu-ly-lich", by=cast.bch40, part=part)
