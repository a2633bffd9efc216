"""One referral at one step: held, moved, written into its trail, and told to those who owe something."""

from functools import cached_property
from typing import Any

from foothold.child.duties import ledger as duties
from foothold.child.pupils import ledger as pupils
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import referral_duties
from foothold.law.due import Party
from foothold.path.referrals import checks, facts
from foothold.path.referrals.models import Referral, Step

Status, Kind = Referral.Status, Step.Kind


class Trail:
    """A referral, who takes the step, and when."""

    def __init__(self, row, by, at):
        self.row, self.by, self.at = row, by, at
        self.today = clock.day_of(at)

    @classmethod
    def held(cls, referral, by, at):
        """The row as it is now, locked, so that two people never answer at once."""
        rows = Referral.objects.select_for_update(of=("self",)).select_related("pupil", "school", "team")
        row = rows.get(pk=referral.pk)
        if not row.is_open:
            raise Refused(f"This referral was {row.get_status_display()} on {row.ended_on:%-d %B %Y}.")
        return cls(row, by, at)

    @classmethod
    def held_by_team(cls, referral, by, at):
        """The same for what the team records: its own people where they sign in here."""
        trail = cls.held(referral, by, at)
        checks.is_theirs(by, trail.row, trail.today)
        return trail

    @classmethod
    def answering(cls, referral, by, at):
        """Whoever answers has read it: that step is written where nobody has recorded it. Nothing is asked after."""
        trail = cls.held_by_team(referral, by, at)
        if trail.row.status in (Status.SENT, Status.RECEIVED):
            trail.step(Kind.READ, to=Status.READ)
        said = "The team answered."
        trail.met(referral_duties.ANSWER, on=trail.today, how=said)
        duties.void(trail.row.reference, by=by, because=said, kinds=[referral_duties.SILENT])
        return trail

    @cached_property
    def place(self):
        return facts.Place.of(self.row.school, self.today)

    def step(self, kind, said="", *, to=None, **also):
        """Writes what happened, and takes the referral to another state where it has one."""
        Step.objects.create(
            referral=self.row, kind=kind, at=self.at, by=self.by, team_name=self.row.team_name, said=said
        )
        if to:
            move(self.row, to, **also)
        return self.row

    def show_to_team(self):
        if self.row.team:
            about = self.row.reference
            pupils.tie(self.row.pupil, self.row.team, Tie.REFERRED_TO, from_on=self.today, about=about)

    def hide_from_team(self):
        """The team reads the referral until the end of the day on which it is no longer with it."""
        about = self.row.reference
        pupils.untie(self.row.pupil, Tie.REFERRED_TO, last_on=self.today, about=about)

    def next_answer_by(self):
        return facts.answer_by(self.place.way(self.row.route), self.today, self.row.answer_days)

    def owe_answer(self):
        duties.owe(self.debt(referral_duties.SENT, facts.asked(self.row, self.place, self.today)))

    def debt(self, rule, given):
        row = self.row
        bodies: dict[str, Any] = {Party.SCHOOL: row.school, Party.OUTSIDE_TEAM: row.team}
        owed = referral_duties.RULES[rule][1](given, self.place.calendar)
        return duties.Debt(row.pupil, row.school, row.reference, rule, given, owed, bodies)

    def met(self, *kinds, on, how):
        duties.met(self.row.reference, kinds, by=self.by, on=on, how=how)

    def close(self, to, kind, result, *, ended_on=None):
        """Nothing more is owed for it, and the team reads it no longer."""
        self.step(kind, result, to=to, ended_on=ended_on or self.today, result=result)
        because = f"The referral was {self.row.get_status_display()}."
        duties.void(self.row.reference, by=self.by, because=because)
        self.hide_from_team()
        return self.row
