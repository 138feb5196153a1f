"""Whom a row means among those of one name: found by what shows it, by an answer, or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.figures import is_meant
from congress.people.words.numbers import digits_of
from congress.people.words.plans import ANOTHER, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.bodies import Body
    from congress.people.queries.figures import Figure, KnownFigures
    from congress.people.words.listed import ListRow
    from congress.people.words.person_rows import PersonSaid


def meant_by(
    figures: KnownFigures,
    row: ListRow,
    said: PersonSaid,
    *,
    unit_id: int | None,
    body: Body | None,
    answers: Mapping[str, str],
) -> tuple[Question | None, Figure | None]:
    """(what is to be asked, who is meant); neither for somebody who is not known yet."""
    alike = figures.of_name(said.name.full_name)
    sure = {figure.key: is_meant(figure, said, unit_id=unit_id, body=body) for figure in alike}
    certain = [key for key, found in sure.items() if found]
    if len(certain) == 1:
        return None, figures.of_key[certain[0]]
    open_keys = certain or [key for key, found in sure.items() if found is None]
    answer = answers.get(row.key, "")
    if answer in open_keys:
        return None, figures.of_key[answer]
    if not open_keys and answer != ANOTHER:
        numbers = {digits_of(said.numbers.first), digits_of(said.numbers.second)} - {""}
        return None, figures.of_telephone(said.name.full_name, numbers)
    if answer == ANOTHER:
        return None, None
    options = [(key, figures.of_key[key].described()) for key in open_keys]
    options.append((ANOTHER, _("Người khác trùng họ tên, ghi thành người mới")))
    asked = _("%(name)s là ai?") % {"name": said.name.full_name}
    return Question(row, asked, tuple(options)), None
