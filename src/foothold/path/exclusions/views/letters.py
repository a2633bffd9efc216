"""The letters of one exclusion: what has been drafted, what may still be written, and that one has gone out."""

from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from foothold.child.letters import actions, hands, kinds, wording
from foothold.child.letters.forms import SentForm
from foothold.child.letters.kind import Reader
from foothold.child.letters.models import Letter
from foothold.child.letters.views import AboutLetter
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page
from foothold.path.exclusions import actions as deeds
from foothold.path.exclusions import letters
from foothold.path.exclusions.letters_forms import DraftForm
from foothold.path.exclusions.models import Exclusion


class ShowLetters(FormPage):
    """Every letter of an exclusion in its latest version, and a choice of others to draft."""

    permission = Permission.SEE_LETTERS
    model = Exclusion
    template_name = "exclusions/letters.html"
    form_class = DraftForm

    def form_options(self):
        writes = [name for name in self.occasion.offered() if self.may_write(name)]
        return {"offered": [(name, kinds.KINDS[name].title) for name in writes]}

    @cached_property
    def occasion(self):
        return letters.Occasion.of(self.thing, self.today)

    def may_write(self, name):
        return hands.writes(self.person, self.today, self.occasion.writer(name), name)

    def context(self):
        return {
            "exclusion": self.thing,
            "letters": latest(self.thing),
            "may_write": Permission.WRITE_LETTER in self.granted,
            "crumbs": [
                {"text": str(self.subject), "href": reverse("children:child", args=[self.subject.pk])},
                {
                    "text": capfirst(str(self.thing)),
                    "href": reverse("exclusions:exclusion", args=[self.thing.pk]),
                },
            ],
        }

    def act(self, form):
        name = form.cleaned_data["kind"]
        wanted = self.occasion.drafts([name])
        given = {"pupil": self.subject, "title": kinds.KINDS[name].title, "wanted": wanted}
        letter = actions.draft(by=self.person, at=self.now, **given)
        several = reverse("exclusions:letters", args=[self.thing.pk])
        return several if len(wanted) > 1 else reverse("letters:letter", args=[letter.pk])


class ShowLettersToYou(Page):
    """The letters that were sent to whom the reader signs in as: a contact, or at 18 the pupil. Another parent's hold
    another address."""

    permission = Permission.SEE_EXCLUSIONS
    model = Exclusion
    template_name = "exclusions/letters_to_you.html"

    def context(self):
        row = self.thing
        sent = Letter.objects.filter(about=row.reference, status=Letter.Status.SENT)
        mine = sent.filter(Q(carer__person=self.person) | self.own()).order_by("-sent_on", "-pk")[:50]
        return {
            "exclusion": row,
            "letters": [(each, wording.blocks(each.body)) for each in mine],
            "crumbs": [
                {"text": str(self.subject), "href": reverse("children:child", args=[row.pupil_id])},
                {"text": capfirst(str(row)), "href": reverse("exclusions:exclusion", args=[row.pk])},
            ],
        }

    def own(self):
        """Those to the pupil, who holds the rights at 18, where the reader is that pupil."""
        if self.subject.person_id != self.person.pk:
            return Q(pk__in=[])
        return Q(carer=None, facts__adult=True, kind__in=kinds.TO_THE_FAMILY)


def latest(row):
    """The version of each letter to each reader that stands, the family's first: a draft, else what was sent last."""
    standing = Letter.objects.filter(about=row.reference).exclude(status=Letter.Status.REPLACED)
    stands = {(letter.kind, letter.carer_id): letter for letter in standing.order_by("kind", "version")}
    return sorted(stands.values(), key=lambda letter: letter.of_kind.reader is not Reader.FAMILY)


class SendLetter(AboutLetter, FormPage):
    """A person says to whom, how and when. What was owed with the letter is then done."""

    permission = Permission.SEND_LETTER
    template_name = "letters/sent.html"
    form_class = SentForm
    another_day = None

    def form_options(self):
        initial = {"sent_on": self.today, "sent_to": self.thing.reader}
        return {"lacks": self.thing.lacks, "initial": initial}

    def context(self):
        return self.about() | {
            "lacks": self.thing.lacks,
            "contacts": self.contacts(),
            "cancel_href": self.address(),
            "another_day": self.another_day,
        }

    def act(self, form):
        given = form.cleaned_data
        how = {"sent_on": given["sent_on"], "sent_how": given["sent_how"]}
        if "again" in self.request.POST:
            return self.address(deeds.correct_last_day(by=self.person, at=self.now, letter=self.thing, **how))
        self.another_day = letters.another_last_day(self.thing, **how)
        return self.address(deeds.send_letter(by=self.person, at=self.now, letter=self.thing, **given))
