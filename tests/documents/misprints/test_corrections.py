"""Sửa lỗi kỹ thuật: slips of letters are put right without a vote, and nothing else ever is."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from congress.people.services.seats import replace_head
from documents.models import MisprintAnswer, MisprintProposal, Package
from documents.packages.queries.judgements import decisions_on_current, is_passed, signature_on_current
from documents.packages.services.misprints import set_misprint_limit
from documents.signing.papers.said_facts import opening_of
from documents.signing.queries import code_of
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.examined import faults
from tests.documents.misprints.conftest import PART, RIGHT, WRONG
from workflows import clock, engine
from workflows.errors import Stale

pytestmark = pytest.mark.one_database


def url_of(package):
    return f"/ho-so/{package.code}/sua-loi-ky-thuat/"


def proposed(package, by, text=RIGHT, **more):
    """What comes of proposing that text on the page."""
    form = {"part": PART, "text": text, "reason": "", "request_id": f"{hash(text)}"} | more
    return Visitor(by).client.post(url_of(package), form)


def answered(package, by, answer="confirm", **more):
    row = MisprintProposal.objects.last()
    seen = engine.seen(Package.objects.get(pk=package.pk))
    form = {"answer": answer, "seen": seen, "reason": ""} | more
    return Visitor(by).client.post(f"{url_of(package)}{row.pk}/", form)


def corrected(cast, package):
    assert proposed(package, cast.thuky).status_code == 302
    assert answered(package, cast.truong).status_code == 302
    return Package.objects.get(pk=package.pk)


def test_two_slips_are_put_right_and_every_vote_holds(cast, allowed):
    before = [bound.pk for bound in decisions_on_current(allowed)]

    package = corrected(cast, allowed)

    row, answer = MisprintProposal.objects.get(), MisprintAnswer.objects.get()
    step = package.steps.last()
    assert (package.state, package.current.number, package.current.corrects.number) == ("signing", 3, 2)
    assert ([bound.pk for bound in decisions_on_current(package)], is_passed(package, role="board")) == (
        before,
        True,
    )
    assert (row.words, row.changes.splitlines(), row.by) == (2, ["tuyền → tuyên"] * 2, cast.thuky)
    assert (row.was, row.now) == (WRONG, RIGHT)
    assert (step.action, step.misprint, answer.by, answer.office) == (
        "*contents.misprint",
        answer,
        cast.truong,
        "Trưởng Tiểu ban Văn kiện",
    )
    assert step.contents["misprint"]["proposal"]["words"] == 2
    assert faults() == []


def test_papers_and_pages_say_it_and_print_the_corrected_text(cast, allowed):
    package = corrected(cast, allowed)
    told = "đã sửa lỗi kỹ thuật ngày 18/03/2022 (2 chữ), Trưởng Tiểu ban Văn kiện xác nhận"

    page = text_of(Visitor(cast.chutich).client.get(f"/ho-so/{package.code}/"))
    answer = Visitor(cast.chutich).client.get(f"/ho-so/{package.code}/bo-trinh-ky.pdf")
    paper = " ".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    paper = re.sub(r"\s+", " ", paper)

    assert opening_of(package) == (
        "Đúng dự thảo lần 2 mà Ban Chấp hành khóa II thông qua ngày 18/03/2022 (45/45 tán thành); "
        f"{told}. Bản này là dự thảo lần 3, ngoài ra không sửa chữ nào."
    )
    assert f"{told[0].upper()}{told[1:]}" in page
    assert "dự thảo đang có chỉ sửa lỗi kỹ thuật" in page
    assert (told in paper, "tuyên truyền viên; thu 3.383 triệu đồng" in paper) == (True, True)


def test_who_voted_and_who_signed_is_told(cast, allowed):
    perform(allowed, "sign", cast.chutich, signature=allowed.fingerprint())

    package = corrected(cast, allowed)

    told = {
        one.username for one in (cast.chutich, cast.bch40, cast.thuky) if one.news.filter(event="misprint")
    }
    signature = signature_on_current(package)
    assert (signature.version.number, package.state, told) == (2, "signed", {"chutich", "bch40", "thuky"})
    assert cast.nguoila.news.filter(event="misprint").count() == 0
    assert cast.bch40.news.get(event="misprint").words == (
        f"Kính báo cáo: {package.title} (DH3-BCCT) đã sửa lỗi kỹ thuật ngày 18/03/2022 (2 chữ), Trưởng Tiểu "
        "ban Văn kiện xác nhận; số liệu, tên, kết quả biểu quyết, chữ ký không thay đổi."
    )
    assert faults() == []


def test_who_is_to_sign_hears_of_it_though_he_has_neither_voted_nor_signed(cast, allowed):
    decision = "Quyết định số 12/QĐ-HTS ngày 18/03/2022"
    replace_head(cast.bodies.CT, cast.nguoila, start=clock.today(), ground=decision, by=cast.vanphong)

    corrected(cast, allowed)

    assert [one.words[:13] for one in cast.nguoila.news.filter(event="misprint")] == ["Kính báo cáo:"]


def test_what_waits_for_the_head_stands_among_his_work_until_he_has_answered(cast, allowed):
    proposed(allowed, cast.thuky)
    row = MisprintProposal.objects.get()
    link = f'href="{url_of(allowed)}{row.pk}/"'

    found = {one: link in Visitor(one).client.get("/").content.decode() for one in (cast.truong, cast.thuky)}
    work = text_of(Visitor(cast.truong).client.get("/"))
    answered(allowed, cast.truong)

    assert found == {cast.truong: True, cast.thuky: False}
    assert ("Có 1 việc đang chờ" in work, "thuky đề nghị ngày 18/03/2022: 2 chữ" in work) == (True, True)
    assert link not in Visitor(cast.truong).client.get("/").content.decode()


def test_typed_words_are_refused_where_they_were_typed(cast, allowed):
    page = proposed(allowed, cast.thuky, RIGHT.replace("3.383", "3.338"))
    assert list(page.context["form"].errors) == ["text"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "3.383",
            "3.338",
            "1 số liệu thay đổi (3.383 → 3.338 triệu đồng): không phải lỗi kỹ thuật, phải trình lại.",
        ),
        ("đạt kết quả", "đạt kết quả tốt", "thêm, bớt hoặc thay chữ: … → tốt: không phải lỗi kỹ thuật"),
    ],
)
def test_what_is_no_slip_goes_back_with_the_reason(old, new, why, cast, allowed):
    page = proposed(allowed, cast.thuky, RIGHT.replace(old, new))

    assert (page.status_code, why in text_of(page), MisprintProposal.objects.count()) == (422, True, 0)


def test_more_words_than_the_body_allows_are_refused_and_none_before_it_said(cast, passed):
    unsaid = proposed(passed, cast.thuky)
    office = Visitor(cast.vanphong)
    limit = {"words": "1", "ground": "Quy chế làm việc, Điều 9", "request_id": "han"}
    said = office.client.post("/sua-loi-ky-thuat/quy-dinh/BCH/", limit)
    many = proposed(passed, cast.thuky)

    assert (unsaid.status_code, said.status_code, many.status_code) == (422, 302, 422)
    assert "Ban Chấp hành khóa II chưa quy định số chữ được sửa lỗi kỹ thuật" in text_of(unsaid)
    assert "Sửa 2 chữ, nhiều hơn 1 chữ mà Ban Chấp hành khóa II còn cho sửa" in text_of(many)


def test_words_are_counted_over_all_corrections_of_one_text(cast, allowed):
    package = corrected(cast, allowed)
    again = RIGHT.replace("Đội ngũ", "Đội ngủ").replace("kết quả", "kết quá").replace("viên", "viền")
    worse = again.replace("thu", "thư")

    page = proposed(package, cast.thuky, worse)
    done = proposed(package, cast.thuky, again)

    assert (page.status_code, done.status_code) == (422, 302)
    assert "Sửa 4 chữ, nhiều hơn 3 chữ" in text_of(page)


def test_nobody_confirms_what_he_proposed_nor_who_is_not_the_head(cast, allowed):
    proposed(allowed, cast.truong)
    answers = [answered(allowed, by).status_code for by in (cast.truong, cast.thuky, cast.vanphong)]

    assert (answers, MisprintAnswer.objects.count()) == ([403] * 3, 0)
    assert Package.objects.get(pk=allowed.pk).current.number == 2


def test_the_head_may_refuse_with_a_reason_and_who_proposed_may_take_it_back(cast, allowed):
    proposed(allowed, cast.thuky)
    bare = answered(allowed, cast.truong, "refuse")
    said = answered(allowed, cast.truong, "refuse", reason="Giữ nguyên theo bản gốc")
    proposed(allowed, cast.thuky, request_id="hai")
    back = answered(allowed, cast.thuky, "refuse", reason="Gửi nhầm tệp")

    assert [one.status_code for one in (bare, said, back)] == [422, 302, 302]
    assert [one.version for one in MisprintAnswer.objects.all()] == [None, None]
    assert "Lý do: Giữ nguyên theo bản gốc" in cast.thuky.news.filter(event="misprint").first().words
    assert faults() == []


def test_one_waits_at_a_time_and_a_second_click_is_the_same(cast, allowed):
    first, again = (proposed(allowed, cast.thuky).status_code for _click in range(2))
    other = proposed(allowed, cast.vanphong, RIGHT.replace("kết quả", "kết quá"))

    assert (first, again, other.status_code, MisprintProposal.objects.count()) == (302, 302, 409, 1)


def test_a_form_that_comes_back_with_other_words_is_told_apart(cast, allowed):
    sent = [
        proposed(allowed, cast.thuky, reason=why, request_id="mot").status_code
        for why in ("Lỗi đánh máy", "Lỗi khác")
    ]
    facts = {"ground": "Quy chế làm việc, Điều 9", "by": cast.vanphong, "request_id": "hai"}
    set_misprint_limit(cast.bodies.BCH, 6, **facts)

    with pytest.raises(Stale):
        set_misprint_limit(cast.bodies.BCH, 7, **facts)
    assert (sent, MisprintProposal.objects.get().reason) == ([302, 409], "Lỗi đánh máy")


def test_before_a_vote_and_while_one_runs_a_new_draft_is_the_way(cast, make_package):
    package = make_package("BCKD", "drafting")
    page = Visitor(cast.thuky).client.get(url_of(package))

    assert page.status_code == 409
    assert "sửa bằng cách tải lên dự thảo mới" in text_of(page)


def test_a_signed_paper_gets_no_number_while_a_correction_waits(cast, allowed):
    perform(allowed, "sign", cast.chutich, signature=allowed.fingerprint())
    proposed(allowed, cast.thuky)

    page = Visitor(cast.chutich).client.get(f"/ho-so/{allowed.code}/ban-da-ky.pdf")

    assert page.status_code == 409
    assert "đang chờ xác nhận" in text_of(page)


def test_what_was_proposed_and_confirmed_is_never_written_again(cast, allowed):
    corrected(cast, allowed)
    row = MisprintProposal.objects.get()
    row.changes = "khác"

    with pytest.raises(Exception, match="không sửa, không xóa"):
        row.save()


def test_the_comparison_is_a_page_and_a_paper(cast, allowed):
    package = corrected(cast, allowed)
    row = MisprintProposal.objects.get()
    reader = Visitor(cast.bch40)

    page = text_of(reader.client.get(f"{url_of(package)}{row.pk}/"))
    paper = reader.client.get(f"{url_of(package)}{row.pk}/ban-in.pdf")
    words = re.sub(
        r"\s+", " ", " ".join(one.extract_text() for one in PdfReader(BytesIO(paper.content)).pages)
    )

    for told in ("Chữ sửa tuyền → tuyên; tuyền → tuyên", "Người đề nghị Ông Người thuky, ngày 18/03/2022"):
        assert told in page
    assert ("Sửa 2 chữ." in words, "Trưởng Tiểu ban Văn kiện xác nhận" in words) == (True, True)


def came_back(cast, package, text, **more):
    """The sheet that came back signed, with the text as the chairman corrected it."""
    form = {"ma": code_of(package), "outcome": "reworded", "words": "tuyên truyền, 2 chỗ", "part": PART}
    form |= {"signer": cast.chutich.pk, "day": "18/03/2022", "hour": "", "kept_at": "Tủ số 1"}
    form |= {"fixed": SimpleUploadedFile("bao-cao.txt", text.encode(), "text/plain"), "request_id": "mot"}
    return Visitor(cast.vanphong).client.post("/van-phong/ky-tren-giay/", form | more)


def test_signed_with_corrected_words_is_signed_and_waits_for_the_correction(cast, allowed):
    wrong = came_back(cast, allowed, RIGHT.replace("3.383", "3.338"))
    before = (Package.objects.get(pk=allowed.pk).state, MisprintProposal.objects.count())
    done = came_back(cast, allowed, RIGHT)
    confirmed = answered(allowed, cast.truong)

    package = Package.objects.get(pk=allowed.pk)
    assert (wrong.status_code, before) == (422, ("signing", 0))
    assert "1 số liệu thay đổi (3.383 → 3.338 triệu đồng)" in text_of(wrong)
    assert (done.status_code, confirmed.status_code, package.state) == (302, 302, "signed")
    assert (package.current.number, signature_on_current(package).version.number) == (3, 2)


def test_slips_are_put_right_where_it_is_appraised_once_its_subcommittee_has_passed_it(cast, make_package):
    link = "Đề nghị sửa lỗi kỹ thuật"
    unvoted = make_package("BCTC", "subcommittee")
    before = Visitor(cast.tbtc).read(f"/ho-so/{unvoted.code}/")
    voted = make_package("BCTC", "verification")
    after = Visitor(cast.tbtc).read(f"/ho-so/{voted.code}/")

    assert (link in before, link in after) == (False, True)
    assert Visitor(cast.tbtc).get(url_of(voted)).status_code == 200
