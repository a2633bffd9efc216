from django.urls import path

from foothold.path.approaches.views import delivery, directory, training, use

app_name = "approaches"
urlpatterns = [
    path("directory/", directory.Directory.as_view(), name="directory"),
    path("directory/<slug:approach>/", directory.Entry.as_view(), name="entry"),
    path("directory/<slug:approach>/leaflet.pdf", directory.Leaflet.as_view(), name="leaflet"),
    path("schools/<int:pk>/approaches/", directory.OwnCopy.as_view(), name="own-copy"),
    path("schools/<int:pk>/approaches/<slug:approach>/", directory.SayOffer.as_view(), name="offer"),
    path("schools/<int:pk>/training/", training.Trained.as_view(), name="trained"),
    path("schools/<int:pk>/training/add/", training.RecordTraining.as_view(), name="train"),
    path("training/<int:pk>/end/", training.EndTraining.as_view(), name="end-training"),
    path("schools/<int:pk>/groups/", delivery.Groups.as_view(), name="groups"),
    path("schools/<int:pk>/groups/use/", use.Use.as_view(), name="use"),
    path("schools/<int:pk>/groups/use/download/", use.DownloadUse.as_view(), name="use-file"),
    path("schools/<int:pk>/groups/<slug:approach>/", delivery.PlanGroup.as_view(), name="plan-group"),
    path("groups/<int:pk>/", delivery.Group.as_view(), name="group"),
    path("groups/<int:pk>/begin/", delivery.BeginGroup.as_view(), name="begin-group"),
    path("groups/<int:pk>/end/", delivery.EndGroup.as_view(), name="end-group"),
    path("children/<int:pk>/approaches/", delivery.JoinGroup.as_view(), name="join-group"),
]
