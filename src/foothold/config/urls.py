"""Where every room's pages live."""

from django.urls import include, path

from foothold.config import acting_for, demo_sign_in, joining_pages, law_pages, shell, sign_in, static_pages

urlpatterns = [
    path("", shell.home, name="home"),
    path("", include("foothold.desks.worklist.urls")),
    path("", include("foothold.desks.children.urls")),
    path("", include("foothold.desks.packs.urls")),
    path("", include("foothold.desks.administration.urls")),
    path("", include("foothold.child.duties.urls")),
    path("", include("foothold.child.letters.urls")),
    path("", include("foothold.path.concerns.urls")),
    path("", include("foothold.path.approaches.urls")),
    path("", include("foothold.path.support.urls")),
    path("", include("foothold.path.attendance.urls")),
    path("", include("foothold.path.ehc.urls")),
    path("", include("foothold.path.measures.urls")),
    path("", include("foothold.path.inclusion.urls")),
    path("", include("foothold.path.referrals.urls")),
    path("", include("foothold.path.exclusions.urls")),
    path("", include("foothold.path.panels.urls")),
    path("", include("foothold.ground.policy.urls")),
    *(
        path(f"account/{each}", sign_in.closed, name="closed") for each in sign_in.CLOSED
    ),  # before allauth's own pages
    path("account/", include("allauth.urls")),
    path("join/<str:secret>/", joining_pages.open_link, name="join"),
    path("join/", joining_pages.choose_password, name="choose-password"),
    path("acting-for", acting_for.choose, name="acting-for"),
    path("demo/sign-in", demo_sign_in.sign_in, name="demo-sign-in"),
    path("help", static_pages.help_page, name="help"),
    path("accessibility", static_pages.accessibility, name="accessibility"),
    path("law/", law_pages.law_map, name="law-map"),
    path("law/changes/", law_pages.law_changes, name="law-changes"),
    path("how-dates", static_pages.how_dates, name="how-dates"),
]
handler400 = "foothold.config.failing.unreadable"
handler500 = "foothold.config.failing.failed"
