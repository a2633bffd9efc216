from django.urls import path

from foothold.path.support import register_views, views

app_name = "support"
urlpatterns = [
    path("plans/", register_views.PlanRegister.as_view(), name="register"),
    path("plans/download/", register_views.DownloadRegister.as_view(), name="download"),
    path("plans/nothing-heard/", register_views.Silences.as_view(), name="silences"),
    path(
        "plans/nothing-heard/download/", register_views.DownloadSilences.as_view(), name="download-silences"
    ),
    path("children/<int:pk>/plan/", views.BeginPlan.as_view(), name="begin"),
    path("children/<int:pk>/ask-for-a-plan/", views.SuggestPlan.as_view(), name="suggest"),
    path("plans/<int:pk>/", views.ShowPlan.as_view(), name="plan"),
    path("plans/<int:pk>/review/", views.ReviewPlan.as_view(), name="review"),
    path("plans/<int:pk>/view/", views.HearView.as_view(), name="hear"),
    path("plans/<int:pk>/invite/", views.Invite.as_view(), name="invite"),
    path("plans/invitations/<int:pk>/", views.Answer.as_view(), name="answer"),
    path("plans/<int:pk>/target/", views.AddTarget.as_view(), name="add-target"),
    path("plans/<int:pk>/target/<int:target>/", views.AmendTarget.as_view(), name="amend-target"),
    path("plans/<int:pk>/end/", views.EndPlan.as_view(), name="end"),
]
