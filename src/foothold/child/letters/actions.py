"""What may be done with letters: drafted, changed; and what stands on all of them. Sending is a step of the path."""

from foothold.child.letters import ledger, translations, word
from foothold.child.letters.models import Letter, Letterhead, Translation, WordTemplate
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action


@action(Permission.WRITE_LETTER, on="pupil", says="Letter drafted: {title}")
def draft(*, by, at, pupil, title, wanted):
    """Drafts a letter from the facts as they are now, once for each of those it goes to; the first is returned.

    A draft of the same kind stays readable as an earlier version.
    """
    for each in wanted:
        ledger.refuse_another_hand(by, at, each.organisation, each.kind)
    return ledger.draft_anew(wanted, by=by, at=at)[0]


@action(Permission.WRITE_LETTER, on="letter", says="Letter changed: {letter}")
def revise(*, by, at, letter, body, dated_on, to_name="", to_address=""):
    """Makes the next version of a letter; the one before stays as it was, and so does one that was sent.

    Where a letter goes to a contact of the pupil, name and address are the contact's own.
    """
    ledger.refuse_another_hand(by, at, letter.organisation, letter.kind)
    given = Letter.objects.select_related("carer").get(pk=letter.pk)
    if given.carer:
        to_name, to_address = given.carer.name, "\n".join(given.carer.address_lines)
    version = ledger.make_way(given)
    return Letter.objects.create(
        pupil=given.pupil,
        organisation=given.organisation,
        about=given.about,
        kind=given.kind,
        version=version,
        carer=given.carer,
        to_name=to_name,
        to_address=to_address,
        facts=given.facts,
        body=body,
        drafted_by=by,
        drafted_at=at,
        dated_on=dated_on,
    )


@action(Permission.MANAGE_LETTERHEAD, on="organisation", says="What stands on letters changed")
def set_letterhead(*, by, at, organisation, stands):
    """What stands on the letters drafted from now on."""
    return Letterhead.objects.create(organisation=organisation, set_by=by, set_at=at, **stands)


@action(Permission.MANAGE_LETTERHEAD, on="organisation", says="Word template added: {template}")
def add_template(*, by, at, organisation, template):
    """Takes an organisation's own Word template into use, once it has been tried with made-up letters."""
    word.refuse_unfit(template.content, template.kind)
    earlier = WordTemplate.objects.select_for_update().filter(organisation=organisation, kind=template.kind)
    template.organisation, template.added_by, template.added_at = organisation, by, at
    template.version = max((each.version for each in earlier), default=0) + 1
    template.save()
    return template


@action(Permission.MANAGE_LETTERHEAD, on="organisation", says="Word template no longer used: {template}")
def end_template(*, by, at, organisation, template):
    """From now on our own template is used again; the one that was used stays on record."""
    WordTemplate.objects.filter(organisation=organisation, pk=template.pk, ended_at=None).update(ended_at=at)


@action(
    Permission.MANAGE_LETTERHEAD, on="organisation", says="Text in another language supplied: {translation}"
)
def supply_translation(*, by, at, organisation, translation):
    """Takes the text of a letter in another language into use. An empty text ends it."""
    translations.refuse_unfit(translation.text)
    same = {"organisation": organisation, "kind": translation.kind, "language": translation.language}
    earlier = Translation.objects.select_for_update().filter(**same)
    translation.organisation, translation.supplied_by, translation.supplied_at = organisation, by, at
    translation.version = max((each.version for each in earlier), default=0) + 1
    translation.save()
    return translation
