"""Where every room's pages live."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="worklist:my-work"), name="home"),
    path("account/", include("allauth.urls")),
]
