from django.urls import path

from foothold.desks.administration import views

app_name = "administration"
urlpatterns = [
    path("people/", views.Organisations.as_view(), name="people"),
    path("people/<int:pk>/", views.People.as_view(), name="people-of"),
    path("people/<int:pk>/add/", views.AddPerson.as_view(), name="add-person"),
    path("people/<int:pk>/<int:membership>/end/", views.EndMembership.as_view(), name="end-membership"),
]
