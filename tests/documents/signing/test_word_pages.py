"""Word files in the papers of a signer: as the pages that LibreOffice draws, else as their words."""

from __future__ import annotations

import shutil

import pytest

from documents.packages.services.paper_pages import PAGES, ask_for_pages, pages_of
from documents.paper.word import WordParagraph, word_file
from documents.texts.files import PAPERS
from documents.texts.reading import office
from tests.cast import perform
from tests.documents.papers import pdf
from tests.documents.pdf_samples import solid
from tests.documents.printed import opened, pages, words
from tests.documents.signing.test_signed_set import asked as asked_for_signed
from tests.documents.signing.test_signing_set import brought, client_of, set_url, to_signing
from workflows.background.here import do_here
from workflows.models import Job, JobPhase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

REPORT = word_file(
    [WordParagraph("CHƯƠNG I", "Chapter"), WordParagraph("Hội có 3.383 hội viên, 95 đầu mối.")]
)
DRAWN_LINE = "In theo thể thức, bố cục của tệp gốc; trang do"
EXTRACT_LINE = "Nội dung trích từ tệp gốc"


@pytest.fixture
def machine(settings, monkeypatch, tmp_path):
    """Gives the machine a program called soffice, which does what a script says with "$file"."""

    def have(script):
        settings.WORD_PAGES = True
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\nfor each; do file=$each; done\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))

    return have


@pytest.fixture
def drawing(machine, tmp_path):
    """A machine whose program draws two pages, whatever the file says."""
    (tmp_path / "pages.pdf").write_bytes(pdf(pages=2))
    machine(f'cp {tmp_path}/pages.pdf "${{file%.*}}.pdf"')


@pytest.fixture
def report(cast, make_package):
    """A political report whose draft will be a Word file, waiting to be drafted."""
    return make_package("BCCT", "accepted")


def with_word_file(cast, package, name="bao-cao.docx", data=REPORT):
    return to_signing(cast, package, brought(package, **{package.kind.parts[0].code: (name, data)}))


def printed(cast, package):
    """The set as the signer gets it, without a worker."""
    response = client_of(cast.chutich).get(set_url(package))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return response.content


def word_part(package):
    return package.current.parts.select_related("blob").get(code=package.kind.parts[0].code)


def test_libreoffice_keeps_the_layout_and_the_words(cast, report, settings):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    settings.WORD_PAGES = True
    package = with_word_file(cast, report)

    data = printed(cast, package)

    drawn = pages_of(word_part(package))
    assert drawn.program.startswith("LibreOffice")
    assert solid("Hội có 3.383 hội viên, 95 đầu mối.") in words(drawn.pdf)
    assert solid(f"{DRAWN_LINE} {drawn.program} dựng") in words(data)
    (page,) = [one for one in opened(data).pages if "3.383 hội viên" in one.extract_text()]
    # The letters of the file as large and as far from the edge as the file has them: nothing is made smaller.
    found = [sign for sign in page.chars if sign["text"] == "H" and sign["x0"] > 80]
    assert {round(sign["size"]) for sign in found} == {14}
    # In letters as wide as those of Times New Roman, which no such machine has.
    assert {sign["fontname"].partition("+")[2] for sign in found} == {
        "LiberationSerif",
        "LiberationSerif-Bold",
    }
    assert solid(EXTRACT_LINE) not in solid(page.extract_text())


@pytest.mark.usefixtures("drawing")
def test_drawn_pages_are_bound_as_they_are_and_named_in_the_contents(cast, report):
    package = with_word_file(cast, report)

    data = printed(cast, package)

    found = pages(data)
    assert [any(f"Trang {number} " in f"{text} " for text in found) for number in (1, 2)] == [True, True]
    assert solid(DRAWN_LINE) in words(data)
    assert not any("Hội có 3.383 hội viên" in text for text in found)


@pytest.mark.usefixtures("drawing")
def test_it_is_asked_for_when_the_draft_is_made_and_drawn_once(cast, report):
    package = with_word_file(cast, report)

    waits = list(Job.objects.filter(kind=PAGES).values_list("phase", flat=True))
    first, second = printed(cast, package), printed(cast, package)

    assert waits == [JobPhase.WAITING]
    assert list(Job.objects.filter(kind=PAGES).values_list("phase", "taken")) == [(JobPhase.DONE, 1)]
    assert first == second


@pytest.mark.parametrize(
    "script",
    [
        "exit 3",
        "kill -11 $$",
        ":",
        'echo hỏng > "${file%.*}.pdf"',
        'head -c 999999999 /dev/zero > "${file%.*}.pdf"',
    ],
    ids=["gives up", "crashes", "draws nothing", "draws what is no PDF", "never stops"],
)
def test_what_cannot_be_drawn_is_printed_as_its_words(cast, report, machine, script):
    machine(script)
    package = with_word_file(cast, report)

    said = words(printed(cast, package))

    assert solid("Hội có 3.383 hội viên, 95 đầu mối.") in said
    assert (solid(EXTRACT_LINE) in said, solid(DRAWN_LINE) in said) == (True, False)


def test_a_program_that_hangs_is_waited_for_and_then_its_words_are_printed(
    cast, report, machine, monkeypatch
):
    monkeypatch.setattr(office, "PATIENCE", 0.2)
    machine("sleep 60")
    package = with_word_file(cast, report)
    client = client_of(cast.chutich)

    first = client.get(set_url(package))
    for _time in range(3):
        Job.objects.filter(kind=PAGES).update(free_from=None)
        do_here(Job.objects.get(kind=PAGES))

    assert (first.status_code, "Đang dựng trang in" in first.content.decode()) == (202, True)
    assert "bao-cao.docx" in first.content.decode()
    assert first["Refresh"] == "5"
    assert Job.objects.get(kind=PAGES).phase == JobPhase.FAILED
    assert solid(EXTRACT_LINE) in words(printed(cast, package))


def test_without_the_program_nothing_is_asked(cast, report, settings, monkeypatch, tmp_path):
    settings.WORD_PAGES = True
    monkeypatch.setenv("PATH", str(tmp_path))
    package = with_word_file(cast, report)

    assert solid(EXTRACT_LINE) in words(printed(cast, package))
    assert not Job.objects.filter(kind=PAGES).exists()


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("name", ["bao-cao.txt", "bao-cao.pdf"])
def test_only_word_files_are_drawn(cast, report, name):
    data = pdf() if name.endswith("pdf") else "Lời văn".encode()

    package = with_word_file(cast, report, name, data)

    assert ask_for_pages(package.current.parts.select_related("blob")) == []


@pytest.mark.usefixtures("drawing")
def test_pages_whose_file_is_gone_are_drawn_anew(cast, report):
    package = with_word_file(cast, report)
    printed(cast, package)
    PAPERS.storage.delete(Job.objects.get(kind=PAGES).made)

    once = words(printed(cast, package))
    again = words(printed(cast, package))

    assert (solid(DRAWN_LINE) in once, solid(DRAWN_LINE) in again) == (False, True)


@pytest.mark.usefixtures("drawing")
def test_the_kept_paper_of_a_signature_has_the_pages_that_were_signed(cast, report):
    package = with_word_file(cast, report)
    perform(package, "sign", cast.chutich, signature=package.fingerprint())

    response = asked_for_signed(cast.truong, package)

    assert response.status_code == 200
    assert solid(DRAWN_LINE) in words(response.content)
