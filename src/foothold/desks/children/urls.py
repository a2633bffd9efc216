from django.urls import path

from foothold.desks.children import roll_views, views

app_name = "children"
urlpatterns = [
    path("children/", views.FindChild.as_view(), name="find"),
    path("children/add/", views.AddChild.as_view(), name="add"),
    path("children/enrol/", roll_views.Enrol.as_view(), name="enrol"),
    path("children/<int:pk>/leave/", roll_views.Leave.as_view(), name="leave"),
    path("children/<int:pk>/", views.ShowChild.as_view(), name="child"),
    path("children/<int:pk>/chronology/", views.Chronology.as_view(), name="chronology"),
    path("children/<int:pk>/access/", views.WhoCanSee.as_view(), name="access"),
    path("children/<int:pk>/correct/", views.Correct.as_view(), name="correct"),
    path("children/<int:pk>/need/", views.Characterise.as_view(), name="characterise"),
    path("children/<int:pk>/need/<int:need>/end/", views.EndNeed.as_view(), name="end-need"),
    path("children/<int:pk>/carer/<int:carer>/", views.CorrectCarer.as_view(), name="correct-carer"),
    path("children/<int:pk>/carer/<int:carer>/remove/", views.RemoveCarer.as_view(), name="remove-carer"),
    path("children/<int:pk>/carer/", views.AddCarer.as_view(), name="add-carer"),
]
