"""What comparisons hang into the rest: the long ones are drawn by the worker."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext_lazy as _

from documents.comparing.papers import LONG_COMPARISON, compared_on_paper, key_of_long
from documents.packages.models.drafts import Version
from documents.packages.queries.drafts import drafts_with_parts
from documents.texts.files import PAPERS
from workflows.background.kinds import Telling, background
from workflows.errors import Stale


@background(LONG_COMPARISON, label=_("bản so sánh hai dự thảo"))
def draw_comparison(telling: Telling, *, key: str, old: int, new: int) -> str:
    """The name in the store of the paper. Raises Stale where what it prints is not what was asked for."""
    package = Version.objects.select_related("package").get(pk=old).package
    drafts = {version.pk: version for version in drafts_with_parts(package)}
    if key_of_long(package, drafts[old], drafts[new]) != key:
        raise Stale
    return PAPERS.keep(BytesIO(compared_on_paper(package, drafts[old], drafts[new], telling))).name
