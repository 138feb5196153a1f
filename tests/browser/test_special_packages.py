"""The packages that differ most: chapters of several bodies, the charter, the dossiers of nominees."""

from __future__ import annotations

from congress.models import Person
from documents.models import Nominee, NomineePaper


def test_a_chapter_is_given_to_another_body_and_handed_in(visitor, width):
    visitor.resize(width)
    page = visitor.login("tbvk")
    visitor.open("/ho-so/DH3-NQ/thanh-phan/")
    page.get_by_role("link", name="Thêm chương").click()
    page.get_by_label("Tên chương").fill("Chương 2. Công tác kiểm tra")
    page.get_by_label("Giao cho").select_option(label="Ban Kiểm tra (cả cơ quan)")
    page.get_by_role("button", name="Ghi lại").click()
    given = page.locator("tr", has_text="Chương 2. Công tác kiểm tra").inner_text()
    faults = (visitor.barriers(), visitor.sideways())
    page.get_by_role("link", name="Thêm chương").click()
    page.get_by_label("Tên chương").fill("Chương 2. Công tác kiểm tra")
    page.get_by_label("Giao cho").select_option(label="Văn phòng Hội (cả cơ quan)")
    page.get_by_role("button", name="Ghi lại").click()
    twice = page.get_by_role("alert").inner_text()

    assert "Ban Kiểm tra" in given
    assert faults == ([], 0)
    assert "Đã có chương “Chương 2. Công tác kiểm tra”." in twice
    assert page.get_by_label("Tên chương").input_value() == "Chương 2. Công tác kiểm tra"


def test_an_article_is_amended_and_a_missing_reason_is_asked_for(visitor, width):
    visitor.resize(width)
    page = visitor.login("tbvk")
    visitor.open("/ho-so/DH3-DL/dieu-le/dieu/20/")
    words = page.get_by_label("Nội dung mới")
    page.get_by_label("Sửa đổi", exact=True).check()
    words.fill(words.input_value() + " Việc này báo cáo Đại hội.")
    page.get_by_role("button", name="Lưu đề xuất").click()
    without = page.locator("section[aria-labelledby=can-sua]").inner_text()
    visitor.open("/ho-so/DH3-DL/dieu-le/dieu/20/")
    page.get_by_label("Lý do").fill("Để Đại hội biết kết quả.")
    page.get_by_role("button", name="Lưu đề xuất").click()
    with_reason = page.locator("section[aria-labelledby=can-sua]").inner_text()
    page.get_by_role("link", name="Xem bảng so sánh").click()
    row = page.locator("tr", has_text="Để Đại hội biết kết quả.")

    missing = "Điều 20 (sửa đổi): chưa nêu “Lý do”."
    assert (missing in without, missing in with_reason) == (True, False)
    # The draft handed in still has the old words, and that is said as well.
    assert "Điều 20 ghi có thay đổi nhưng dự thảo giữ nguyên nội dung." in with_reason
    assert "Việc này báo cáo Đại hội" in " ".join(row.locator("ins, strong").all_inner_texts())
    assert (visitor.barriers(), visitor.sideways()) == ([], 0)


def test_a_nominee_writes_his_own_cv_and_the_head_sees_who_read_it(visitor, width):
    nominee = Nominee.objects.filter(package__code="DH3-HSNS").exclude(person=None).first()
    visitor.resize(width)
    page = visitor.login(nominee.person.username)
    visitor.open("/ho-so-cua-toi/DH3-HSNS/so-yeu-ly-lich/nhan/")
    faults = (visitor.barriers(), visitor.sideways())
    page.locator("input[type=file]").set_input_files(
        {"name": "cv.txt", "mimeType": "text/plain", "buffer": "Sơ yếu lý lịch".encode()}
    )
    page.locator("main form .btn-primary").first.click()
    visitor.open("/ho-so/DH3-HSNS/nhan-su/")
    outside = page.inner_text("h1")
    page.context.clear_cookies()
    visitor.login("tbns")
    visitor.open(f"/ho-so/DH3-HSNS/nhan-su/{nominee.number}/")
    named = page.inner_text("h1")
    visitor.open("/ho-so/DH3-HSNS/luot-xem/")

    assert faults == ([], 0)
    assert "Không tìm thấy" in outside
    assert NomineePaper.objects.filter(nominee=nominee, by=nominee.person).count() == 1
    assert nominee.person.full_name in named
    assert str(Person.objects.get(username="tbns")) in page.inner_text("main table")
