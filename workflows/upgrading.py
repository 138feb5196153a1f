"""Whether this program can bring the database up to date: asked before a table is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _


@register(Tags.database)
def known_history(*, databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """What `migrate` is told before it begins: an error where the database has migrations unknown here.

    Such a database was made by a trial version, or by a newer one.
    """
    root = Path(apps.get_app_config("workflows").path).parent
    # Those of libraries are their own.
    own = {app.label for app in apps.get_app_configs() if Path(app.path).parent == root}
    strange: list[str] = []
    for database in databases or ():
        loader = MigrationLoader(connections[database])
        unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
        strange += sorted(f"{app}.{name}" for app, name in unknown if app in own)
    if not strange:
        return []
    words = _(
        "Cơ sở dữ liệu có bước cập nhật mà chương trình này không biết (%(names)s): do bản dùng thử trước "
        "đây hoặc bản mới hơn tạo ra. Không sửa gì trong cơ sở dữ liệu này."
    )
    hint = _(
        "Dùng đúng bản chương trình đã tạo ra nó, hoặc đặt DATABASE_URL và FILES_ROOT sang một nơi còn trống "
        "rồi chạy lại."
    )
    return [Error(words % {"names": ", ".join(strange[:3])}, hint=hint, id="workflows.E001")]
