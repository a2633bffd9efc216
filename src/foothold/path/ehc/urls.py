from django.urls import path

from foothold.path.ehc import views
from foothold.path.ehc.views import clocks, plans, teams

app_name = "ehc"
urlpatterns = [
    path("ehc/", clocks.Clocks.as_view(), name="clocks"),
    path("ehc/download/", clocks.DownloadClocks.as_view(), name="download"),
    path("children/<int:pk>/ehc/", views.OfChild.as_view(), name="of-child"),
    path("children/<int:pk>/ehc/request/", views.Ask.as_view(), name="ask"),
    path("ehc/<int:pk>/", views.ShowAssessment.as_view(), name="assessment"),
    path("ehc/<int:pk>/coordinator/", views.Allocate.as_view(), name="allocate"),
    path("ehc/<int:pk>/assess/", views.Assess.as_view(), name="assess"),
    path("ehc/<int:pk>/not-assess/", views.DoNotAssess.as_view(), name="not-assess"),
    path("ehc/<int:pk>/advice/", views.AskAdvice.as_view(), name="ask-advice"),
    path("ehc/<int:pk>/advice/<int:asked>/", views.ReceiveAdvice.as_view(), name="receive-advice"),
    path("ehc/<int:pk>/school/", views.Consult.as_view(), name="consult"),
    path("ehc/<int:pk>/school/<int:asked>/", views.Answer.as_view(), name="answer"),
    path("ehc/<int:pk>/exemption/", views.Exempt.as_view(), name="exempt"),
    path("ehc/<int:pk>/draft/", views.Draft.as_view(), name="draft"),
    path("ehc/<int:pk>/family/", views.Hear.as_view(), name="hear"),
    path("ehc/<int:pk>/final/", views.SendFinal.as_view(), name="final"),
    path("ehc/<int:pk>/no-plan/", views.NoPlan.as_view(), name="no-plan"),
    path("ehc/<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("organisations/<int:pk>/area-teams/", teams.Teams.as_view(), name="teams"),
    path("organisations/<int:pk>/area-teams/add/", teams.FoundTeam.as_view(), name="found-team"),
    path("organisations/<int:pk>/area-teams/join/", teams.JoinTeam.as_view(), name="join-team"),
    path("children/<int:pk>/ehc-plan/", plans.KeepPlan.as_view(), name="keep-plan"),
    path("ehc-plans/<int:pk>/", plans.ShowPlan.as_view(), name="plan"),
    path("ehc-plans/<int:pk>/review/", plans.HoldReview.as_view(), name="hold-review"),
    path("ehc-plans/<int:pk>/end/", plans.EndPlan.as_view(), name="end-plan"),
    path("ehc-reviews/<int:pk>/", plans.ShowReview.as_view(), name="review"),
    path("ehc-reviews/<int:pk>/report/", plans.ReportReview.as_view(), name="report-review"),
    path("ehc-reviews/<int:pk>/decision/", plans.DecideReview.as_view(), name="decide-review"),
    path("ehc-reviews/<int:pk>/amended/", plans.SendAmended.as_view(), name="send-amended"),
]
