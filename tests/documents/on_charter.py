"""A report on the charter of the cast's congress, which begins without that kind of package."""

from __future__ import annotations

from congress.settingup.queries import bodies_of, proposed_bindings
from congress.settingup.services.binding import bind_kind
from documents.assigning.services import assign_package
from tests.cast import draft, perform


def charter_package(cast):
    """With its first draft; Ban Tuyên truyền, Thi đua appraises in place of lawyers."""
    bound = proposed_bindings(["DL"], bodies_of(cast.congress))["DL"] | {"legal": ("TTTD",)}
    bind_kind(cast.congress, "DL", bound, by=None)
    package = assign_package(cast.congress, "DL", by=cast.btc, due=cast.congress.opening)
    perform(package, "accept", cast.truong)
    perform(package, "revise", cast.truong, version=draft(package))
    return package
