"""A report on the charter of the cast's congress, which begins without that kind of package."""

from __future__ import annotations

from congress.settingup.queries import bodies_of, proposed_bindings
from congress.settingup.services.binding import bind_kind
from documents.assigning.services import assign_package
from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.queries import charter_state
from documents.charter.services import enter_charter, propose
from documents.models import Package
from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text
from tests.cast import count, draft, perform

CHARTER = "Điều 1. Tên gọi\nHội Truyền thống.\nĐiều 2. Hội phí\n1. Mười đồng.\n2. Quỹ."
RENAMED = Amendment(AmendmentKind.AMEND, 1, text="Điều 1. Tên gọi\nHội Trường Sơn.", reason="Cho rõ.")


def charter_package(cast):
    """With its first draft; Ban Tuyên truyền, Thi đua appraises in place of lawyers."""
    bound = proposed_bindings(["DL"], bodies_of(cast.congress))["DL"] | {"legal": ("TTTD",)}
    bind_kind(cast.congress, "DL", bound, by=None)
    package = assign_package(cast.congress, "DL", by=cast.btc, due=cast.congress.opening)
    perform(package, "accept", cast.truong)
    perform(package, "revise", cast.truong, version=draft(package))
    return package


def appraised_charter(cast):
    """The same with its table, asked about, passed by its subcommittee and appraised."""
    package = charter_package(cast)
    enter_charter(package, CHARTER, name="Điều lệ năm 2016", by=cast.truong)
    propose(package, RENAMED, seen=0, by=cast.truong)
    whole = charter_state(package).consolidated.text
    texts = [receive_text(whole, part="toan-van", title="Toàn văn Điều lệ hợp nhất")]
    texts += [part for part in draft(package).parts if part.code != "toan-van"]
    perform(package, "revise", cast.truong, version=Draft(tuple(texts)))
    perform(package, "consult", cast.truong)
    for person in (cast.vanphong, cast.tttd, cast.btc):
        perform(package, "comment", person, verdict="pass")
    perform(package, "close_consultation", cast.truong)
    perform(package, "to_subcommittee", cast.truong)
    perform(package, "decide_subcommittee", cast.truong, decision=count(package.lead))
    perform(package, "appraise", cast.tttd, verdict="pass")
    return Package.objects.get(pk=package.pk)


def passed_charter(cast):
    """The same passed by everybody: it waits for the signature."""
    package, bodies = appraised_charter(cast), cast.bodies
    perform(package, "to_standing", cast.truong)
    perform(package, "decide_standing", cast.thuongtruc, decision=count(bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=count(bodies.BTV))
    perform(package, "decide_board", cast.vanphong, decision=count(bodies.BCH))
    return Package.objects.get(pk=package.pk)
