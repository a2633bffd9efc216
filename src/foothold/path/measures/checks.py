"""What cannot be recorded of a measure, each said in a sentence. Nothing here saves."""

from foothold.ground.kit.refusals import Refused


def scores(kind, given):
    """Scores as they are kept: those that were typed, each within its scale, adding up where they have to."""
    kept = {
        scale.key: given[scale.key] for scale in kind.instrument.scales if given.get(scale.key) is not None
    }
    for scale in kind.instrument.scales:
        _within(scale, kept.get(scale.key))
        _adds_up(scale, kept)
    return kept


def _within(scale, score):
    if score is None and scale.needed:
        raise Refused(f"Type in {scale.title.lower()}.")
    if score is not None and not scale.low <= score <= scale.high:
        raise Refused(f"{scale.title} goes from {scale.low} to {scale.high}. Check {score}.")


def _adds_up(scale, kept):
    parts = [kept[key] for key in scale.sum_of if key in kept]
    whole = bool(parts) and len(parts) == len(scale.sum_of)
    if whole and sum(parts) != kept[scale.key]:
        raise Refused(
            f"{scale.title} is {kept[scale.key]}, but its parts add up to {sum(parts)}. Check what was typed."
        )


def can_begin(measure, today):
    _has_come(measure.before_on, today)
    if measure.due_on <= measure.before_on:
        raise Refused(
            f"The second score comes after {measure.before_on:%-d %B %Y}, the day of the first. Choose a later day."
        )
    _is_about_the_child(measure)
    if not measure.about:
        raise Refused("Say what the two scores are to show, in a few words.")


def _is_about_the_child(measure):
    if measure.plan and measure.plan.pupil_id != measure.pupil_id:
        raise Refused("This plan is another child's. Choose one of this child's.")
    if measure.delivery and not measure.delivery.places.filter(pupil=measure.pupil_id).exists():
        raise Refused("The child takes no part in this. Choose something the child takes part in.")


def can_measure_again(measure, on, today):
    _has_come(on, today)
    if on <= measure.before_on:
        raise Refused(f"The second score comes after {measure.before_on:%-d %B %Y}, the day of the first.")


def _has_come(on, today):
    if on > today:
        raise Refused("A score is of a day that has come. Record it then.")
