"""What the office types in stays the other's own: it wrote nothing, and no meeting comes after its paper."""

from __future__ import annotations

import pytest

from congress.models import Membership
from congress.people.services.seating import SeatFacts, give_seat
from documents.models import Package
from documents.packages.answers.values import PenSignature, Return
from documents.packages.queries.drafts import drafter_ids, writer_ids
from documents.signing.queries import code_of
from tests.cast import GROUND, START, count, draft, perform
from tests.demo_world import at, text_of
from tests.documents.signing.test_signing_set import client_of
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAPER = {"ground": "paper"}


@pytest.fixture
def typed(cast, make_package):
    """The head of the subcommittee wrote a second draft on paper, and the office typed it in."""
    package = make_package("BCCT", "signing")
    perform(package, "send_back", cast.chutich, note="Bổ sung phương hướng.", **{"return": Return()})
    words = draft(package, "Dự thảo hai")
    perform(package, "revise", cast.vanphong, acting_for=cast.truong, version=words, **PAPER)
    return package


def passed(cast, package):
    """The new draft goes the whole way again."""
    for action, who, body in (
        ("to_subcommittee", cast.truong, None),
        ("decide_subcommittee", cast.truong, package.lead),
        ("decide_standing", cast.thuongtruc, cast.bodies.TT),
        ("decide_executive", cast.vanphong, cast.bodies.BTV),
        ("decide_board", cast.vanphong, cast.bodies.BCH),
    ):
        perform(package, action, who, **({"decision": count(body)} if body else {}))
    return package


def test_to_type_in_the_draft_of_another_is_not_to_write_it(cast, typed):
    assert cast.vanphong.pk in drafter_ids(typed)
    assert writer_ids(typed) == {cast.truong.pk}


def test_who_typed_a_draft_enters_the_signature_of_the_chairman(cast, typed):
    package = passed(cast, typed)

    sheet = PenSignature(package.fingerprint(), code_of(package), "Tủ hồ sơ")
    signed = {"acting_for": cast.chutich, "signature": sheet, **PAPER}
    step = perform(package, "sign", cast.vanphong, **signed)

    assert (step.signature.signer, Package.objects.get(pk=package.pk).state) == (cast.chutich, "signed")


def test_who_had_his_draft_typed_by_another_does_not_sign_it(cast, make_package):
    give_seat(cast.bodies.TBVK, cast.chutich, SeatFacts("deputy", START, GROUND), by=None)
    package = make_package("BCCT", "signing")
    perform(package, "send_back", cast.chutich, note="Tự viết lại phần đầu.", **{"return": Return()})
    words = draft(package, "Dự thảo của Chủ tịch")
    perform(package, "revise", cast.vanphong, acting_for=cast.chutich, version=words, **PAPER)
    passed(cast, package)

    with pytest.raises(Unmet) as refused:
        perform(package, "sign", cast.chutich, signature=Package.objects.get(pk=package.pk).fingerprint())

    assert refused.value.reasons == [
        "Người đã tham gia soạn thảo hồ sơ này không được ký duyệt chính dự thảo đó."
    ]


def test_who_wrote_a_draft_enters_no_signature_under_it(cast, typed):
    package = passed(cast, typed)
    Membership.objects.create(person=cast.truong, body=cast.bodies.VP, role="secretary", start=START)

    signed = {"acting_for": cast.chutich, "signature": package.fingerprint(), **PAPER}
    with pytest.raises(Unmet, match="đã tham gia soạn thảo"):
        perform(package, "sign", cast.truong, **signed)


def entry(cast, package, **more):
    """The count of the subcommittee as the office enters it, of 18/03/2022 at nine."""
    url = f"/van-phong/nhap-thay/{package.code}/decide_subcommittee/"
    client = client_of(cast.vanphong)
    form = client.get(url).context["form"]
    fields = {name: form[name].value() for name in ("seen", "request_id")}
    votes = {"present": 3, "votes_for": 3, "votes_against": 0, "other_opinion": 0, "not_voting": 0}
    paper = {"signer": cast.truong.pk, "ground": "paper", "day": "18/03/2022", "hour": "15:00"}
    fields |= votes | {"met_on": "18/03/2022", "minutes_ref": "12/BB"}
    paper["request_id"] = "mot-lan"
    return client.post(url, fields | {f"giay-{name}": value for name, value in paper.items()} | more)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("17/03/2022", "Ngày họp không được trước ngày có dự thảo này (18/03/2022)."),
        ("19/03/2022", "Ngày họp không được sau ngày ghi trên giấy (18/03/2022)."),
    ],
)
def test_a_meeting_lies_between_the_draft_and_the_paper(cast, make_package, day, reason):
    with at(18, hour=9):
        package = make_package("BCCT", "subcommittee")
    with at(21, hour=9):
        answer = entry(cast, package, met_on=day)

    assert (answer.status_code, reason in text_of(answer)) == (422, True)
    assert f'value="{day}"' in answer.content.decode()
    assert Package.objects.get(pk=package.pk).state == "subcommittee"


def test_the_count_of_the_day_is_entered(cast, make_package):
    with at(18, hour=9):
        package = make_package("BCCT", "subcommittee")
    with at(21, hour=9):
        answer = entry(cast, package)

    step = Package.objects.get(pk=package.pk).steps.last()
    assert (answer.status_code, step.action, step.acting_for) == (302, "decide_subcommittee", cast.truong)
