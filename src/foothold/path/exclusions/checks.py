"""What cannot be is refused before anything is stored, with what to do instead."""

from foothold.ground.kit import clock
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law import codes, remote_meeting, stay_away
from foothold.law.register import exclusions as clocks
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import Exclusion


def can_be(known, pupil, deed, at):
    """Refuses a decision that cannot have been taken, or that is on record already."""
    if deed.decided_at > at:
        raise Refused("The decision cannot be in the future. Record it once the headteacher has decided.")
    if deed.starts_on < clock.day_of(deed.decided_at):
        raise Refused(
            "The exclusion cannot start before it was decided. Check the day of the decision and the start."
        )
    _decided_by_head(known, deed)
    _on_roll(known, pupil, deed.starts_on)
    faults = codes.faults(deed.reasons, deed.starts_on)
    if faults:
        raise Refused(" ".join(faults))
    _not_excluded_for_good(known, pupil, deed.starts_on)
    _not_away_already(known, pupil, deed)


def has_happened(row, on, at, what):
    """Nothing is recorded before it has happened, nor as if it came before the decision."""
    decided = clock.day_of(row.decided_at)
    if on > clock.day_of(at):
        raise Refused(f"{what} cannot be in the future. Record it once it has happened.")
    if on < decided:
        raise Refused(
            f"{what} cannot be before the headteacher's decision on {decided:%-d %B %Y}. Check the date."
        )


def can_meet_so(meeting):
    """Refuses a board or a panel that meets in the wrong way: since September 2023 the parent's request decides, and
    without one only something out of the ordinary."""
    on, remote = meeting["meets_on"], meeting.get("is_remote")
    if not remote_meeting.request_rules_apply(on):
        return
    works = bool(meeting.get("remote_works"))
    if not remote and remote_meeting.must_be_remote(
        requested=bool(meeting.get("remote_asked")), conditions_met=works
    ):
        raise AgainstTheLaw(
            clocks.REMOTE_MEETING.on(on),
            "The parent asked for a remote meeting, everyone can take part and it can be fair, so it must be remote.",
        )
    asked = meeting.get("remote_asked") and works
    unusual = bool(meeting.get("out_of_the_ordinary"))
    if remote and not asked and not remote_meeting.may_be_remote(conditions_met=works, extraordinary=unusual):
        raise AgainstTheLaw(
            clocks.REMOTE_MEETING.on(on),
            "It may be remote only if everyone can take part and it can be fair, and either the parent asked for it or"
            " something out of the ordinary stands in the way of meeting in person. Say which.",
        )


def _decided_by_head(known, deed):
    day = clock.day_of(deed.decided_at)
    heads = [membership.person for membership in known.heads_on(day)]
    if deed.decided_by in heads:
        return
    names = " or ".join(str(head) for head in heads) or "nobody recorded yet"
    raise AgainstTheLaw(
        clocks.ONLY_THE_HEAD.on(day),
        f"Only the headteacher, or an acting headteacher, may decide this. On {day:%-d %B %Y} that was {names}.",
    )


def _on_roll(known, pupil, on):
    if not known.on_roll(pupil, on):
        school = known.school.organisation
        raise Refused(
            f"{pupil} is not on roll at {school} on {on:%-d %B %Y}, so {school} cannot exclude them. Check the date."
            " The child's page says on which roll they are, since when."
        )


def _not_excluded_for_good(known, pupil, on):
    here = known.school.organisation.pk
    for row in known.rows[pupil.pk]:
        if row.is_permanent and row.school_id == here and row.stands_on(on):
            raise Refused(f"{pupil} is already permanently excluded: {row}. Open that record instead.")


def _not_away_already(known, pupil, deed):
    calendar = known.school.calendar
    wanted = _wanted(deed, calendar)
    for taken in known.taken[pupil.pk]:
        if taken.on >= deed.starts_on and (deed.is_permanent or _clashes(taken, wanted)):
            raise _taken(taken, calendar, deed)


def _wanted(deed, calendar):
    if deed.is_permanent:
        return set()
    return {(day, str(session)) for day, session in stay_away.sessions(deed.in_law(), calendar)}


def _clashes(row, wanted):
    """The same session; a lunchtime lies inside a day away, whichever half."""
    whole_day = {(row.on, "am"), (row.on, "pm")}
    if row.session == "lunch":
        return (row.on, "lunch") in wanted or whole_day <= wanted
    return (row.on, row.session) in wanted


def _taken(clash, calendar, deed):
    other = clash.exclusion
    same = other.starts_on == deed.starts_on and other.length == deed.length and other.kind == deed.kind
    if same:
        return Refused(f"This {other.get_kind_display()} is already recorded. Open it from the child's page.")
    back = stay_away.returns(facts.as_law(other), calendar)
    return AgainstTheLaw(
        clocks.NO_EXTENSION.on(deed.starts_on),
        f"The pupil is already away then: {other}, until {other.ends_on:%-d %B %Y}. It cannot be lengthened or"
        f" converted. A new one may start on {back.on:%-d %B %Y} ({Exclusion.Session(back.session).label}), in"
        " exceptional cases and with its own reasons.",
    )
