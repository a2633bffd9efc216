"""Pages of one letter: read it, see what it must hold, change it, take it away, record that it was sent."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from foothold.child.letters import actions, copies, forms, hands, kind, word, wording
from foothold.child.letters.models import Letter, Letterhead, Translation, WordTemplate
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Organisation


class AboutLetter(Page, abstract=True):
    """What every page about a letter shows of it."""

    model = Letter

    def about(self):
        letter = self.thing
        return {
            "letter": letter,
            "title": letter.title,
            "tag": letter.tag,
            "crumbs": [
                {"text": str(letter.pupil), "href": reverse("children:child", args=[letter.pupil_id])},
                {"text": "Letters", "href": reverse("exclusions:letters", args=[letter.about.split(":")[1]])},
            ],
        }

    def address(self, letter=None):
        return reverse("letters:letter", args=[(letter or self.thing).pk])

    def contacts(self):
        """The people a letter may go to. A limit on contact stands first and is never folded away."""
        return sorted(self.subject.carers.all()[:20], key=lambda carer: not carer.contact_limit)


class ShowLetter(AboutLetter):
    permission = Permission.SEE_LETTERS
    template_name = "letters/letter.html"

    def context(self):
        letter = self.thing
        drafted = letter.status == Letter.Status.DRAFTED
        ours = hands.writes(self.person, self.today, letter.organisation, letter.kind)
        return self.about() | {
            "blocks": wording.blocks(letter.body),
            "checklist": self.checklist(),
            "gaps": kind.gaps(letter.body),
            "may_set_letterhead": check.may(
                self.person, Permission.MANAGE_LETTERHEAD, letter.organisation, self.today
            ),
            "contacts": self.contacts() if Permission.SEE_FAMILY in self.granted else [],
            "may_write": Permission.WRITE_LETTER in self.granted
            and ours
            and letter.status != Letter.Status.REPLACED,
            "may_send": Permission.SEND_LETTER in self.granted and ours and drafted,
            "copies": [(name, copy.label) for name, copy in copies.COPIES.items() if copy.is_for(letter)],
            "versions": letter.other_versions()[:50],
        }

    def checklist(self):
        given, lacks = self.thing.given, self.thing.lacks
        return [
            {"says": item.says, "held": item not in lacks, "provision": item.provision(given["decided_on"])}
            for item in self.thing.of_kind.required(given)
        ]


class ChangeLetter(AboutLetter, FormPage):
    permission = Permission.WRITE_LETTER
    template_name = "letters/change.html"
    form_class = forms.LetterForm

    def form_options(self):
        letter = self.thing
        initial = {name: getattr(letter, name) for name in forms.LetterForm.base_fields}
        return {"initial": initial, "to_contact": letter.carer_id is not None}

    def context(self):
        return self.about() | {"cancel_href": self.address()}

    def act(self, form):
        return self.address(
            actions.revise(by=self.person, at=self.now, letter=self.thing, **form.cleaned_data)
        )


class TakeCopy(AboutLetter):
    """A letter to print, sign or send, in one of several forms."""

    permission = Permission.SEE_LETTERS
    template_name = "letters/no_copy.html"

    def get(self, request, *args, **kwargs):
        copy = copies.asked_for(kwargs["copy"], self.thing)
        try:
            content = copy.make(self.thing)
        except Refused as refusal:
            return self.show(status=503, refusal=str(refusal), **self.about())
        self.log_reading()
        name = f"letter-{self.thing.pk}-{kwargs['copy']}.{copy.suffix}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=copy.content_type, headers=headers)


class ChangeLetterhead(FormPage):
    permission = Permission.MANAGE_LETTERHEAD
    model = Organisation
    template_name = "letters/letterhead.html"
    form_class = forms.LetterheadForm

    def form(self, data=None):
        held = Letterhead.objects.of(self.thing)
        initial = {name: getattr(held, name) for name in forms.LetterheadForm.base_fields} if held else {}
        return self.form_class(data=data, initial=initial)

    def act(self, form):
        stands = form.cleaned_data
        actions.set_letterhead(by=self.person, at=self.now, organisation=self.thing, stands=stands)
        return reverse("letters:letterhead", args=[self.thing.pk])


class ManageTemplates(FormPage):
    """An organisation's own Word templates: what is used now, a new one, and ours to start from."""

    permission = Permission.MANAGE_LETTERHEAD
    model = Organisation
    template_name = "letters/templates.html"
    form_class = forms.TemplateForm

    def form(self, data=None):
        return self.form_class(data=data, files=self.request.FILES if data is not None else None)

    def context(self):
        return {"templates": WordTemplate.objects.in_use(self.thing)[:50], "names": sorted(word.names())}

    def post(self, request, *args, **kwargs):
        ended = [
            each
            for each in WordTemplate.objects.in_use(self.thing)
            if str(each.pk) == request.POST.get("end")
        ]
        if not ended:
            return super().post(request, *args, **kwargs)
        actions.end_template(by=self.person, at=self.now, organisation=self.thing, template=ended[0])
        return redirect(self.here())

    def act(self, form):
        file = form.cleaned_data["file"]
        template = WordTemplate(kind=form.cleaned_data["kind"], name=file.name[-120:], content=file.content)
        actions.add_template(by=self.person, at=self.now, organisation=self.thing, template=template)
        return self.here()

    def here(self):
        return reverse("letters:templates", args=[self.thing.pk])


class TakeOurTemplate(Page):
    """The template to start an own one from."""

    permission = Permission.MANAGE_LETTERHEAD
    model = Organisation
    template_name = "letters/templates.html"

    def get(self, request, *args, **kwargs):
        headers = {"Content-Disposition": 'attachment; filename="letter-template.docx"'}
        return HttpResponse(word.our_template(), content_type=word.TYPE, headers=headers)


class SupplyTranslation(FormPage):
    """Texts of letters in other languages: what is supplied now, and a new one."""

    permission = Permission.MANAGE_LETTERHEAD
    model = Organisation
    template_name = "letters/translations.html"
    form_class = forms.TranslationForm

    def context(self):
        held = Translation.objects.filter(organisation=self.thing).order_by("-supplied_at")[:50]
        return {"translations": held, "names": sorted(word.names())}

    def act(self, form):
        given = {"organisation": self.thing, "translation": Translation(**form.cleaned_data)}
        actions.supply_translation(by=self.person, at=self.now, **given)
        return reverse("letters:translations", args=[self.thing.pk])
