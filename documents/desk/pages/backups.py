"""Sao lưu: the whole house as one locked file, for who keeps the machine; when that was done last."""

from __future__ import annotations

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, cast

from django.http import FileResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _t
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from congress.site.rounds import FormRound, given
from documents.desk.forms import BackupForm
from documents.desk.keeping.taking import take_backup
from documents.packages.models.stores import BackupTaken
from documents.packages.pages.heavy import heavy
from documents.texts.names import content_disposition
from workflows import clock
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

SHOWN = 10


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@heavy
def backup_page(request: PersonRequest) -> HttpResponse:
    """The last backups; POST sends one, confidential packages in it: for nobody but who keeps the machine."""
    if not request.user.is_superuser:
        raise Forbidden(_t("Chỉ quản trị hệ thống tải bản sao lưu."))
    asked = _TakingAlong(request, BackupForm(*given(request)), back=reverse("backup"))
    return asked.answered(asked.take, _t("Đã lập bản sao lưu."))


class _TakingAlong(FormRound[BackupForm]):
    """The round of one backup; thanks are shown when the page is opened again."""

    request: PersonRequest
    template = "desk/backup.html"
    # A second backup is no harm: each says when it was taken.
    asks_twice = False
    file: IO[bytes] | None = None

    def take(self) -> None:
        """Write it where nobody else finds it. Raises NotNow."""
        with ExitStack() as kept:
            # Deleted by the system as soon as the answer, which closes it, is sent.
            self.file = kept.enter_context(TemporaryFile())
            take_backup(self.file, passphrase=self.form.cleaned_data["new_password1"], by=self.request.user)
            kept.pop_all()

    def left(self, response: HttpResponse) -> HttpResponse:
        """The file, once it was written."""
        if self.file is None or response.status_code != 302:
            return response
        self.file.seek(0)
        sent: Any = FileResponse(self.file, content_type="application/octet-stream")
        name = f"sao-luu-{clock.real_now():%Y-%m-%d-%H%M}.kin"
        sent["Content-Disposition"] = content_disposition(name)
        add_never_cache_headers(sent)
        return cast("HttpResponse", sent)

    def facts(self) -> dict[str, Any]:
        """When it was done last, and by whom."""
        taken = list(BackupTaken.objects.select_related("by")[:SHOWN])
        days = (clock.real_now() - taken[0].at).days if taken else None
        return {"taken": taken, "days": days}
