from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.desks.worklist import facts, forms, wishes
from foothold.desks.worklist.asking import Choice
from foothold.desks.worklist.news import News
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page


class MyWork(Page):
    """What I and my organisation owe: late first, today, the next five school days, later."""

    permission = Permission.SEE_DUTIES
    model = Duty
    template_name = "worklist/my_work.html"

    def context(self):
        work, news = facts.Work(self.person, self.today), News(self.person, self.today)
        form = forms.FilterForm(self.request.GET, schools=work.schools())
        given = form.cleaned_data if form.is_valid() else {}
        choice = Choice(**{name: value for name, value in given.items() if value})
        rows = self.pages(work, choice).get_page(self.request.GET.get("page"))
        return {
            "counts": work.counts,
            "hidden": work.hidden,
            "moved": news.moved(),
            "passed_on": news.passed_on(),
            "notes": news.notes_to_look_into(),
            "to_confirm": news.to_confirm(),
            "filter": form,
            "chose": bool(choice),
            "applied": form.applied() if form.is_valid() else [],
            "rows": rows,
            "groups": facts.grouped(work, list(rows)),
            "next_on": None if rows.object_list else work.next_on(),
        }

    def pages(self, work, choice):
        """What was chosen, in pages; without a choice it has been counted already."""
        found: Any = Paginator(cast("Any", facts.Chosen(work, choice)), ROWS_A_PAGE)
        if not choice:
            found.count = work.counts["all"]
        return found


class DailyEmail(FormPage):
    """The daily e-mail, switched on or off by the person who gets it."""

    permission = Permission.SEE_DUTIES
    model = Duty
    template_name = "worklist/daily_email.html"
    form_class = forms.DailyEmailForm

    def form_options(self):
        return {"initial": {"wants": "yes" if wishes.wants_digest(self.person) else "no"}}

    def context(self):
        return {"cancel_href": reverse("worklist:my-work")}

    def act(self, form):
        wishes.choose(self.person, form.cleaned_data["wants"] == "yes", self.now)
        messages.success(self.request, "Your choice is kept.")
        return reverse("worklist:my-work")
