"""The pages behind the link of an invitation."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from foothold.config import joining
from foothold.config.sign_in_forms import ChooseFirst
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused

SECRET = "invited"  # noqa: S105


@login_not_required
@require_safe
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Takes the secret out of the address, so that it is in no history, log or referrer of the next page."""
    request.session[SECRET] = secret
    return redirect("choose-password")


@login_not_required
def choose_password(request: HttpRequest) -> HttpResponseBase:
    invitation = joining.find(request.session.get(SECRET, ""), clock.now())
    if invitation is None:
        return render(request, "sign_in/link_ended.html", status=410)
    form = ChooseFirst(data=request.POST or None, user=invitation.person)
    if request.method == "POST" and form.is_valid():
        return _join(request, invitation, form)
    status = 422 if form.is_bound else 200
    return render(
        request, "sign_in/choose_password.html", {"form": form, "person": invitation.person}, status=status
    )


def _join(request: HttpRequest, invitation: joining.Invitation, form: ChooseFirst) -> HttpResponseBase:
    try:
        person = joining.accept(
            at=clock.now(), invitation=invitation, password=form.cleaned_data["password1"]
        )
    except Refused:
        return render(request, "sign_in/link_ended.html", status=410)
    del request.session[SECRET]
    record_authentication(request, person, "password", reauthenticated=True)
    return perform_login(request, person)
