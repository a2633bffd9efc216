from django.urls import path

from foothold.desks.worklist import views

app_name = "worklist"
urlpatterns = [
    path("my-work/", views.MyWork.as_view(), name="my-work"),
    path("my-work/daily-e-mail/", views.DailyEmail.as_view(), name="daily-e-mail"),
]
