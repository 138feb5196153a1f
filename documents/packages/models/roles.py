"""Which body fills which role in a package, and from when it takes part."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from documents.packages.models.packages import Package


class PackageBody(models.Model):
    """A body fills a role in one package; `joined` is when its part began, None before."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="bound")
    role = models.CharField(_("vai trò"), max_length=40)
    body = models.ForeignKey(Body, models.PROTECT, related_name="bound")
    joined = models.DateTimeField(_("tham gia từ"), null=True)

    class Meta:
        verbose_name = _("cơ quan tham gia")
        verbose_name_plural = _("cơ quan tham gia")
        constraints = [
            models.UniqueConstraint(fields=("package", "role", "body"), name="package_role_body_once")
        ]
        indexes = [models.Index(fields=("body", "joined", "package"), name="package_readers")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.role} {self.body.code}"
