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
    path("exclusions/<int:pk>/", views.ShowExclusion.as_view(), name="exclusion"),
    path("exclusions/<int:pk>/letters/", views.ShowLetters.as_view(), name="letters"),
    path("letters/<int:pk>/sent/", views.SendLetter.as_view(), name="send-letter"),
    path("exclusions/<int:pk>/done/", views.MarkSeveralDone.as_view(), name="several-done"),
    path("exclusions/<int:pk>/notice/", views.GiveNotice.as_view(), name="give-notice"),
    path("exclusions/<int:pk>/confirm/", views.ConfirmExclusion.as_view(), name="confirm"),
    path("exclusions/<int:pk>/length/", views.KeepLength.as_view(), name="keep-length"),
    path("exclusions/<int:pk>/cancel/", views.CancelExclusion.as_view(), name="cancel"),
]
