"""What a body does in a package, by its role in the procedure."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.roles import OFFICE

ROLE_LABELS: dict[str, Any] = {
    "organiser": _("giao nhiệm vụ, theo dõi"),
    "lead": _("chủ trì soạn thảo"),
    "reviewers": _("góp ý"),
    "inspector": _("thẩm tra"),
    "legal": _("thẩm định pháp chế"),
    "standing": _("cho ý kiến ở cấp Thường trực"),
    "executive": _("cho ý kiến ở cấp Ban Thường vụ"),
    "board": _("biểu quyết thông qua ở cấp Ban Chấp hành"),
    "signer": _("ký duyệt"),
    "confirmer": _("xác nhận bản hoàn thiện"),
    OFFICE: _("kiểm tra thể thức"),
}

# What was done in a role, beside the name of the body on a paper; levels are not named, since one body
# may fill several of them.
ROLE_DEEDS: dict[str, Any] = {
    "reviewers": _("góp ý"),
    "lead": _("thông qua dự thảo để trình"),
    "inspector": _("thẩm tra"),
    "legal": _("thẩm định pháp chế"),
    "standing": _("cho ý kiến"),
    "executive": _("cho ý kiến"),
    "board": _("thông qua"),
}


def who_by_role(role: str) -> str:
    """A body by its role: "cơ quan ký duyệt"; a role that an uploaded procedure brings as it is written."""
    if role not in ROLE_LABELS:
        return role
    return _t("cơ quan %(does)s") % {"does": ROLE_LABELS[role]}


def role_label(role: str) -> str:
    """What a body of this role does; a role that an uploaded procedure brings is shown as it is written."""
    return str(ROLE_LABELS.get(role, role))
