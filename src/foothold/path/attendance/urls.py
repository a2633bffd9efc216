from django.urls import path

from foothold.path.attendance import register_views, views

app_name = "attendance"
urlpatterns = [
    path("plans/part-time/", register_views.PartTimeRegister.as_view(), name="register"),
    path("plans/part-time/download/", register_views.DownloadPartTime.as_view(), name="download"),
    path("children/<int:pk>/part-time/", views.AgreePartTime.as_view(), name="begin"),
    path("part-time/<int:pk>/", views.ShowPartTime.as_view(), name="timetable"),
    path("part-time/<int:pk>/review/", views.ReviewPartTime.as_view(), name="review"),
    path("part-time/<int:pk>/longer/", views.ExtendPartTime.as_view(), name="extend"),
    path("part-time/<int:pk>/end/", views.EndPartTime.as_view(), name="end"),
]
