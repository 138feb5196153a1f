"""Procedures for people: everybody may look, an administrator edits, and no package moves by itself."""

from __future__ import annotations

import base64
import re
import tomllib
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from congress.models import Person
from documents.models import Package
from tests.cast import perform
from workflows import history
from workflows.models import Edition

pytestmark = pytest.mark.one_database

FOLDER = Path(settings.BASE_DIR) / "documents" / "procedures"
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
EDIT, MOVE = "/quy-trinh/BCTC/tai-len/", "/quy-trinh/BCTC/chuyen/"


@pytest.fixture
def administrator(cast, client):
    admin = Person.objects.create(username="quantri", full_name="Quản trị", is_staff=True, is_superuser=True)
    client.force_login(admin)
    return client


def shipped(old="", new=""):
    text = (FOLDER / "BCTC.toml").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def shorter():
    """Without the inspectors: the subcommittee's report goes straight up."""
    head, *entries = shipped().split("\n[[")
    vote = 'code = "decide_subcommittee"'
    kept = [entry for entry in entries if '"verification"' not in entry or vote in entry]
    text = "\n[[".join([head, *kept]).replace('passed = "verification"', 'passed = "standing"')
    codes = [move["code"] for move in tomllib.loads(text)["transition"]]
    assert codes == ["decide_subcommittee", "decide_standing"]
    return text


def file(text):
    data = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile("BCTC.toml", data, "application/toml")}


def hidden(response):
    return {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}


def words(response):
    return unescape(response.content.decode())


def adopt(client, text, reason="Ban Kiểm tra xem sau Thường trực"):
    fields = hidden(client.post(EDIT, file(text)))
    return client.post(EDIT, fields | {"reason": reason})


def test_everybody_of_the_congress_sees_where_a_package_stands(client, cast, make_package):
    package = make_package("BCTC", "verification")
    client.force_login(cast.btc)
    page = words(client.get(f"/ho-so/{package.code}/quy-trinh/"))

    assert "Đang ở bước “Chờ Ban Kiểm tra thẩm tra”." in page
    assert re.findall(r"<details open>\s*<summary><strong>([^<]*)", page) == ["Chờ Ban Kiểm tra thẩm tra"]
    assert "► đang ở đây" in words(client.get(f"/ho-so/{package.code}/quy-trinh/?so_do=1"))


def test_what_an_edited_file_changes_is_read_before_it_is_used(administrator):
    text = shipped('label = "Trình Thường trực"', 'label = "Trình Thường trực Hội"')
    fields = administrator.post(EDIT, file(text))
    adopted = Edition.objects.count()
    answer = administrator.post(EDIT, hidden(fields) | {"reason": "Gọi đúng tên"})

    assert "tên việc: Trình Thường trực → Trình Thường trực Hội." in words(fields)
    assert (adopted, answer.status_code, Edition.objects.get().reason) == (0, 302, "Gọi đúng tên")


def test_a_file_that_differs_in_nothing_is_said_to_and_cannot_be_taken_into_use(administrator):
    page = administrator.post(EDIT, file(shipped()))

    assert "Quy trình giống hệt quy trình đang dùng, nên không lập lần mới." in words(page)
    assert ("Dùng quy trình này cho hồ sơ mới" in words(page), Edition.objects.count()) == (False, 0)


def test_a_package_in_a_stage_that_goes_is_named_and_stays_until_moved(administrator, make_package, cast):
    package = make_package("BCTC", "verification")
    preview = words(administrator.post(EDIT, file(shorter())))
    adopt(administrator, shorter())
    left = Package.objects.get(pk=package.pk)
    fields = hidden(administrator.get(MOVE)) | {"reason": "Quy trình mới"}
    offered = words(administrator.get(MOVE))
    refused = administrator.post(MOVE, fields)
    administrator.post(MOVE, fields | {"1-verification": "subcommittee"})
    moved = Package.objects.get(pk=package.pk)

    assert f"{package.code} đang ở bước “Chờ Ban Kiểm tra thẩm tra”, là bước sẽ không còn." in preview
    assert "Chờ Ban Thường vụ cho ý kiến – không chuyển đến được: ở giai đoạn sau" in offered
    assert (left.state, left.procedure.number) == ("verification", 1)
    assert (refused.status_code, "Chưa chọn bước của quy trình mới." in words(refused)) == (422, True)
    assert (moved.state, moved.procedure.number) == ("subcommittee", 2)
    assert history.chain_faults(moved) == []
    perform(moved, "send_back", cast.tbtc, note="Thiếu thuyết minh")


def test_the_command_tells_what_the_second_version_changes(administrator, make_package, capsys):
    make_package("BCTC", "verification")
    adopt(administrator, shorter())
    call_command("procedures", "diff", "BCTC@1", "BCTC@2")

    assert "Bỏ bước “Chờ Ban Kiểm tra thẩm tra”." in capsys.readouterr().out.splitlines()


def test_nothing_is_carried_forward_by_a_technical_hand(administrator, make_package):
    package = make_package("BCTC", "verification")
    adopt(administrator, shorter())
    fields = hidden(administrator.get(MOVE)) | {"reason": "Cho nhanh hơn"}
    answer = administrator.post(MOVE, fields | {"1-verification": "signing"})

    assert answer.status_code == 422
    assert "ở giai đoạn sau" in words(answer)
    assert Package.objects.get(pk=package.pk).state == "verification"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("title = ", "không đúng cú pháp TOML"),
        (b"\xff\xfe\x00", "không phải văn bản mã UTF-8"),
        ('extends = "khong-co"', "Không có tệp quy trình “khong-co.toml”."),
        (shipped('right = "verify"', 'right = "verfy"'), "không có quyền nào tên “verfy”"),
        (b"", "Tệp không có nội dung."),
        (b"#" * 1_000_000, "Tệp quy trình quá lớn: tối đa 400 kB."),
    ],
)
def test_a_file_that_cannot_be_used_says_why(administrator, data, said):
    answer = administrator.post(EDIT, file(data))

    assert (answer.status_code, said in words(answer)) == (422, True)
    assert Edition.objects.count() == 0


def test_it_needs_a_reason_and_a_change(administrator):
    silent = adopt(administrator, shorter(), reason="")
    text = base64.b64encode(shipped().encode()).decode()
    same = administrator.post(EDIT, {"text": text, "reason": "Tải lại cho chắc"})
    spoilt = administrator.post(EDIT, {"text": "không phải", "reason": "Sửa tay"})

    assert "Phải nêu rõ lý do thay đổi quy trình." in words(silent)
    assert "Quy trình giống hệt quy trình đang dùng" in words(same)
    assert (spoilt.status_code, "Tệp chưa dùng được" in words(spoilt)) == (422, True)
    assert Edition.objects.count() == 0


def test_the_text_comes_back_byte_for_byte_and_only_what_differs_is_told(administrator):
    kept = administrator.get("/quy-trinh/BCTC/tep.toml")
    edited = b"\xef\xbb\xbf" + shipped("Trình Thường trực", "Trình lên").replace("\n", "\r\n").encode()
    preview = administrator.post(EDIT, file(edited))
    administrator.post(EDIT, hidden(preview) | {"reason": "Gọi đúng tên"})

    assert kept.content == (FOLDER / "BCTC.toml").read_bytes()
    assert administrator.get("/quy-trinh/BCTC/tep.toml").content == edited
    assert re.findall(r"<li>(Việc [^<]*)</li>", words(preview)) == [
        "Việc “Trình lên” ở bước “Chờ Ban Kiểm tra thẩm tra”, tên việc: Trình Thường trực → Trình lên."
    ]


def test_two_administrators_at_once_and_the_second_is_told(administrator, make_package):
    package = make_package("BCTC", "verification")
    adopt(administrator, shorter())
    fields = hidden(administrator.get(MOVE)) | {"reason": "Quy trình mới", "1-verification": "subcommittee"}
    answers = [administrator.post(MOVE, fields).status_code for _time in range(2)]
    told = LogEntry.objects.filter(change_message__contains="Chuyển hồ sơ đang chạy loại BCTC").count()

    assert (answers, told) == ([302, 409], 1)
    assert Package.objects.get(pk=package.pk).steps.filter(action="*transfer").count() == 1


def test_a_stage_may_keep_its_text_but_not_all_of_them(administrator, make_package):
    make_package("BCTC", "verification")
    adopt(administrator, shorter())
    fields = hidden(administrator.get(MOVE)) | {"reason": "Quy trình mới", "1-verification": "="}
    answer = administrator.post(MOVE, fields)

    assert (answer.status_code, "Chưa chọn hồ sơ nào để chuyển." in words(answer)) == (422, True)
