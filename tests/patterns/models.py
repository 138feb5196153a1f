"""What the examples track: a matter, whose roles are filled by persons, and whose conditions are coins."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.models import User
from django.db import models

from workflows import engine
from workflows.models import ProcedureVersion, Step, Tracked
from workflows.port import Capacity, Holder


class Matter(Tracked):
    """`roles` is role -> names of persons; `coins` are the guards that hold now; `text` is the content.

    `facts` are what an effect hands over to a copy: a number, the mark of a scan.
    """

    text = models.CharField(max_length=100, default="một")
    roles = models.JSONField(default=dict)
    coins = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="copies")

    def fingerprint(self):
        return self.text

    @cached_property
    def people(self):
        names = {name for names in self.roles.values() for name in names}
        return {one.username: one for one in User.objects.filter(username__in=names)}

    def bodies(self, role):
        return [Holder(name, person_id=self.people[name].pk) for name in self.roles.get(role, [])]

    def may(self, user, right, *, holder, acting_for=None, prefer=None, only=None):
        able = {one.person_id for one in self.bodies(holder) if only is None or one.key == only.key}
        return Capacity(user.username) if user.pk in able else None

    def is_visible(self, user):
        return any(user.username in names for names in self.roles.values())

    def copied(self, kind, *, by, linked):
        versions = ProcedureVersion.objects.filter(code=kind)
        matter = type(self).objects.create(
            procedure=self.procedure if kind == "same" else versions.get(),
            roles=self.roles,
            text=self.text,
            copied_from=self if linked else None,
        )
        engine.perform(matter, "start", by=by, seen=engine.seen(matter))
        return matter


class MatterStep(Step):
    item = models.ForeignKey(Matter, models.PROTECT, related_name="steps")
    body_id = models.PositiveBigIntegerField(null=True)

    class Meta(Step.Meta):
        abstract = False
