from django.urls import path, re_path

from foothold.path.measures import register_views, views

app_name = "measures"
urlpatterns = [
    path("measures/", register_views.MissingScores.as_view(), name="register"),
    path("measures/download/", register_views.DownloadMissing.as_view(), name="download"),
    path("children/<int:pk>/measures/", views.ChildsMeasures.as_view(), name="child"),
    path("children/<int:pk>/measures/<slug:kind>/", views.BeginMeasure.as_view(), name="begin"),
    path("measures/<int:pk>/again/", views.MeasureAgain.as_view(), name="again"),
    path("measures/<int:pk>/no-second-score/", views.LetGo.as_view(), name="let-go"),
    re_path(
        r"^measures/(?P<pk>\d+)/put-right/(?P<which>before|after)/$",
        views.PutRight.as_view(),
        name="put-right",
    ),
]
