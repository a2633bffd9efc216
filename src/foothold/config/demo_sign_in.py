"""In the demonstration a visitor signs in as anybody in the made-up borough, without a password."""

from allauth.account.utils import get_next_redirect_url, perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from foothold.ground.access.models import Person

MADE_UP = "@demo.foothold.example"


def people() -> QuerySet[Person]:
    return Person.objects.filter(email__endswith=MADE_UP, is_active=True)


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(people(), email=request.POST.get("email", ""))
    return perform_login(request, person, redirect_url=get_next_redirect_url(request))
