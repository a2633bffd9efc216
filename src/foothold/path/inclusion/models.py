from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.dated import Dated, holds_on
from foothold.ground.organisations.models import Organisation
from foothold.path.inclusion import factors


class FactorQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_FACTORS

    def on(self, day):
        return self.filter(holds_on(day))


class Factor(Dated):
    """From a day on, something makes things harder for a child, or protects it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="factors")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField("what it is", max_length=40)
    rests_on = models.CharField("how it is known", max_length=200)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school from_on to_on",
        "special": "factor",
        "free_text": "rests_on",
    }
    RETENTION = "as the pupil file"

    objects = FactorQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["factor", "-from_on", "pk"]
        verbose_name = "thing that makes it harder or protects"
        verbose_name_plural = "what makes things harder, and what protects"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["pupil", "factor"],
                condition=Q(to_on__isnull=True),
                name="one_current_word_on_a_factor",
            ),
        ]

    def __str__(self):
        return self.named.says

    @property
    def named(self):
        return factors.FACTORS[self.factor]


class TransitionQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_TRANSITION


class Transition(OfCase, models.Model):
    """What a primary school tells the secondary school about a child who moves up: one for each child and school."""

    VIEWS = {"view_pupil": "The pupil", "view_family": "The family"}
    TOLD = {
        "strengths": "What the child is good at and enjoys",
        "helps": "What helps",
        "avoid": "What makes it worse",
        "needs": "Needs, and what teachers do about them",
        "worries": "Worries about the move",
        "people": "Who knows the child well, and who will meet them",
        "arranged": "What is arranged before September",
    }

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="transitions")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="transitions")
    written_on = models.DateField("written on")
    family_told_on = models.DateField("day the family was told that it goes to the next school")
    strengths = models.TextField("what the child is good at and enjoys")
    helps = models.TextField("what helps")
    avoid = models.TextField("what makes it worse", blank=True)
    needs = models.TextField("needs, and what teachers do about them", blank=True)
    worries = models.TextField("worries about the move", blank=True)
    people = models.TextField("who knows the child well, and who will meet them", blank=True)
    arranged = models.TextField("what is arranged before September", blank=True)
    view_pupil = models.TextField("what the pupil says", blank=True)
    view_family = models.TextField("what the family says", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school written_on family_told_on",
        "free_text": "strengths helps avoid needs worries people arranged view_pupil view_family",
    }
    RETENTION = "as the pupil file"

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "-pk"]
        verbose_name = "transition record"
        constraints = [
            models.UniqueConstraint(fields=["pupil", "school"], name="one_transition_record_of_a_school"),
            models.CheckConstraint(
                condition=~Q(strengths="") & ~Q(helps=""), name="a_transition_record_says_what_helps"
            ),
        ]

    def __str__(self):
        return f"transition record of {self.written_on:%-d %B %Y}"

    @property
    def case(self):
        return f"inclusion.transition:{self.pk}"

    @property
    def falls_on(self):
        return self.school

    @property
    def told(self):
        """Each part with its heading; empty where nothing is recorded."""
        return [(heading, getattr(self, name)) for name, heading in self.TOLD.items()]

    @property
    def views(self):
        return [(whose, getattr(self, name)) for name, whose in self.VIEWS.items()]

    @property
    def missing(self):
        """What the next school would look for and does not find."""
        return [heading for heading, said in [*self.told, *self.views] if not said]
