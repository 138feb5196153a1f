"""The table of the charter is what was judged: another text in force, another line, and it is judged anew."""

from __future__ import annotations

import pytest

from documents.charter.queries import charter_state
from documents.models import Package
from documents.packages.queries.judgements import is_passed, verdict_on_current
from tests.documents.on_charter import CHARTER, appraised_charter, passed_charter
from tests.documents.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OTHER = CHARTER.replace("Mười đồng", "Hai mươi đồng")


def sent(package, person, where, **typed):
    """What came of a form of the table, and how the package stands now."""
    seen = charter_state(package).seen
    answer = sign_in(person).post(f"/ho-so/{package.code}/dieu-le/{where}", {"seen": seen} | typed)
    return answer.status_code, Package.objects.get(pk=package.pk)


@pytest.mark.parametrize(
    ("where", "typed"),
    [
        ("hien-hanh/", {"words": OTHER}),
        ("dieu/1/", {"kind": "amend", "text": "Điều 1. Tên gọi\nHội Trường Sơn.", "reason": "Lý do khác."}),
        ("dieu/1/", {"kind": "keep"}),
        ("dieu/2/", {"kind": "repeal", "reason": "Trùng Điều 1."}),
    ],
)
def test_what_was_appraised_is_appraised_anew_once_the_table_says_something_else(cast, where, typed):
    package = appraised_charter(cast)
    before, appraiser = package.fingerprint(), cast.bodies.TTTD.pk

    status, now = sent(package, cast.truong, where, **typed)

    assert (status, now.fingerprint() == before) == (302, False)
    assert (is_passed(package, role="lead"), is_passed(now, role="lead")) == (True, False)
    assert verdict_on_current(now, body_id=appraiser) is None


def test_the_first_charter_entered_again_brings_no_vote_back(cast):
    package = appraised_charter(cast)
    before = package.fingerprint()

    for words in (OTHER, CHARTER):
        status, now = sent(package, cast.truong, "hien-hanh/", words=words)
        assert (status, now.fingerprint() == before, is_passed(now, role="lead")) == (302, False, False)


def test_nobody_touches_the_table_that_waits_for_a_signature(cast):
    package = passed_charter(cast)
    before = package.fingerprint()

    for person in (cast.truong, cast.thuky, cast.chutich):
        for where, typed in (
            ("hien-hanh/", {"words": OTHER}),
            ("dieu/2/", {"kind": "repeal", "reason": "Thừa."}),
        ):
            status, now = sent(package, person, where, **typed)
            assert (status in (403, 409), now.fingerprint(), is_passed(now, role="board")) == (
                True,
                before,
                True,
            )
