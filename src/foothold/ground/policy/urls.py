from django.urls import path

from foothold.ground.policy import views

app_name = "policy"
urlpatterns = [
    path("organisations/<int:pk>/readings/", views.Readings.as_view(), name="readings"),
    path("organisations/<int:pk>/local-rules/", views.LocalRules.as_view(), name="local-rules"),
]
