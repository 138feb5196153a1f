"""What the library tracks: one loan of one book, and its steps. Persons fill the roles, no bodies."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import models

from workflows.models import Step, Tracked
from workflows.port import Capacity, Holder


class Loan(Tracked):
    book = models.CharField(max_length=100)
    condition = models.CharField(max_length=100, default="mới")
    borrower = models.ForeignKey(User, models.PROTECT, related_name="+")
    librarian = models.ForeignKey(User, models.PROTECT, related_name="+")
    calls = models.PositiveIntegerField(default=0)

    def fingerprint(self):
        return hashlib.sha256(f"{self.book}:{self.condition}".encode()).hexdigest()

    def bodies(self, role):
        person = self.borrower if role == "borrower" else self.librarian
        return [Holder(name=person.username, person_id=person.pk)]

    def may(self, user, right, *, holder, acting_for=None, prefer=None, only=None):
        able = {one.person_id for one in self.bodies(holder) if only is None or one.key == only.key}
        if acting_for is not None:
            return Capacity(acting_for.username) if acting_for.pk in able and user == self.librarian else None
        return Capacity(user.username) if user.pk in able else None

    def is_visible(self, user):
        return user in (self.borrower, self.librarian)

    def due_for(self, stage):
        return self.due + timedelta(days=7) if stage == "lent" and self.due else None


class LoanStep(Step):
    item = models.ForeignKey(Loan, models.PROTECT, related_name="steps")
    body_id = models.PositiveBigIntegerField(null=True)

    class Meta(Step.Meta):
        abstract = False
