"""Root of the addresses; apps to the left are named by string only (docs/adr/0001-one-arrow.md)."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from congress.settingup.pages import setting_up as settingup
from congress.settingup.pages.own_names import own_names_of_congress
from congress.settingup.pages.second_keys import keys_of_congress
from congress.site import own_account as own
from congress.site.emblem import emblem
from congress.site.forgotten import forgotten_password
from congress.site.pages import SignIn, SignOut, admin_door, choose_congress, choose_language, open_account
from congress.site.second_step import second_step

admin.site.site_header = admin.site.site_title = _("Quản trị – Chuẩn bị Đại hội")
admin.site.index_title = _("Người, cơ quan và phân công")

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="login"),
    path("dang-nhap/ma/", second_step, name="second-step"),
    path("dang-xuat/", SignOut.as_view(), name="logout"),
    path("mo-tai-khoan/", open_account, name="open-account"),
    path("quen-mat-khau/", forgotten_password, name="forgotten-password"),
    path("tai-khoan/", own.own_account, name="own-account"),
    path("tai-khoan/mat-khau/", own.own_password, name="own-password"),
    path("tai-khoan/ket-thuc-phien/", own.end_own, name="end-own"),
    path("ngon-ngu/", choose_language, name="language"),
    path("dai-hoi/", choose_congress, name="choose-congress"),
    path("thiet-lap/", settingup.setting_up, name="setting-up"),
    path("thiet-lap/mau/<code:template>/", settingup.new_congress, name="set-up-new"),
    path("thiet-lap/<code:code>/", settingup.whats_next, name="set-up"),
    path("thiet-lap/<code:code>/tiep-theo/", settingup.next_congress, name="set-up-next"),
    path("thiet-lap/<code:code>/loai-ho-so/<code:kind>/", settingup.kind_of_congress, name="set-up-kind"),
    path("thiet-lap/<code:code>/co-quan/", settingup.more_bodies, name="set-up-bodies"),
    path("thiet-lap/<code:code>/co-quan/<code:body>/", settingup.body_of_congress, name="set-up-body"),
    path("thiet-lap/<code:code>/co-quan/<code:body>/bo/", settingup.without_body, name="set-up-no-body"),
    path("thiet-lap/<code:code>/ten-rieng/<slug:word>/", own_names_of_congress, name="set-up-names"),
    path("thiet-lap/<code:code>/ma-xac-thuc/", keys_of_congress, name="set-up-keys"),
    path("thiet-lap/<code:code>/thong-tin/", settingup.facts_of_congress, name="set-up-facts"),
    path("thiet-lap/<code:code>/bieu-trung/", settingup.emblem_of_congress, name="set-up-emblem"),
    path("bieu-trung/<code:digest>.png", emblem, name="emblem"),
    path("thiet-lap/<code:code>/luu-tru/", settingup.put_away, name="put-away"),
    path("quan-tri/login/", admin_door, name="admin-door"),
    path("quan-tri/logout/", SignOut.as_view(), name="admin-logout"),
    path("quan-tri/", admin.site.urls),
    path("", include("documents.desk.urls")),
]

handler400 = "congress.site.pages.bad_request"
handler403 = "congress.site.pages.permission_denied"
handler404 = "congress.site.pages.page_not_found"
handler500 = "congress.site.pages.server_error"
