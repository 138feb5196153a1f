"""Pydantic's commonest complaints about a procedure file, in Vietnamese."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Pydantic's type of error -> what is wrong; a type not listed here speaks for itself.
MESSAGES = {
    "missing": gettext_lazy("thiếu mục bắt buộc này"),
    "extra_forbidden": gettext_lazy("không có mục nào mang tên này; đề nghị kiểm tra chính tả"),
    "string_pattern_mismatch": gettext_lazy(
        "mã chỉ gồm chữ thường không dấu, chữ số, dấu gạch dưới, bắt đầu bằng chữ, tối đa 40 ký tự"
    ),
    "string_type": gettext_lazy("phải là chữ viết trong ngoặc kép"),
    "string_too_short": gettext_lazy("không được để trống"),
    "string_too_long": gettext_lazy("dài quá mức cho phép"),
    "tuple_type": gettext_lazy("phải là một danh sách"),
    "dict_type": gettext_lazy("phải là một bảng"),
    "model_type": gettext_lazy("phải là một bảng"),
    "bool_type": gettext_lazy("phải là true hoặc false"),
    "bool_parsing": gettext_lazy("phải là true hoặc false"),
    "int_type": gettext_lazy("phải là số nguyên"),
    "int_parsing": gettext_lazy("phải là số nguyên"),
    "greater_than_equal": gettext_lazy("số nhỏ hơn mức cho phép"),
    "too_short": gettext_lazy("không được để trống"),
}
# The places whose pattern is no code: how many days before the last one, what moves by itself, how many.
WRITTEN = {
    "before_due": gettext_lazy("phải viết như “9wd” (ngày làm việc) hoặc “14d” (ngày)"),
    "on": gettext_lazy("phải viết là “deadline”, “entered”, “joined”, “joined:nhóm” hoặc “event:tên”"),
    "need": gettext_lazy("phải viết là “all”, một số từ 1 trở lên, hoặc tỷ lệ như “50%”"),
}
# Names that pydantic gives to the branches of a union.
BRANCHES = ("constrained-str", "constrained-int", "int", "str")


def fault_in_words(error: Any) -> str:
    """One of `ValidationError.errors()` as one Vietnamese line that names the place in the file."""
    # Among the parts of the place pydantic puts names of its own, for the branch of a union it tried.
    parts = [str(part) for part in error["loc"]]
    place = ".".join(part for part in parts if "[" not in part and part not in BRANCHES)
    known = next((words for name, words in WRITTEN.items() if name in parts), MESSAGES.get(error["type"]))
    return _("Tại “%(place)s”: %(message)s.") % {"place": place, "message": known or error["msg"]}
