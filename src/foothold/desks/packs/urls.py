from django.urls import path

from foothold.desks.packs import views

app_name = "packs"
urlpatterns = [
    path("children/<int:pk>/file-requests/", views.Requests.as_view(), name="requests"),
    path("file-requests/<int:pk>/", views.ShowRequest.as_view(), name="request"),
    path("file-requests/<int:pk>/leave-out/", views.LeaveOut.as_view(), name="leave-out"),
    path("file-requests/<int:pk>/file/", views.WholeFile.as_view(), name="file"),
    path("file-requests/<int:pk>/file.pdf", views.WholeFileOnPaper.as_view(), name="file-on-paper"),
    path("file-requests/<int:pk>/answered/", views.Answered.as_view(), name="answered"),
]
