from django.urls import path

from foothold.path.concerns import list_views, views

app_name = "concerns"
urlpatterns = [
    path("concerns/", list_views.ListConcerns.as_view(), name="list"),
    path("concerns/download/", list_views.DownloadConcerns.as_view(), name="download"),
    path("concerns/<int:pk>/", views.ShowConcern.as_view(), name="concern"),
    path("concerns/<int:pk>/correct/", views.CorrectConcern.as_view(), name="correct"),
    path("concerns/<int:pk>/answer/", views.AnswerConcern.as_view(), name="answer"),
    path("children/<int:pk>/concern/", views.RecordConcern.as_view(), name="record"),
    path("children/<int:pk>/safeguarding-note/", views.NoteMade.as_view(), name="note-made"),
    path("concerns/safeguarding-notes/", list_views.ListNotes.as_view(), name="notes"),
    path("concerns/safeguarding-notes/<int:pk>/", views.LookInto.as_view(), name="note"),
]
