"""A head of subcommittee who slips: told at once what is wrong and where, with nothing lost."""

from __future__ import annotations

from documents.models import Package


def test_wrong_file_is_named_where_the_eye_and_the_keyboard_are(visitor, width):
    visitor.resize(width)
    page = visitor.login("tbns")
    visitor.open("/ho-so/DH3-DANS/viec/revise/")
    page.get_by_label("Lời người soạn").fill("Bổ sung cơ cấu độ tuổi.")
    page.locator("input[type=file]").first.set_input_files(
        {"name": "de-an.exe", "mimeType": "application/octet-stream", "buffer": b"MZ de an"}
    )
    page.get_by_role("button", name="Tải lên dự thảo mới").click()
    alert = page.get_by_role("alert")
    alert.wait_for()

    assert "Loại tệp .exe không được nhận" in alert.inner_text()
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "alert"
    assert page.get_by_label("Lời người soạn").input_value() == "Bổ sung cơ cấu độ tuổi."
    assert (visitor.barriers(), visitor.sideways()) == ([], 0)
    assert Package.objects.get(code="DH3-DANS").current.number == 3


def test_first_screen_says_where_it_is_who_holds_it_and_what_to_press(visitor):
    page = visitor.login("tbns")
    visitor.open("/ho-so/DH3-DANS/")

    for sought in (
        page.get_by_role("heading", name="Hồ sơ đang ở"),
        page.locator("a[href^='tel:']").first,
        page.locator("main .btn").first,
    ):
        box = sought.bounding_box()
        assert box["y"] + box["height"] < 800


def test_who_is_not_waited_for_has_nothing_to_press(visitor):
    page = visitor.login("ketoan")
    visitor.open("/ho-so/DH3-BCTC/")

    assert "Hiện không có việc nào chờ người đang xem." in page.inner_text("main")
    assert page.locator("main .btn-primary").count() == 0
