from django.urls import path

from foothold.child.letters import views

app_name = "letters"
urlpatterns = [
    path("letters/<int:pk>/", views.ShowLetter.as_view(), name="letter"),
    path("letters/<int:pk>/change/", views.ChangeLetter.as_view(), name="change"),
    path("letters/<int:pk>/copy/<slug:copy>/", views.TakeCopy.as_view(), name="copy"),
    path("organisations/<int:pk>/letterhead/", views.ChangeLetterhead.as_view(), name="letterhead"),
]
