from django.urls import path

from foothold.desks.administration.views import people

app_name = "administration"
urlpatterns = [
    path("people/", people.Organisations.as_view(), name="people"),
    path("people/<int:pk>/", people.People.as_view(), name="people-of"),
    path("people/<int:pk>/add/", people.AddPerson.as_view(), name="add-person"),
    path("people/<int:pk>/<int:membership>/end/", people.EndMembership.as_view(), name="end-membership"),
]
