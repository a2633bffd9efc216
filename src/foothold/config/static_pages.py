"""Three pages that say the same to everybody and open without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foothold.ground.kit import clock
from foothold.ground.policy import facts as policy
from foothold.law.readings import QUESTIONS


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@login_not_required
def how_dates(request: HttpRequest) -> HttpResponse:
    signed_in = request.user.is_authenticated
    may_choose = policy.may_choose_for(request.user, clock.today()) if signed_in else []
    return render(
        request, "pages/how_dates.html", {"questions": QUESTIONS.values(), "may_choose_for": may_choose}
    )
