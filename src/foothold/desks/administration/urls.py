from django.urls import path

from foothold.desks.administration.views import calendars, organisations, people, pupils

app_name = "administration"
urlpatterns = [
    path("calendars/", calendars.Calendars.as_view(), name="calendars"),
    path("calendars/close/", calendars.CloseSeveral.as_view(), name="close-several"),
    path("calendars/changes/<slug:change>/", calendars.ChangeMade.as_view(), name="calendar-change"),
    path("calendars/<int:pk>/", calendars.Calendar.as_view(), name="calendar"),
    path("calendars/<int:pk>/close/", calendars.CloseSchool.as_view(), name="close-school"),
    path("calendars/<int:pk>/terms/", calendars.SetTerms.as_view(), name="set-terms"),
    path("calendars/<int:pk>/upload/", calendars.UploadTerms.as_view(), name="upload-terms"),
    path("calendars/<int:pk>/reopen/<slug:span>/", calendars.Reopen.as_view(), name="reopen"),
    path("children/<int:pk>/sign-in/", pupils.InvitePupil.as_view(), name="invite-pupil"),
    path("children/<int:pk>/sign-in/end/", pupils.EndPupilsAccess.as_view(), name="end-pupils-access"),
    path("people/", people.Organisations.as_view(), name="people"),
    path("people/add/", organisations.AddBody.as_view(), name="add-body"),
    path("people/<int:pk>/", people.People.as_view(), name="people-of"),
    path("people/<int:pk>/add/", people.AddPerson.as_view(), name="add-person"),
    path("people/<int:pk>/<int:membership>/", people.Person.as_view(), name="person"),
    path("people/<int:pk>/<int:membership>/invite/", people.InviteAgain.as_view(), name="invite-again"),
    path("people/<int:pk>/<int:membership>/email/", people.ChangeEmail.as_view(), name="change-email"),
    path("people/<int:pk>/<int:membership>/end/", people.EndMembership.as_view(), name="end-membership"),
    path("people/<int:pk>/<int:membership>/stop/", people.StopAccess.as_view(), name="stop-access"),
    path("people/<int:pk>/about/", organisations.ShowOrganisation.as_view(), name="organisation"),
    path("people/<int:pk>/about/trust/", organisations.ChangeTrust.as_view(), name="change-trust"),
    path(
        "people/<int:pk>/about/authority/", organisations.ChangeAuthority.as_view(), name="change-authority"
    ),
    path("people/<int:pk>/about/kind/", organisations.ChangeKind.as_view(), name="change-kind"),
    path("people/<int:pk>/about/opening/", organisations.SetOpening.as_view(), name="set-opening"),
]
