"""How a signer signs: entered by the office on his word, and told to him."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.pens import PenChoice
from congress.people.models.people import Person
from congress.people.queries.pens import signs_on_paper_only
from congress.people.services.journal import log
from congress.people.services.telling import tell
from congress.people.words.addressed import spoken_to
from workflows import engine
from workflows.errors import Unmet, check
from workflows.text import clean

PAPER_ONLY = _kept("%(by)s ghi nhận %(who)s chỉ ký trên giấy. Căn cứ: %(ground)s.")
EITHER_WAY = _kept("%(by)s ghi nhận %(who)s ký trên giấy hoặc trên hệ thống. Căn cứ: %(ground)s.")


@engine.whole()
def choose_pen(person: Person, *, paper_only: bool, ground: str, by: Person) -> PenChoice:
    """Keep how he signs from now on. Raises Unmet: no ground, nothing new, one who frees himself."""
    Person.objects.select_for_update().get(pk=person.pk)
    if signs_on_paper_only(person) == paper_only:
        raise Unmet(_("Không có gì thay đổi."))
    if by.pk == person.pk and not paper_only:
        raise Unmet(_("Người ký không tự bỏ việc chỉ ký trên giấy; đề nghị người khác trong Văn phòng ghi."))
    row = PenChoice(person=person, paper_only=paper_only, ground=clean(ground), by=by)
    check(row)
    row.save()
    words, facts = PAPER_ONLY if paper_only else EITHER_WAY, {"by": by, "ground": row.ground}
    log(by, person, words % (facts | {"who": person}))
    dear = spoken_to(person, person.association) or person
    tell(person, words % (facts | {"who": dear}), event="account", by=by)
    return row
