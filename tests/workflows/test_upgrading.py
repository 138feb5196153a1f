"""A database of a trial version is left alone, and told in a sentence."""

from __future__ import annotations

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_a_database_of_this_program_is_known():
    assert run_checks(tags=[Tags.database], databases=["default"]) == []


def test_a_database_of_a_trial_version_is_refused_before_anything_is_done():
    rows = MigrationRecorder.Migration.objects
    rows.filter(app="documents", name="0001_whole").update(name="0001_initial")

    with pytest.raises(SystemCheckError) as refused:
        call_command("migrate", verbosity=0, interactive=False, skip_checks=False)

    assert "bước cập nhật mà chương trình này không biết (documents.0001_initial)" in str(refused.value)
    assert "Không sửa gì trong cơ sở dữ liệu này." in str(refused.value)
    assert rows.filter(app="documents", name="0001_initial").exists()
