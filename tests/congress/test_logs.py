"""What the log says: when, who, in which request; and what a letter about a fault leaves out."""

from __future__ import annotations

import json
import logging
import re
from logging.config import dictConfig

import pytest
from django.core import mail
from django.core.exceptions import DisallowedHost
from django.test import Client, RequestFactory
from django.urls import path

from congress import urls as site
from congress.logs import AGAIN, CURRENT, FaultMail, OneLineJson, Plain, WithRequest, logging_of
from congress.models import Person
from congress.site import static

SECRET = "lời riêng của người gửi"
FORMAT = "%(asctime)s %(levelname)s %(name)s [%(request_id)s %(user)s] %(message)s"


def fails(request):
    """Stands for a page with a fault, while it holds what somebody typed."""
    note = request.POST["note"]
    raise RuntimeError(len(note))


urlpatterns = [path("hong/", fails), *site.urlpatterns]
handler400, handler403, handler404, handler500 = (
    site.handler400,
    site.handler403,
    site.handler404,
    site.handler500,
)


def record(message: str = "hỏng", fault: BaseException | None = None) -> logging.LogRecord:
    info = (type(fault), fault, None) if fault else None
    made = logging.LogRecord("congress.x", logging.ERROR, "x.py", 1, message, None, info)
    made.created = 1_800_000_000.0
    WithRequest().filter(made)
    return made


@pytest.mark.one_database
class TestLines:
    def test_a_line_says_when_in_vietnam_who_and_in_which_request(self):
        request = RequestFactory().get("/")
        vars(request).update(request_id="abc123", _cached_user=Person(pk=7))
        kept = CURRENT.set(request)
        made = record()
        CURRENT.reset(kept)

        assert Plain(FORMAT).format(made) == "2027-01-15 15:00:00,000 ERROR congress.x [abc123 u7] hỏng"

    def test_outside_a_request_there_is_nobody(self):
        assert " [- -] " in Plain(FORMAT).format(record())

    def test_a_line_may_be_json(self):
        said = json.loads(OneLineJson().format(record('dòng một\n"hai"', ValueError("x"))))

        assert said.pop("stack").endswith("ValueError: x")
        assert said == {
            "time": "2027-01-15T15:00:00.000+07:00",
            "level": "ERROR",
            "logger": "congress.x",
            "request": "-",
            "user": "-",
            "message": 'dòng một\n"hai"',
        }

    def test_a_foreign_name_is_one_line_without_a_stack(self):
        assert record(fault=DisallowedHost("khac.vn")).exc_info is None

    @pytest.mark.parametrize("by_mail", [True, False])
    def test_the_settings_are_such_as_python_takes(self, by_mail):
        root = logging.getLogger()
        kept = root.handlers[:], root.level, logging.getLogger("django").handlers[:]
        try:
            dictConfig(logging_of(as_json=True, by_mail=by_mail))
            kinds = [type(one).__name__ for one in root.handlers]
        finally:
            root.handlers[:], root.level, logging.getLogger("django").handlers[:] = kept
            logging.getLogger("django.security.DisallowedHost").handlers.clear()
            logging.getLogger("django.security.DisallowedHost").propagate = True

        assert kinds == ["StreamHandler", "FaultMail"] if by_mail else ["StreamHandler"]


@pytest.mark.one_database
class TestLetters:
    @pytest.fixture(autouse=True)
    def keeper(self, settings):
        settings.ADMINS = [("an", "an@example.vn")]

    def test_the_same_fault_is_told_once_in_a_while(self):
        handler = FaultMail()
        handler.setFormatter(Plain(FORMAT))
        later = record()
        later.created += AGAIN

        for one in (record(), record(), record("khác"), later):
            handler.emit(one)

        assert [one.subject for one in mail.outbox] == ["ERROR: hỏng", "ERROR: khác", "ERROR: hỏng"]

    @pytest.mark.urls(__name__)
    @pytest.mark.expects_error_log
    @pytest.mark.django_db
    def test_a_letter_does_not_say_what_was_typed(self, caplog):
        handler = FaultMail()
        handler.setFormatter(Plain(FORMAT))
        handler.addFilter(WithRequest())
        logging.getLogger("django.request").addHandler(handler)
        browser = Client(raise_request_exception=False)
        person = Person.objects.create_user("an", full_name="Trần Văn An")
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

        shown = browser.post("/hong/", {"note": SECRET})
        logging.getLogger("django.request").removeHandler(handler)

        (letter,) = mail.outbox
        code = shown.headers["X-Request-ID"]
        assert (shown.status_code, code in shown.text) == (500, True)
        assert f"[{code} u{person.pk}]" in letter.body
        assert ("RuntimeError" in letter.body, SECRET in letter.body, "Trần" in letter.body) == (
            True,
            False,
            False,
        )


@pytest.mark.django_db
@pytest.mark.one_database
class TestFaultOfTheProxy:
    @pytest.mark.expects_error_log
    def test_a_proxy_that_hides_https_is_a_fault_of_the_set_up(self, caplog):
        browser = Client(enforce_csrf_checks=True, headers={"Origin": "https://testserver"})

        shown = browser.post("/dang-nhap/", {"username": "an", "password": "x"})

        assert (shown.status_code, "Địa chỉ của trang không khớp" in shown.text) == (403, True)
        assert [one.levelname for one in caplog.records if "CSRF_TRUSTED" in one.message] == ["ERROR"]

    @pytest.mark.parametrize("headers", [{"Origin": "https://daihoi.example.vn"}, {"Origin": "null"}])
    def test_an_address_that_is_not_ours_is_told_as_such(self, headers, caplog):
        browser = Client(enforce_csrf_checks=True, headers=headers)

        shown = browser.post("/dang-nhap/", {"username": "an", "password": "x"})

        assert (shown.status_code, "Địa chỉ của trang không khớp" in shown.text) == (403, True)
        assert "quá lâu" not in shown.text
        assert "CSRF_TRUSTED_ORIGINS" in caplog.text

    def test_a_page_that_was_left_too_long_is_still_told_as_such(self):
        shown = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "an", "password": "x"})

        assert (shown.status_code, "quá lâu" in shown.text) == (403, True)


@pytest.mark.one_database
def test_files_are_hashed_once_they_are_collected(settings, tmp_path):
    bare = static.CollectedStorage(location=tmp_path / "trong", base_url="/static/")
    assert bare.url("css/site.css") == "/static/css/site.css"

    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("p { color: red }" * 100)
    there = static.CollectedStorage(location=tmp_path, base_url="/static/")
    assert all(done for *_names, done in there.post_process({"css/site.css": (there, "css/site.css")}))

    name = static.CollectedStorage(location=tmp_path, base_url="/static/").url("css/site.css")
    assert re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css", name)
    assert (tmp_path / (name.removeprefix("/static/") + ".gz")).exists()
