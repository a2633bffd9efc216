from django.urls import path

from foothold.path.inclusion import views

app_name = "inclusion"
urlpatterns = [
    path("children/<int:pk>/graduated-response/", views.GraduatedResponse.as_view(), name="child"),
    path("children/<int:pk>/harder-or-protects/", views.SetFactors.as_view(), name="factors"),
    path("children/<int:pk>/transition-record/", views.WriteTransition.as_view(), name="write-transition"),
    path("transition-records/<int:pk>/", views.ShowTransition.as_view(), name="transition"),
    path("transition-records/<int:pk>/change/", views.ReviseTransition.as_view(), name="revise-transition"),
]
