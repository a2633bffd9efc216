from django.urls import path

from foothold.path.exclusions import list_views, views

app_name = "exclusions"
urlpatterns = [
    path("children/<int:pk>/suspension/", views.RecordSuspension.as_view(), name="record-suspension"),
    path(
        "children/<int:pk>/permanent-exclusion/<slug:step>/",
        views.ExcludePermanently.as_view(),
        name="permanent",
    ),
    path("children/<int:pk>/consultation/", views.RecordConsultation.as_view(), name="consult"),
    path("children/<int:pk>/unlawful-exclusion/", views.RecordBreach.as_view(), name="record-breach"),
    path("exclusions/", list_views.ListExclusions.as_view(), name="list"),
    path("exclusions/download/", list_views.DownloadExclusions.as_view(), name="download"),
    path("day-six/", views.DaySix.as_view(), name="day-six"),
    path("exclusions/<int:pk>/", views.ShowExclusion.as_view(), name="exclusion"),
    path("exclusions/<int:pk>/letters/", views.ShowLetters.as_view(), name="letters"),
    path("exclusions/<int:pk>/letters-to-you/", views.ShowLettersToYou.as_view(), name="letters-to-you"),
    path("letters/<int:pk>/sent/", views.SendLetter.as_view(), name="send-letter"),
    path("exclusions/<int:pk>/done/", views.MarkSeveralDone.as_view(), name="several-done"),
    path("exclusions/<int:pk>/notice/", views.GiveNotice.as_view(), name="give-notice"),
    path("exclusions/<int:pk>/notice/taken-back/", views.TakeBackNotice.as_view(), name="take-back-notice"),
    path("exclusions/<int:pk>/confirm/", views.ConfirmExclusion.as_view(), name="confirm"),
    path("exclusions/<int:pk>/length/", views.KeepLength.as_view(), name="keep-length"),
    path("exclusions/<int:pk>/correct/", views.CorrectExclusion.as_view(), name="correct"),
    path("exclusions/<int:pk>/cancel/", views.CancelExclusion.as_view(), name="cancel"),
    path("exclusions/<int:pk>/represent/", views.Represent.as_view(), name="represent"),
    path("exclusions/<int:pk>/arrange-board/", views.ArrangeBoard.as_view(), name="arrange-board"),
    path("exclusions/<int:pk>/decide-as-board/", views.DecideAsBoard.as_view(), name="decide-as-board"),
    path("exclusions/<int:pk>/claim/", views.Claim.as_view(), name="claim"),
    path("exclusions/<int:pk>/determine-claim/", views.DetermineClaim.as_view(), name="determine-claim"),
    path("exclusions/<int:pk>/apply-for-review/", views.ApplyForReview.as_view(), name="apply-for-review"),
    path("exclusions/<int:pk>/waive-review/", views.WaiveReview.as_view(), name="waive-review"),
    path("exclusions/<int:pk>/arrange-hearing/", views.ArrangeHearing.as_view(), name="arrange-hearing"),
    path("exclusions/<int:pk>/decide-review/", views.DecideReview.as_view(), name="decide-review"),
    path("exclusions/<int:pk>/reconsider/", views.Reconsider.as_view(), name="reconsider"),
    path(
        "exclusions/<int:pk>/settle-readjustment/",
        views.SettleReadjustment.as_view(),
        name="settle-readjustment",
    ),
    path(
        "exclusions/<int:pk>/arrange-education/", views.ArrangeEducation.as_view(), name="arrange-education"
    ),
    path("exclusions/<int:pk>/begin-education/", views.BeginEducation.as_view(), name="begin-education"),
    path("exclusions/<int:pk>/except-education/", views.ExceptEducation.as_view(), name="except-education"),
    path(
        "exclusions/<int:pk>/delete-from-register/",
        views.DeleteFromRegister.as_view(),
        name="delete-from-register",
    ),
]
