"""What said nothing and was filled behind the triggers is named too: kept of it was that it was empty."""

from __future__ import annotations

import json

import pytest

from documents.models import Package, PackageDay
from documents.packages.queries.absent import missing_kinds
from tests.documents.examined import faults, tamper
from tests.documents.tasks.told import given
from workflows.models import Edition
from workflows.procedures import store

FACTS = "thông tin của hồ sơ khác với lúc ghi"


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("UPDATE documents_package SET waits_for = %s", json.dumps({"DH3-BCCT": False, "DANS": False})),
        ("UPDATE documents_package SET due_from = %s", "fixed"),
    ],
)
def test_what_a_package_said_nothing_of_is_found_filled(make_package, change, value):
    resolution = make_package("NQ", "assigned")
    assert (faults(), missing_kinds(resolution) != []) == ([], True)

    tamper(change, value)

    assert faults() == [f"DH3-NQ: {FACTS}"]


def test_one_more_package_that_is_not_waited_for_is_found(make_package):
    resolution = make_package("NQ", "assigned")
    printed = Package.objects.get(pk=resolution.pk).printed
    tamper("UPDATE documents_package SET printed = %s", json.dumps(printed | {"khác": "0"}))

    assert faults() == [f"DH3-NQ: {FACTS}"]


def test_a_reason_that_nobody_gave_for_a_planned_day_is_found(make_package):
    make_package("BCTC", "drafting")
    day = PackageDay.objects.filter(reason="").first()
    tamper("UPDATE documents_packageday SET reason = 'Theo đề nghị của Thường trực' WHERE id = %s", day.pk)

    assert faults() == [f"DH3-BCTC: bước {day.step.sequence}: kế hoạch khác với lúc ghi"]


def test_a_round_of_a_task_counted_otherwise_is_found(cast):
    task = given(cast)
    tamper("UPDATE documents_task SET round = 3")

    assert faults() == [f"{task.code}: {FACTS}"]


def test_a_procedure_in_force_that_nothing_has_begun_with_is_found_changed(cast):
    version = store.pin("VKDH")
    Edition.objects.create(version=version, by=cast.btc, reason="Đại hội thông qua")
    assert faults() == []

    text = version.canonical.replace("Ký duyệt", "Ký thay")
    tamper(
        "UPDATE workflows_procedureversion SET canonical = %s, digest = %s WHERE id = %s",
        text,
        store.definition_digest(text),
        version.pk,
    )

    assert [line for line in faults() if "ấn bản quy trình: “VKDH 1” khác với sổ ghi." in line] != []
