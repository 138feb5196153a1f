"""The process of the peer; the right to review or submit is one on each process (django-guardian)."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process


class Review(Process):
    """A paper that is reviewed, then submitted."""

    passed = models.BooleanField(default=False)

    class Meta:
        app_label = "peers"
        permissions = [("judge_review", "may judge"), ("submit_review", "may submit")]

    def __str__(self) -> str:
        return f"{self.pk}"
