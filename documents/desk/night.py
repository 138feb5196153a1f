"""What a night brings, to the worker and to `manage.py daily` alike; each part is harmless to repeat."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from congress.people.services.seats import settle_grants
from congress.site.guard import forget_old_sign_ins
from documents.packages.services import store
from documents.packages.services.duties import settle_duties, settle_paces, settle_where_something_happened
from documents.packages.services.paper_words import make_searchable
from workflows.background.kinds import Telling, background, each_minute
from workflows.background.worker import forget_old_jobs
from workflows.services import enter_duties

ACTS: tuple[Callable[[], object], ...] = (
    settle_grants,
    settle_duties,
    settle_paces,
    enter_duties,
    make_searchable,
    forget_old_jobs,
    forget_old_sign_ins,
)


@background("night", label=_("việc hằng đêm"), nightly=True)
def spend_night(telling: Telling) -> str:
    """Grants, duties and moves that are due, words to search, and last the store, which may be refused.

    Raises NotNow for a store that seems not to be this database's, Busy for packages that others held.
    """
    for number, act in enumerate(ACTS):
        act()
        telling(number + 1, len(ACTS) + 1)
    store.sweep_store()
    return ""


each_minute(settle_where_something_happened)
