from django.urls import path

from foothold.desks.children.views import carers, child, correct, find, gaps, roll

app_name = "children"
urlpatterns = [
    path("children/", find.FindChild.as_view(), name="find"),
    path("children/add/", find.AddChild.as_view(), name="add"),
    path("children/enrol/", roll.Enrol.as_view(), name="enrol"),
    path("children/signs/", gaps.Gaps.as_view(), name="gaps"),
    path("children/signs/download/", gaps.DownloadGaps.as_view(), name="download-gaps"),
    path("children/<int:pk>/leave/", roll.Leave.as_view(), name="leave"),
    path("children/<int:pk>/move/", roll.MoveHome.as_view(), name="move-home"),
    path("children/<int:pk>/", child.ShowChild.as_view(), name="child"),
    path("children/<int:pk>/chronology/", child.Chronology.as_view(), name="chronology"),
    path("children/<int:pk>/access/", child.WhoCanSee.as_view(), name="access"),
    path("children/<int:pk>/correct/", correct.Correct.as_view(), name="correct"),
    path("children/<int:pk>/need/", correct.Characterise.as_view(), name="characterise"),
    path("children/<int:pk>/need/<int:need>/end/", correct.EndNeed.as_view(), name="end-need"),
    path("children/<int:pk>/carer/<int:carer>/", carers.CorrectCarer.as_view(), name="correct-carer"),
    path("children/<int:pk>/carer/<int:carer>/remove/", carers.RemoveCarer.as_view(), name="remove-carer"),
    path("children/<int:pk>/carer/", carers.AddCarer.as_view(), name="add-carer"),
]
