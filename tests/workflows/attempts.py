"""Attempts that must fail, and leave everything as it was."""

from __future__ import annotations

import pytest

from documents.models import Package
from tests.cast import perform
from workflows.models import Duty, Notice


def everything(package):
    """What a refused attempt must leave as it was."""
    fresh = Package.objects.get(pk=package.pk)
    rows = (fresh.steps.count(), Duty.objects.count(), Notice.objects.count(), fresh.versions.count())
    return fresh.state, fresh.revision, fresh.fingerprint(), rows


def refused(package, action, by, outcome, **more):
    """The reasons of an attempt that must fail and leave everything as it was."""
    before = everything(package)
    with pytest.raises(outcome) as caught:
        perform(package, action, by, **more)
    assert everything(package) == before
    return caught.value.reasons
