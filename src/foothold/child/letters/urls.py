from django.urls import path

from foothold.child.letters import views

app_name = "letters"
urlpatterns = [
    path("letters/<int:pk>/", views.ShowLetter.as_view(), name="letter"),
    path("letters/<int:pk>/change/", views.ChangeLetter.as_view(), name="change"),
    path("letters/<int:pk>/copy/<slug:copy>/", views.TakeCopy.as_view(), name="copy"),
    path("organisations/<int:pk>/letterhead/", views.ChangeLetterhead.as_view(), name="letterhead"),
    path("organisations/<int:pk>/letter-templates/", views.ManageTemplates.as_view(), name="templates"),
    path(
        "organisations/<int:pk>/letter-templates/ours/", views.TakeOurTemplate.as_view(), name="our-template"
    ),
    path(
        "organisations/<int:pk>/letter-translations/", views.SupplyTranslation.as_view(), name="translations"
    ),
]
