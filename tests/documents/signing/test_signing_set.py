"""The chairman's printed set: the sheet, the text, the changes, the counts, and one code on every page."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from reportlab.lib.units import mm

from documents.models import Package
from documents.packages.answers.values import Draft, Return
from documents.packages.services.taking_in import receive
from documents.paper.codes import parse_code
from documents.signing import queries as papers
from documents.texts.reading.codes import codes_on
from tests.cast import count, draft, perform, road
from tests.documents.papers import doc, docx, pdf, png
from tests.documents.pdf_samples import solid
from tests.documents.printed import codes_of, opened, pages, words

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def set_url(package: Package) -> str:
    return f"/ho-so/{package.code}/bo-trinh-ky.pdf"


def client_of(person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def brought(package: Package, **files: tuple[str, bytes]) -> Draft:
    """A draft of these files, by code of the part, with what else its procedure requires."""
    received = [receive(io.BytesIO(data), name, part=code) for code, (name, data) in files.items()]
    others = [part for part in draft(package).parts if part.code not in files]
    return Draft((*received, *others))


def text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def to_signing(cast, package, version=None, *, start="drafting"):
    """Drives a package on to the signer, with a draft of one's own where one is given."""
    steps = list(road(cast, package))
    names = [name for name, _step in steps]
    for name, step in steps[names.index(start) :]:
        if name == "drafting" and version is not None:
            perform(package, "revise", cast.truong, version=version)
        else:
            step()
        if name == "signing":
            return Package.objects.get(pk=package.pk)
    raise LookupError(names)


@pytest.fixture
def waiting(cast, make_package):
    """The political report, waiting for the chairman."""
    return make_package("BCCT", "signing")


def test_the_chairman_has_everything_in_one_paper(cast, waiting):
    response = client_of(cast.chutich).get(set_url(waiting))
    said = words(response.content)

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert [
        solid(part) in said
        for part in (
            "Đúng dự thảo lần 1 mà Ban Chấp hành khóa II thông qua ngày 18/03/2022 (45/45 tán thành)",
            "PHIẾU TRÌNH KÝ",
            "MỤC LỤC",
            "Dự thảo: Báo cáo",
            "Có mặt 45/45",
        )
    ] == [True] * 5


def test_a_code_leads_to_the_page_that_knows_the_paper_where_the_site_has_an_address(cast, waiting, settings):
    settings.SITE_ADDRESS = "https://daihoi.example.vn"
    code = papers.code_of(waiting)

    data = client_of(cast.chutich).get(set_url(waiting)).content

    assert codes_on(data) == [[f"https://daihoi.example.vn/kiem-tra/{code.replace('-', '')}/"]] * len(
        pages(data)
    )
    assert parse_code(codes_on(data)[0][0]).text == code


def test_every_page_bears_the_code_that_leads_back_to_this_draft(cast, waiting):
    data = client_of(cast.chutich).get(set_url(waiting)).content
    found = pages(data)

    assert codes_of(data) == [[papers.code_of(waiting)]] * len(found)
    # One number a page, in the middle of the top margin, none on the first.
    above = [
        "".join(sign["text"] for sign in page.chars if sign["top"] < 15 * mm) for page in opened(data).pages
    ]
    assert above == ["", *(str(number) for number in range(2, len(found) + 1))]
    assert [page for page in found if "trang " in page] == []


def test_a_pdf_is_bound_in_and_a_word_file_is_printed_and_an_old_one_comes_separately(cast, make_package):
    package = make_package("BCCT", "accepted")
    main, *others = [part.code for part in package.kind.parts]
    files = {
        main: ("bao-cao.pdf", pdf(pages=2)),
        others[0]: ("to-trinh.docx", docx()),
        others[1]: ("cu.doc", doc()),
    }
    package = to_signing(cast, package, brought(package, **files))

    data = client_of(cast.chutich).get(set_url(package)).content

    old = package.current.parts.get(code=others[1]).blob.sha256
    found = pages(data)
    assert [any(f"Trang {page} " in f"{text} " for text in found) for page in (1, 2)] == [True, True]
    assert any("Báo cáo chính trị trình Đại hội lần thứ III" in page for page in found)
    assert [page for page in found if "TỆP KÈM RIÊNG" in page and old in page] != []
    assert codes_of(data) == [[papers.code_of(package)]] * len(found)


def test_a_photograph_is_a_page(cast, make_package):
    package = make_package("BCCT", "accepted")
    main, second, *_rest = [part.code for part in package.kind.parts]
    shot = {main: ("bao-cao.txt", text("Lời văn")), second: ("bien-ban.png", png())}
    package = to_signing(cast, package, brought(package, **shot))

    data = client_of(cast.chutich).get(set_url(package)).content

    assert [page for page in pages(data) if "TỆP KÈM RIÊNG" in page] == []


def test_what_changed_since_the_draft_he_sent_back_is_marked(cast, make_package):
    package = make_package("BCCT", "accepted")
    main = package.kind.parts[0].code
    before = text("Đã vận động được 2.950 triệu đồng.", "Phần giữ nguyên của báo cáo.")
    package = to_signing(cast, package, brought(package, **{main: ("bao-cao.txt", before)}))
    perform(package, "send_back", cast.chutich, note="Sửa số liệu vận động.", **{"return": Return()})
    after = text("Đã vận động được 3.383 triệu đồng.", "Phần giữ nguyên của báo cáo.", "Thêm một đoạn mới.")
    perform(package, "revise", cast.truong, version=brought(package, **{main: ("bao-cao.txt", after)}))
    perform(package, "to_subcommittee", cast.truong)
    perform(package, "decide_subcommittee", cast.truong, decision=count(package.lead))
    package = to_signing(cast, package, start="executive")

    said = words(client_of(cast.chutich).get(set_url(package)).content)

    assert solid("So với dự thảo lần 1") in said
    assert solid("2.950 3.383 triệu đồng") in said
    assert solid("[đoạn thêm] Thêm một đoạn mới.") in said


def test_a_first_draft_says_that_nobody_saw_another(cast, waiting):
    said = words(client_of(cast.chutich).get(set_url(waiting)).content)

    assert solid("Đây là dự thảo đầu tiên mà cơ quan quyết định và người ký xem xét.") in said
    assert solid("NỘI DUNG THAY ĐỔI") not in said


def test_making_it_writes_nothing_once_its_words_are_read(cast, waiting):
    client = client_of(cast.chutich)
    client.get(set_url(waiting))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(set_url(waiting))

    verbs = {query["sql"].split()[0] for query in asked.captured_queries}
    assert verbs <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_before_it_waits_for_a_signature_there_is_no_set(cast, make_package):
    package = make_package("BCCT", "standing")

    response = client_of(cast.chutich).get(set_url(package))

    assert response.status_code == 409
    assert "Chờ Thường trực cho ý kiến" in response.content.decode()


def test_the_set_of_a_confidential_package_is_hidden_and_kept_by_no_browser(cast, make_package):
    package = make_package("DANS", "signing")

    seen = {
        name: client_of(getattr(cast, name)).get(set_url(package))
        for name in ("chutich", "tbns", "truong", "btc", "nguoila")
    }

    assert {name: one.status_code for name, one in seen.items()} == {
        "chutich": 200,
        "tbns": 200,
        "truong": 404,
        "btc": 404,
        "nguoila": 404,
    }
    assert "no-store" in seen["chutich"]["Cache-Control"]
