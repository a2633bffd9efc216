"""Letters drafted, sent, or no longer needed, because of what other rooms' actions did."""

from django.db.models import Q

from foothold.child.letters import hands, keeping, kind, kinds
from foothold.child.letters.models import Letter
from foothold.ground.kit import clock
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import NotAllowed, Refused


def draft_all(drafts, *, by, at):
    """Writes first drafts, ready to be read, changed and printed. Nothing is sent."""
    return Letter.objects.bulk_create([draft.letter(by=by, at=at) for draft in drafts])


def draft_anew(drafts, *, by, at):
    """Writes drafts as a further step calls for them; a draft of the same kind stays readable as an earlier version.

    A draft to somebody who is not among those to be told any more is not needed.
    """
    made = draft_again(drafts, by=by, at=at)
    for about, name in {(letter.about, letter.kind) for letter in made}:
        held = Letter.objects.filter(about=about, kind=name, status=Letter.Status.DRAFTED)
        held.exclude(pk__in=[letter.pk for letter in made]).update(status=Letter.Status.NOT_NEEDED)
    return made


def draft_again(drafts, *, by, at):
    """Writes the next version to each of these readers; what is drafted to others stays as it is."""
    made = [draft.letter(by=by, at=at, version=make_way(draft)) for draft in drafts]
    for letter in made:
        letter.save()
    return made


def make_way(letter):
    """The number of the next version of a letter (or draft) to one reader; a draft that still stood is replaced."""
    held = _versions(letter)
    for each in held:
        if each.status == Letter.Status.DRAFTED:
            move(each, Letter.Status.REPLACED)
    return _next_version(held)


def _versions(letter):
    same = {"about": letter.about, "kind": letter.kind, "carer": letter.carer}
    return list(Letter.objects.select_for_update(of=("self",)).filter(**same))


def _next_version(held):
    return max((letter.version for letter in held), default=0) + 1


def no_longer_needed(about, *names):
    """Drafts about what was cancelled or is over are not sent any more, or only those named; what was sent stays."""
    held = Letter.objects.filter(about=about, status=Letter.Status.DRAFTED)
    return (held.filter(kind__in=names) if names else held).update(status=Letter.Status.NOT_NEEDED)


def put_right_otherwise(about, party):
    """Drafts that put something right to a party who has been told of it in another way are not sent any more."""
    held = Letter.objects.filter(about=about, status=Letter.Status.DRAFTED, facts__has_key="corrects_on")
    for letter in held:
        if letter.of_kind.to == party:
            move(letter, Letter.Status.NOT_NEEDED)


def redate(letter, *, by, at, dated_on, name, day):
    """Makes the next version of a letter with one of its dates moved, and keeps whatever else a person has written."""
    refuse_another_hand(by, at, letter.organisation, letter.kind)
    held = Letter.objects.get(pk=letter.pk)
    before, now = (keeping.in_words(each)[0] for each in (held.given[name], day))
    facts = held.given | {name: day}
    return Letter.objects.create(
        pupil=held.pupil,
        organisation=held.organisation,
        about=held.about,
        kind=held.kind,
        version=make_way(held),
        carer=held.carer,
        to_name=held.to_name,
        to_address=held.to_address,
        facts=keeping.packed(facts),
        body=held.body.replace(before, now),
        drafted_by=by,
        drafted_at=at,
        dated_on=dated_on,
    )


def put_right(about):
    """The parties to whom a letter about a happening that is still to be sent puts something right."""
    return Letter.objects.filter(about=about).put_right()


def unsent(about):
    """The kinds of letters about a happening that are drafted and not sent."""
    found = Letter.objects.filter(about=about, status=Letter.Status.DRAFTED)
    return list(found.order_by("kind").values_list("kind", flat=True).distinct())


def others_wait(letter):
    """Whether the same letter still waits to go to somebody else who must be told."""
    waiting = Letter.objects.filter(about=letter.about, kind=letter.kind, status=Letter.Status.DRAFTED)
    told_no_more = Q(carer__no_letters=True) | Q(carer__has_parental_responsibility=False)
    return waiting.exclude(carer=letter.carer).exclude(told_no_more).exists()


def let_go_of(carer):
    """Drafts for a contact recorded in error name nobody any more, and are not sent; they stay readable. Says whether
    there were any."""
    held = list(Letter.objects.filter(carer=carer).exclude(status=Letter.Status.SENT).order_by("version"))
    for letter in held:
        if letter.status == Letter.Status.DRAFTED:
            move(letter, Letter.Status.NOT_NEEDED)
        letter.carer = None
        letter.version = _next_version(_versions(letter))
        letter.save(update_fields=["carer", "version"])
    return bool(held)


def send(letter, *, by, at, sent_on, sent_how, sent_to, missing_because=""):
    """Keeps that a person sent a letter. With a gap it is refused, without a required item only a reason lets it go."""
    refuse_another_hand(by, at, letter.organisation, letter.kind)
    held = Letter.objects.select_for_update(of=("self",)).select_related("pupil", "organisation")
    letter = held.get(pk=letter.pk)
    _refuse_unready(letter, sent_on, missing_because, at)
    _refuse_where_contact_is_barred(letter, sent_to)
    move(
        letter,
        Letter.Status.SENT,
        sent_on=sent_on,
        sent_how=sent_how,
        sent_to=sent_to,
        sent_by=by,
        sent_recorded_at=at,
        missing=[item.key for item in letter.lacks],
        missing_because=missing_because,
    )
    return letter


def refuse_another_hand(by, at, organisation, name):
    if not hands.writes(by, clock.day_of(at), organisation, name):
        sender = kinds.KINDS[name].sender
        raise NotAllowed(f"The {sender.label} of {organisation} writes this letter. Ask them to do it.")


def _refuse_where_contact_is_barred(letter, sent_to):
    """The record of the pupil's contacts says to whom nothing is sent."""
    names = {name.strip().casefold() for name in (letter.to_name, sent_to)}
    for carer in letter.pupil.carers.filter(no_letters=True):
        if carer.pk == letter.carer_id or carer.name.strip().casefold() in names:
            raise Refused(
                f"The contacts on record say: no letters to {carer}. {carer.contact_limit} If that has changed, correct"
                " the contact on the child's page first."
            )


def _refuse_unready(letter, sent_on, missing_because, at):
    if left := kind.gaps(letter.body):
        raise Refused(f"Fill in {left[0]} first. Choose “Change the letter” and look for [Fill in: ...].")
    if sent_on > clock.day_of(at):
        raise Refused("The day it was sent cannot be in the future. Record it once it has gone.")
    if letter.lacks and not missing_because.strip():
        raise Refused(
            f"The letter does not say {letter.lacks[0].says}. Put it in, or say why it was sent without."
        )
