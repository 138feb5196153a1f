"""Every element that Nghị định 30/2020, Phụ lục I, wants, on every paper that has it."""

from __future__ import annotations

import pytest

from documents.paper.word_models import WORD_MODELS
from tests.documents.measured import ELEMENTS, figures_of, measured_papers

# No question to a database.
pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.name)
def test_the_element_is_as_the_decree_wants_it(element):
    found = dict(figures_of(element))

    assert found
    assert {name: value for name, value in found.items() if not element.is_met(value)} == {}


def test_every_paper_that_stands_upright_is_measured():
    upright = {str(model.title) for model in WORD_MODELS.values() if not model.lying}

    assert upright | {"Phiếu trình ký"} == set(measured_papers())
