"""Addresses of the product, plain Vietnamese without marks: those of every subject and the desk's own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, path

from documents.consulting.pages import own_congress, unit, unit_code, unit_desk
from documents.desk.pages import acts, backups, exports, health, jobs, next_day, package, viewings
from documents.desk.pages.home import my_work
from documents.desk.pages.lists import package_list
from documents.desk.pages.notices import notices, notices_read

SUBJECTS = sorted({found.parent.name for found in Path(__file__).parents[1].glob("*/urls.py")} - {"desk"})

desk = [
    path("", my_work, name="my-work"),
    path("ho-so/", package_list, name="package-list"),
    path("ho-so/<code:code>/", package.package, name="package"),
    path("ho-so/<code:code>/viec/<code:action>/", acts.act, name="act"),
    path("viec-can-xu-ly.xlsx", exports.work_file, name="work-file"),
    path("ho-so/bang-tinh.xlsx", exports.packages_file, name="packages-file"),
    path("thong-bao/bang-tinh.xlsx", exports.notices_file, name="notices-file"),
    path("van-phong/luu-tru.zip", exports.archive_file, name="archive-file"),
    path("thong-bao/", notices, name="notices"),
    path("sao-luu/", backups.backup_page, name="backup"),
    path("suc-khoe/", health.health_page, name="health"),
    path("suc-khoe/so-do/", health.metrics_page, name="metrics"),
    path("thong-bao/da-doc/", notices_read, name="notices-read"),
    path("viec-nen/<int:number>/thoi/", jobs.leave_job, name="leave-job"),
    path("y-kien/", unit_code.unit_code, name="unit-code"),
    path("y-kien/<code:token>/", unit.unit_page, name="unit-page"),
    path("y-kien/<code:token>/du-thao/<int:number>/", unit.unit_draft, name="unit-draft"),
    path("y-kien/<code:token>/du-thao/<int:number>/<code:part>/", unit.unit_part, name="unit-part"),
    path("y-kien/<code:token>/bang-tong-hop/<int:number>/", unit.unit_table, name="unit-table"),
    path("y-kien/<code:token>/tra-loi/<int:number>/", unit.unit_answer, name="unit-answer"),
    path("y-kien/<code:token>/phieu/<int:number>.pdf", unit.unit_receipt, name="unit-receipt"),
    path("y-kien/<code:token>/dai-hoi/", own_congress.unit_own_congress, name="unit-own-congress"),
    path(
        "y-kien/<code:token>/dai-hoi/<code:text>.docx",
        own_congress.unit_own_congress_text,
        name="unit-own-congress-text",
    ),
    path("don-vi/", unit_desk.units_found, name="units-found"),
    path("don-vi/<code:code>/", unit_desk.unit_desk, name="unit-desk"),
    path("don-vi/<code:code>/trang.pdf", unit_desk.unit_sheet, name="unit-sheet"),
    path("don-vi/<code:code>/dai-hoi/", own_congress.own_congress, name="own-congress"),
    path("don-vi/<code:code>/dai-hoi/ghi/", own_congress.own_congress_told, name="own-congress-told"),
    path(
        "don-vi/<code:code>/dai-hoi/<code:text>.docx",
        own_congress.own_congress_text,
        name="own-congress-text",
    ),
    path("don-vi/<code:code>/duong-dan/", unit_desk.unit_link, name="unit-link"),
    path("ngay-mo-phong/", next_day.next_day, name="demo-next-day"),
    path("ho-so/<code:code>/luot-xem/", viewings.viewings, name="viewings"),
]


def _open_places(pattern: URLPattern) -> list[bool]:
    """Which places of the address take any word, from the left: sorted by it, what is named comes first."""
    return ["<" in place for place in str(pattern.pattern).split("/")]


brought: list[URLPattern] = [
    pattern for subject in SUBJECTS for pattern in import_module(f"documents.{subject}.urls").urlpatterns
]
# So no address depends on which subject is read first: "giao-moi/" is no package, "y-kien/" no part.
urlpatterns = sorted([*desk, *brought], key=_open_places)
