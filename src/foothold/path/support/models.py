from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Organisation


class PlanQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_PLANS

    def running(self):
        return self.filter(status=Plan.Status.RUNNING)

    def counted(self):
        """Each with how many of its reviews there were, and how many of them showed no impact."""
        return self.annotate(
            reviewed=Count("reviews"),
            without_impact=Count("reviews", filter=~Exists(Change.objects.helped(OuterRef("reviews__pk")))),
        )

    def with_silences(self):
        """Each with the last day on which it was reviewed, on which somebody of the family came, and on which whoever
        has not answered yet was asked; its own start where there was no such review."""
        reviews = Review.objects.filter(plan=OuterRef("pk")).order_by("-held_on").values("held_on")
        waiting = Invitation.objects.filter(plan=OuterRef("pk"), answer="").order_by("asked_on", "pk")
        family = reviews.filter(came__contains=Review.Came.FAMILY)
        return self.annotate(
            reviewed_on=Coalesce(Subquery(reviews[:1]), "starts_on"),
            family_came=Exists(family),
            family_on=Coalesce(Subquery(family[:1]), "starts_on"),
            unanswered=Coalesce(Subquery(waiting.values("whom")[:1]), Value("")),
            unanswered_since=Subquery(waiting.values("asked_on")[:1]),
        )


class Plan(OfCase, models.Model):
    """One plan for one child. It cannot be stored without a purpose, a leader, an end, a next review and a test of when
    it may end."""

    class Kind(models.TextChoices):
        PASTORAL = "pastoral_support_programme", "pastoral support programme"
        INDIVIDUAL = "individual_plan", "individual plan"
        UNIT = "plan_of_a_unit", "plan with a unit that works in school and family"
        SUSTAINABILITY = "sustainability_plan", "sustainability plan"

    class Cause(models.TextChoices):
        WORSE = "behaviour_worse", "behaviour gets worse quickly, and earlier planning did not help"
        SUSPENSIONS = "suspensions", "two or more suspensions"
        LONG_SUSPENSION = "long_suspension", "a suspension of ten school days or more"
        AT_RISK = "at_risk", "at risk of permanent exclusion"
        OTHER = "other", "something else"

    class Setting(models.TextChoices):
        SCHOOL = "school", "in school"
        SCHOOL_AND_HOME = "school_and_home", "in school and at home"
        ELSEWHERE = "elsewhere", "mostly somewhere else"

    class Status(models.TextChoices):
        RUNNING = "running", "running"
        ENDED = "ended", "ended"

    class Outcome(models.TextChoices):
        TEST_MET = "test_met", "what was to be reached was reached"
        SOME_CHANGE = "some_change", "some things are better, and ordinary support goes on"
        OTHER_HELP = "other_help", "other help takes over"
        NO_CHANGE = "no_change", "it did not help"
        LEFT = "left", "the child left the school"

    MOVES = {Status.RUNNING: {Status.ENDED}, Status.ENDED: set()}
    VIEWS = {
        "pupil": "The pupil",
        "family": "The family",
        "school": "The school",
        "agencies": "Agencies and services",
    }

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="plans")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField("kind of plan", max_length=32, choices=Kind, default=Kind.PASTORAL)
    cause = models.CharField("why now", max_length=20, choices=Cause)
    setting = models.CharField("where it happens", max_length=16, choices=Setting, default=Setting.SCHOOL)
    purpose = models.TextField("what it is to achieve")
    tried = models.TextField("what was tried before", blank=True)
    leader = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="plans_led")
    starts_on = models.DateField("starts on")
    ends_on = models.DateField("ends on")
    next_review_on = models.DateField("next review on")
    exit_test = models.TextField("how we shall know that it may end")
    view_pupil = models.TextField("what the pupil says", blank=True)
    view_family = models.TextField("what the family says", blank=True)
    view_school = models.TextField("what the school says", blank=True)
    view_agencies = models.TextField("what agencies and services say", blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.RUNNING)
    ended_on = models.DateField("ended on", null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    learned = models.TextField("what helped, and what did not", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school kind setting leader starts_on ends_on next_review_on status ended_on outcome",
        "special": "cause",
        "free_text": "purpose tried exit_test view_pupil view_family view_school view_agencies learned",
    }
    RETENTION = "as the pupil file"

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "kind"], condition=Q(status="running"), name="one_running_plan_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="a_plan_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(next_review_on__gte=F("starts_on"), next_review_on__lte=F("ends_on")),
                name="a_plan_is_reviewed_while_it_runs",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(exit_test=""), name="a_plan_has_a_purpose_and_an_exit_test"
            ),
            models.CheckConstraint(
                condition=Q(status="running") | (Q(ended_on__isnull=False) & ~Q(outcome="")),
                name="an_ended_plan_says_what_came_of_it",
            ),
        ]
        indexes = [models.Index(fields=["status", "next_review_on", "id"], name="plans_by_next_review")]

    def __str__(self):
        return f"{self.get_kind_display()} from {self.starts_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"support.plan:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.school

    @property
    def is_running(self):
        return self.status == self.Status.RUNNING

    @property
    def views(self):
        """Whose view it is, and what they say; empty where nobody has asked yet."""
        return [(key, whose, getattr(self, f"view_{key}")) for key, whose in self.VIEWS.items()]

    @property
    def missing_views(self):
        return [whose for _, whose, said in self.views if not said]


class Target(models.Model):
    """One thing somebody is to change or do, in one wording. Another wording is another row that replaces it."""

    class Whose(models.TextChoices):
        PUPIL = "pupil", "pupil"
        SCHOOL = "school", "school"
        FAMILY = "family", "family"
        AGENCY = "agency", "agency or service"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    whose = models.CharField(max_length=8, choices=Whose)
    what = models.CharField("what is to change", max_length=300)
    help = models.CharField("what will be done for it", max_length=300, blank=True)
    matters = models.CharField("why it matters for this child", max_length=200, blank=True)
    reachable = models.CharField("why it can be reached", max_length=200, blank=True)
    baseline = models.CharField("where it stands at the start", max_length=200)
    measure = models.CharField("how it is measured", max_length=200)
    by_on = models.DateField("by when")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    set_on = models.DateField("worded like this since")

    CLASSIFIED = {
        "key": "id replaces",
        "personal": "plan whose by_on set_on",
        "free_text": "what help matters reachable baseline measure",
    }
    RETENTION = "as the pupil file"
    ASKED = {
        "help": "what will be done for it",
        "matters": "why it matters for this child",
        "reachable": "why it can be reached",
    }
    """What makes a target one that can be worked with, beside its figure, its measure and its day."""

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.what

    @property
    def missing(self):
        """What nobody has said of it yet."""
        return [label for name, label in self.ASKED.items() if not getattr(self, name)]


class Review(models.Model):
    """One meeting about the plan: when, who came, what changed."""

    class Came(models.TextChoices):
        PUPIL = "pupil", "the pupil"
        FAMILY = "family", "a parent or carer"
        SCHOOL = "school", "teachers or other staff"
        OFFICER = "exclusions_officer", "the exclusions officer"
        SERVICES = "services", "an agency or service"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField("held on")
    came = models.CharField("who came", max_length=80)
    agreed = models.TextField("what was agreed", blank=True)

    CLASSIFIED = {"key": "id", "personal": "plan held_on came", "free_text": "agreed"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "held_on"], name="one_review_a_day")]

    def __str__(self):
        return f"Review of {self.held_on:%-d %B %Y}"

    @property
    def who_came(self):
        return [self.Came(each).label for each in self.came.split()]


class ChangeQuerySet(models.QuerySet):
    def helped(self, review):
        """What is better or met, at one review."""
        return self.filter(review=review, how__in=[Change.How.MET, Change.How.BETTER])


class Change(models.Model):
    """What a review found of one target."""

    class How(models.TextChoices):
        MET = "met", "met"
        BETTER = "better", "better"
        SAME = "same", "the same"
        WORSE = "worse", "worse"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="changes")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="changes")
    how = models.CharField("how it stands", max_length=8, choices=How)
    figure = models.CharField("the figure now", max_length=120, blank=True)

    CLASSIFIED = {"key": "id", "personal": "review target how", "free_text": "figure"}
    RETENTION = "as the pupil file"

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "target"], name="one_change_a_target")]

    def __str__(self):
        return f"{self.target}: {self.get_how_display()}"

    @property
    def colour(self):
        """Of its tag on a page, where the words say it too."""
        return {"met": "green", "better": "green", "same": "yellow"}.get(self.how, "red")


class InvitationQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_PLANS
    of_pupil = "plan__pupil_id"

    def waiting(self):
        """Without an answer, of plans that run."""
        return self.filter(answer="", plan__status=Plan.Status.RUNNING)


class Invitation(OfCase, models.Model):
    """Somebody outside the school asked to take part in a plan: for what, by when, and what they answered."""

    class AskedFor(models.TextChoices):
        REVIEW = "review", "to come to the next review, or to send a view for it"
        VIEW = "view", "their view of the child, and what they can do"
        ADVICE = "advice", "advice on how to use a plan of this kind"
        FAMILY = "family", "support for the family"

    class Sharing(models.TextChoices):
        AGREED = "agreed", "the parents, or the pupil where old enough, agreed"
        TASK = "task", "the parents know; it is part of the school's or the authority's work"

    class Answer(models.TextChoices):
        COMES = "comes", "takes part"
        SENT = "sent", "sent a view or advice"
        NO = "no", "cannot take part"
        SILENT = "silent", "did not answer"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    whom = models.CharField("who is asked", max_length=120)
    asked_for = models.CharField("what they are asked for", max_length=8, choices=AskedFor)
    sharing = models.CharField("on what ground facts are shared", max_length=8, choices=Sharing)
    by_rule = models.CharField("the local rule that asks for it", max_length=300, blank=True)
    asked_on = models.DateField("asked on")
    answer_by = models.DateField("answer wanted by")
    answer = models.CharField("what they answered", max_length=8, choices=Answer, blank=True)
    answered_on = models.DateField("answered on", null=True, blank=True)
    said = models.TextField("what they say", blank=True)

    CLASSIFIED = {
        "key": "id",
        "public": "by_rule",
        "personal": "plan organisation whom asked_for sharing asked_on answer_by answer answered_on",
        "free_text": "said",
    }
    RETENTION = "as the pupil file"
    bound = frozenset({Tie.ON_ROLL})
    """A later school reads it; the body that was asked answers for itself."""

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "whom", "asked_on"], name="asked_once_a_day"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_answer_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("asked_on")), name="an_answer_is_wanted_after_it_is_asked_for"
            ),
        ]
        indexes = [models.Index(fields=["answer", "answer_by", "id"], name="invitations_without_answer")]

    def __str__(self):
        return self.whom

    @property
    def pupil(self):
        return self.plan.pupil

    @property
    def pupil_id(self):
        return self.plan.pupil_id

    @property
    def reference(self):
        return f"support.invitation:{self.pk}"

    @property
    def case(self):
        return self.plan.reference

    @property
    def falls_on(self):
        return self.plan.school

    @property
    def waits(self):
        return not self.answer
