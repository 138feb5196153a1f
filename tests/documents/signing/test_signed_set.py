"""The paper of a signature: made once, kept byte for byte, the same whenever it is asked for."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from congress.settingup.services.archiving import archive
from documents.desk.archive import write_whole_archive
from documents.models import Package, SignedSet
from documents.signing.services.keeping import ask_for_new_signed_sets
from documents.texts.files import PAPERS
from tests.cast import perform
from tests.demo_world import text_of
from tests.documents.examined import doctor
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from workflows import clock
from workflows.background.here import do_here
from workflows.models import Job, JobPhase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


def asked(reader, package):
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/ho-so/{package.code}/ban-da-ky.pdf")


@pytest.fixture
def signed(cast, make_package):
    """The political report, signed on the screen."""
    package = make_package("BCCT", "signing")
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    return package


def test_before_the_signature_there_is_none(cast, make_package):
    package = make_package("BCCT", "signing")

    answer = asked(cast.truong, package)

    assert (answer.status_code, "Hồ sơ đã thay đổi" in text_of(answer)) == (409, False)
    assert f"Hiện không có văn bản này Hồ sơ {package.code} chưa được ký duyệt" in text_of(answer)
    assert SignedSet.objects.count() == 0


def test_what_was_signed_is_kept_and_stays_the_same(cast, signed, monkeypatch):
    first = asked(cast.truong, signed)
    row = SignedSet.objects.get()
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=40))
    later = asked(cast.chutich, signed)

    assert (first.status_code, later.status_code) == (200, 200)
    assert first.content == later.content == PAPERS.read(row.blob.name)
    assert hashlib.sha256(first.content).hexdigest() == row.blob.sha256
    assert row.step_hash == row.signature.step.own_hash
    assert solid("Đã phê duyệt trên hệ thống") in words(first.content)
    assert row.code.replace("-", "") in words(first.content).replace("-", "")


real = clock.now


def test_a_worker_makes_it_without_being_asked_by_a_reader(cast, signed):
    ask_for_new_signed_sets()
    ask_for_new_signed_sets()
    (job,) = Job.objects.filter(kind="signed_set")
    do_here(job)
    job.refresh_from_db()

    assert job.phase == JobPhase.DONE
    assert job.made == SignedSet.objects.get().blob.name
    ask_for_new_signed_sets()
    assert Job.objects.filter(kind="signed_set").count() == 1


def test_a_reader_who_may_not_see_the_package_gets_nothing(cast, make_package):
    scheme = make_package("DANS", "signed")

    assert asked(cast.bkt, scheme).status_code == 404
    assert asked(cast.chutich, scheme).status_code == 200


def test_doctor_tells_a_kept_paper_that_was_changed(cast, signed):
    asked(cast.truong, signed)
    blob = SignedSet.objects.get().blob
    code, _lines = doctor("--files")
    with Path(PAPERS.storage.path(blob.name)).open("ab") as file:
        file.write(b" ")

    changed, lines = doctor("--files")

    assert (code, changed) == (0, 1)
    assert any(blob.name in line for line in lines)


def test_a_congress_put_away_takes_it_along_and_writes_no_other(cast, signed, make_package):
    asked(cast.truong, signed)
    other = make_package("BCTC", "signing")
    perform(other, "sign", cast.chutich, signature=other.fingerprint())
    archive(cast.congress, by=None, reason="Đại hội đã họp xong")

    folder = io.BytesIO()
    write_whole_archive(cast.congress, folder)
    kept = zipfile.ZipFile(folder).read(f"{cast.congress.code}/{signed.code}/ban-da-ky-1.pdf")

    page = zipfile.ZipFile(folder).read(f"{cast.congress.code}/{signed.code}/index.html").decode()
    assert kept == PAPERS.read(SignedSet.objects.get().blob.name)
    assert 'href="ban-da-ky-1.pdf"' in page
    assert asked(cast.chutich, other).status_code == 200
    assert SignedSet.objects.count() == 1


def test_the_page_of_the_package_offers_it(cast, signed):
    client = Client()
    client.force_login(cast.truong, backend="django.contrib.auth.backends.ModelBackend")

    assert (
        f'href="/ho-so/{signed.code}/ban-da-ky.pdf"' in client.get(f"/ho-so/{signed.code}/").content.decode()
    )
    assert Package.objects.get(pk=signed.pk).stage_label == "Đã ký duyệt, chốt bản trình"
