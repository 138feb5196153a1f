"""A second click changes nothing: the same request gives the row that it made the first time."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.services.accounts import NewPerson, create_account
from documents.assigning.services import assign_package
from documents.models import Nominee, NomineeCount, NomineePaper, PaperCopy, ReadingGrant
from documents.personnel.services import ballots as counting
from documents.personnel.services import nominees as personnel
from documents.personnel.services import readers
from documents.signing.services.copies import hand_out
from tests.documents.personnel.test_personnel import NAME, facts, url
from tests.documents.signed_in import hidden, sign_in
from workflows.errors import Stale

pytestmark = pytest.mark.one_database

TYPED = {"full_name": NAME, "born": "02/04/1958", "duty": "Trưởng ban", "proposed": "Ủy viên"}


def twice(client, path, typed):
    """A double click: one form, sent two times; where each of the two answers leads."""
    form = hidden(client, path) | typed
    first, second = client.post(path, form), client.post(path, form)
    return {(first.status_code, first.get("Location")), (second.status_code, second.get("Location"))}


@pytest.mark.django_db
def test_a_double_click_makes_one_nominee_with_one_paper(cast):
    package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    clerk = sign_in(cast.tbns2)

    entered = twice(clerk, url(package, "them/"), TYPED)
    taken = twice(clerk, url(package, "1/anh/nhan/"), {"kept_at": "Tủ số 2", "issued": "01/03/2022"})

    assert (entered, taken) == ({(302, url(package))}, {(302, url(package, "1/"))})
    assert [one.number for one in Nominee.objects.all()] == [1]
    assert [one.code for one in NomineePaper.objects.all()] == ["anh"]


@pytest.mark.django_db
def test_a_double_click_counts_the_ballots_on_a_name_once(cast, make_package):
    scheme = make_package("DANS", "board")
    personnel.enter_nominee(scheme, facts(), by=cast.tbns2)
    numbers = {"issued": 45, "returned": 45, "valid": 45, "agreed": 40}
    typed = {"met_on": "18/03/2022", "minutes_ref": "BB 7"} | numbers

    counted = twice(sign_in(cast.vanphong), url(scheme, "1/phieu/"), typed)

    assert counted == {(302, url(scheme, "1/"))}
    assert [count.agreed for count in NomineeCount.objects.all()] == [40]


@pytest.mark.django_db
def test_a_double_click_names_one_reader_and_gives_him_one_copy(cast, make_package):
    package = make_package("DANS")
    head, page = sign_in(cast.tbns), f"/ho-so/{package.code}/"
    typed = {"person": cast.truong.pk, "until": "20/03/2022", "reason": "Soạn báo cáo chung"}

    named = twice(head, f"{page}nguoi-doc/", typed)
    given = twice(head, f"{page}ban-in/", {"readers": [cast.truong.pk, cast.bch06.pk]})

    assert (named, given) == ({(302, f"{page}nguoi-doc/")}, {(302, f"{page}ban-in/")})
    assert [grant.person for grant in ReadingGrant.objects.all()] == [cast.truong]
    assert sorted(copy.number for copy in PaperCopy.objects.all()) == [1, 2]


@pytest.mark.django_db
def test_the_same_request_gives_the_same_rows_to_the_same_person_only(cast, make_package):
    package = make_package("DANS")
    day, who = date(2022, 5, 1), {"by": cast.tbns, "until": date(2022, 5, 1), "reason": "Để biết"}

    first = personnel.enter_nominee(package, facts(), by=cast.tbns2, request_id="a")
    again = personnel.enter_nominee(package, facts(), by=cast.tbns2, request_id="a")
    grants = [readers.let_read(package, cast.truong, **who, request_id="b") for _ in range(2)]
    copies = [hand_out(package, [cast.truong, cast.bch06], by=cast.tbns, request_id="c") for _ in range(2)]

    assert (first == again, grants[0] == grants[1], copies[0] == copies[1]) == (True, True, True)
    assert (grants[0].until, len(copies[0])) == (day, 2)
    with pytest.raises(Stale):
        personnel.enter_nominee(package, facts(), by=cast.tbns, request_id="a")


@pytest.mark.django_db
def test_a_second_count_with_its_reason_is_kept_beside_the_first(cast, make_package):
    scheme = make_package("DANS", "board")
    nominee = personnel.enter_nominee(scheme, facts(), by=cast.tbns2)
    ballots = counting.NamedBallots(date(2022, 3, 18), 45, 45, 45, 40, "BB 7")
    corrected = counting.NamedBallots(date(2022, 3, 18), 45, 45, 45, 41, "BB 7", reason="Đếm lại")

    for count, request_id in ((ballots, "a"), (corrected, "b"), (corrected, "b")):
        counting.count_ballots(nominee, count, by=cast.vanphong, request_id=request_id)

    assert [one.agreed for one in nominee.counts.all()] == [40, 41]


@pytest.mark.django_db
def test_a_double_click_makes_one_account_and_one_absence(cast):
    office = sign_in(cast.vanphong)
    before = type(cast.btc).objects.count()

    twice(office, "/van-phong/tai-khoan/moi/", {"honorific": "Bà", "full_name": NAME})
    away = twice(
        office, f"/van-phong/nguoi/{cast.bch40.pk}/vang/", {"start": "20/03/2022", "end": "21/03/2022"}
    )
    namesakes = [create_account(NewPerson(NAME), by=cast.vanphong).username for _ in range(2)]

    assert type(cast.btc).objects.count() == before + 3
    assert namesakes == ["vuthiquelam2", "vuthiquelam3"]
    assert (away, cast.bch40.absences.count()) == ({(302, "/van-phong/nhan-su/")}, 1)
