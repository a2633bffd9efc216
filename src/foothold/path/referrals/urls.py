from django.urls import path

from foothold.path.referrals.views import register, sending, show, team

app_name = "referrals"
urlpatterns = [
    path("referrals/", register.ReferralRegister.as_view(), name="register"),
    path("referrals/download/", register.DownloadReferrals.as_view(), name="download"),
    path("ways-to-help/", register.Pathways.as_view(), name="pathways"),
    path("children/<int:pk>/referral/", sending.ChooseWay.as_view(), name="choose"),
    path("children/<int:pk>/referral/<str:route>/", sending.Refer.as_view(), name="refer"),
    path("referrals/<int:pk>/", show.ShowReferral.as_view(), name="referral"),
    path("referrals/<int:pk>/how-far/", team.Acknowledge.as_view(), name="acknowledge"),
    path("referrals/<int:pk>/answer/", team.AnswerReferral.as_view(), name="answer"),
    path("referrals/<int:pk>/more/", sending.Supply.as_view(), name="supply"),
    path("referrals/<int:pk>/withdraw/", sending.Withdraw.as_view(), name="withdraw"),
    path("referrals/<int:pk>/lead/", team.Allocate.as_view(), name="allocate"),
    path("referrals/<int:pk>/work/", team.RecordWork.as_view(), name="work"),
    path("referrals/<int:pk>/programme/", team.WriteProgramme.as_view(), name="programme"),
    path("referrals/<int:pk>/sign-off/", team.SignProgramme.as_view(), name="sign-off"),
    path("referrals/<int:pk>/review/", team.ReviewProgramme.as_view(), name="review"),
    path("referrals/<int:pk>/end/", team.EndWork.as_view(), name="end"),
]
