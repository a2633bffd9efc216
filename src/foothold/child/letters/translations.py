"""Letters in a second language, where an authority, trust or school has supplied the text. English is what counts."""

from foothold.child.letters import sandbox, word, wording
from foothold.child.letters.models import Translation
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Belonging


def supplied_by(letter):
    """Who may have supplied something for a letter: the writer first, then its trust and its authority."""
    parents = (letter.organisation.parent_on(kind, letter.dated_on) for kind in Belonging.Kind)
    return [letter.organisation, *(parent for parent in parents if parent)]


def of(letter):
    """Each language once, from whoever is nearest, as blocks filled with the facts of the letter."""
    found: dict[str, Translation] = {}
    for organisation in supplied_by(letter):
        for each in Translation.objects.in_use(organisation, letter.kind):
            found.setdefault(each.language, each)
    return [_filled(each, letter) for each in found.values()]


def _filled(translation, letter):
    text = filled(translation.text, letter.given | {"to_name": letter.to_name})
    return {"is": translation, "blocks": wording.blocks(text)}


def filled(text, facts):
    """Raises Refused where what stands between the braces is no name of a fact."""
    try:
        return sandbox.environment().overlay(autoescape=False).from_string(text).render(word.in_words(facts))
    except Exception as fault:  # what somebody supplied may go wrong in any way there is
        raise Refused(
            f"The text cannot be filled in: {fault}. Check what stands between the braces."
        ) from None


def refuse_unfit(text):
    """Names in braces must be names of facts."""
    unknown = sorted(word.asked_for(text) - word.names())
    if unknown:
        raise Refused(f"The text asks for {', '.join(unknown)}, which no letter has. Correct the name.")
    filled(text, {})
