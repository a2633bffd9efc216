from django.urls import path

from foothold.path.panels.views import items, meetings, registers, undertakings

app_name = "panels"
urlpatterns = [
    path("meetings/", meetings.Meetings.as_view(), name="meetings"),
    path("meetings/undone/", registers.Undone.as_view(), name="undone"),
    path("meetings/undone/download/", registers.DownloadUndone.as_view(), name="download-undone"),
    path("caseload/", registers.Caseload.as_view(), name="caseload"),
    path("caseload/download/", registers.DownloadCaseload.as_view(), name="download-caseload"),
    path("schools/<int:pk>/meetings/<slug:kind>/", meetings.Call.as_view(), name="call"),
    path("meetings/<int:pk>/", meetings.ShowMeeting.as_view(), name="meeting"),
    path("meetings/<int:pk>/minutes.pdf", meetings.Minutes.as_view(), name="minutes"),
    path("meetings/<int:pk>/change/", meetings.ChangeMeeting.as_view(), name="change"),
    path("meetings/<int:pk>/cancel/", meetings.CancelMeeting.as_view(), name="cancel"),
    path("children/<int:pk>/meetings/", items.OfChild.as_view(), name="of-child"),
    path("children/<int:pk>/meetings/agenda/", items.PutOn.as_view(), name="put-on"),
    path("meetings/children/<int:pk>/", items.ShowItem.as_view(), name="item"),
    path("meetings/children/<int:pk>/take-off/", items.TakeOff.as_view(), name="take-off"),
    path("meetings/children/<int:pk>/invite/", items.Invite.as_view(), name="invite"),
    path("meetings/children/<int:pk>/invited/<int:invited>/", items.Uninvite.as_view(), name="uninvite"),
    path("meetings/children/<int:pk>/record/", items.RecordItem.as_view(), name="record"),
    path("meetings/children/<int:pk>/put-right/", items.PutRight.as_view(), name="put-right"),
    path("meetings/children/<int:pk>/answer/", items.ReplyToItem.as_view(), name="reply"),
    path("meetings/children/<int:pk>/undertake/", undertakings.Undertake.as_view(), name="undertake"),
    path("undertakings/<int:pk>/done/", undertakings.Finish.as_view(), name="finish"),
    path("undertakings/<int:pk>/let-go/", undertakings.LetGo.as_view(), name="let-go"),
    path("undertakings/<int:pk>/take-back/", undertakings.TakeBack.as_view(), name="take-back"),
]
