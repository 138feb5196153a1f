"""A kind that there is, edited by the form: its code stays, changes are told, running packages move on."""

from __future__ import annotations

import pytest

from congress.models import CongressKind, Person
from congress.settingup.queries import scope_of
from documents.desk.doctor.histories import history_faults
from documents.packages.kinds import kind_of
from documents.procedures.services.adopting import adopt
from documents.procedures.services.reshaping import said_again
from tests.demo_world import text_of
from tests.documents.procedures.test_making import SAID, administrator, hidden, made, submitted
from tests.house.source import ROOT
from workflows.models import Edition
from workflows.procedures import store

pytestmark = pytest.mark.one_database
__all__ = ["administrator"]

EDIT = "/quy-trinh/KHTCDH/sua/?dai_hoi=DH3"
# The vote of the subcommittee falls away, the board decides instead of the standing committee's executive.
OTHERWISE = {name: value for name, value in SAID.items() if name != "keep_subcommittee"} | {
    "keep_board": "on",
    "decider": "board",
    "role_board": "BCH",
    "role_lead": "TBVK",
    "sign_form": "TM. BAN CHẤP HÀNH",
    "part_1": "Kế hoạch tổ chức",
    "part_3": "Dự toán kinh phí",
    "days_board": "1",
}


def reshaped(client, said=None, **other):
    """The form sent for a kind that there is, read through and adopted; the two answers."""
    preview = client.post(EDIT, (said or OTHERWISE) | other)
    sent = hidden(preview) | {"scope": "here", "reason": "Đại hội giao Ban Chấp hành quyết định"}
    return preview, client.post(EDIT, sent) if preview.status_code == 200 else preview


def of_congress(cast):
    return store.in_force("KHTCDH", f"congress:{cast.congress.pk}")


def test_what_was_said_stands_in_the_form(administrator, cast):
    made(administrator)
    form = administrator.get(EDIT).context["form"]

    fields = {name: form[name].value() for name in form.fields}
    said = {name: fields.get(name) for name in SAID} | {"must_1": "on"}
    assert {name: str(value) for name, value in said.items()} == {
        name: "True" if name.startswith("keep_") else value for name, value in SAID.items()
    }
    assert ("code" in fields, fields["keep_board"], fields["must_2"]) == (False, False, False)


def test_another_edition_tells_what_differs_and_is_given_to_new_packages(administrator, cast):
    made(administrator)
    preview, adopted = reshaped(administrator)
    definition, words = of_congress(cast), text_of(preview)

    assert (adopted.status_code, adopted["Location"]) == (302, "/quy-trinh/KHTCDH/?dai_hoi=DH3")
    assert definition.main_way() == ("assigned", "drafting", "executive", "board", "signing", "signed")
    assert "Những gì thay đổi" in words
    # A part that is called otherwise is the same part; a new one has a code of its own.
    assert [(part.code, part.title) for part in kind_of(definition).parts] == [
        ("ke-hoach", "Kế hoạch tổ chức"),
        ("phu-luc-phan-cong", "Phụ lục phân công"),
        ("du-toan-kinh-phi", "Dự toán kinh phí"),
    ]
    assert CongressKind.objects.get(code="KHTCDH").bound["board"] == ["BCH"]
    assert [row.version.number for row in Edition.objects.order_by("pk")] == [1, 2]


def test_nothing_changed_is_no_edition(administrator):
    made(administrator)
    preview, _sent = reshaped(administrator, SAID)

    assert "Quy trình giống hệt quy trình đang dùng" in text_of(preview)
    assert Edition.objects.count() == 1


def test_of_two_who_edit_at_once_the_second_looks_again(administrator):
    made(administrator)
    slow = hidden(administrator.post(EDIT, OTHERWISE | {"part_3": "Danh mục"}))
    reshaped(administrator)
    answer = administrator.post(EDIT, slow | {"scope": "here", "reason": "Cần danh mục"})

    assert (answer.status_code, Edition.objects.count()) == (409, 2)
    assert "Quy trình đã được sửa sau khi trang này được mở" in text_of(answer)


def test_running_packages_are_moved_to_it_by_a_mapping_and_go_on_to_the_end(administrator, cast, client):
    made(administrator)
    package = submitted(cast, client)
    client.force_login(Person.objects.get(username="quantri"))
    preview, adopted = reshaped(client)
    moving = "/quy-trinh/KHTCDH/chuyen/?dai_hoi=DH3"
    page = client.get(moving)
    here = hidden(page) | {"reason": "Theo quy trình mới"}
    silent = client.post(moving, here)
    key = next(name for name in page.context["form"].fields if name.endswith("-subcommittee"))
    moved = client.post(moving, here | {key: "drafting"})
    package.refresh_from_db()

    assert "là bước sẽ không còn" in text_of(preview)
    assert (adopted["Location"], silent.status_code, moved.status_code) == (moving, 422, 302)
    assert (package.state, package.procedure.number) == ("drafting", 2)
    bound = {row.role: row.body.code for row in package.bound.select_related("body")}
    assert bound["board"] == "BCH"
    # What the package says of who takes part was told by the step that bound them.
    assert list(history_faults(package)) == []


def test_a_shipped_kind_that_the_form_can_say_is_edited_by_it(administrator, cast):
    page = "/quy-trinh/BCKD/sua/?dai_hoi=DH3"
    form = administrator.get(page).context["form"]
    stands = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    preview = administrator.post(page, stands | {"days_drafting": "25"})

    told = text_of(preview).partition("Những gì thay đổi")[2].partition("Các bước")[0].strip()
    assert told == "Bước “Đang soạn thảo”, hạn trước thời hạn chung: 30 ngày → 25 ngày."


def test_a_text_that_says_little_still_says_little(administrator, cast):
    lines = (ROOT / "documents/procedures/BCKD.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("order", "recipients", "depends"))]
    text, scope = "\n".join(kept), scope_of(cast.congress)
    bare = store.parse_text("BCKD", text, scope)
    by = Person.objects.get(username="quantri")
    adopt(bare, by=by, reason="Viết gọn", congress=cast.congress, source=text.encode())

    said = said_again("BCKD", scope)
    assert store.parse_text("BCKD", said.text(), scope).kind.keys() == bare.kind.keys()


def test_what_the_form_cannot_say_is_edited_in_the_file(administrator):
    answer = administrator.get("/quy-trinh/BCTC/sua/?dai_hoi=DH3", follow=True)
    lost = administrator.get("/quy-trinh/KHONGCO/sua/?dai_hoi=DH3", follow=True)

    assert answer.redirect_chain[0][0] == "/quy-trinh/BCTC/tai-len/?dai_hoi=DH3"
    assert "Quy trình này có nội dung mà biểu mẫu không ghi được" in text_of(answer)
    assert 'value="KHONGCO"' in lost.content.decode()
