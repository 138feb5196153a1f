"""The guards of `tests/conftest.py` and `tests/undefined.py` do guard."""

from __future__ import annotations

import logging

import pytest
from django.template import Context, Origin, Template, engines

from tests.undefined import TEMPLATES


def render(text: str, folder: str, **context: object) -> str:
    template = Template(text, origin=Origin(str(TEMPLATES / folder)), engine=engines["django"].engine)
    return template.render(Context(context))


def test_undefined_variable_in_our_template_fails():
    with pytest.raises(pytest.fail.Exception, match=r"undefined variable who in congress/page.html"):
        render("{{ who }}", "congress/page.html")


def test_undefined_variable_behind_a_filter_fails():
    with pytest.raises(pytest.fail.Exception, match="undefined variable"):
        render('{{ who.name|default:"?" }}', "congress/page.html", who={})


def test_undefined_variable_in_a_library_stays_empty():
    assert render("[{{ who }}]", "/elsewhere/admin.html") == "[]"


def test_asking_whether_a_variable_is_there_is_allowed():
    assert render("{% if who %}yes{% else %}no{% endif %}", "congress/page.html") == "no"


@pytest.mark.expects_error_log
def test_error_record_is_allowed_where_marked():
    logging.getLogger("congress").error("on purpose")


def test_papers_of_a_test_lie_in_its_own_folder(settings, tmp_path):
    assert settings.FILES_ROOT.is_relative_to(tmp_path)
