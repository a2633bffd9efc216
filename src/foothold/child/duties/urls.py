from django.urls import path

from foothold.child.duties import views

app_name = "duties"
urlpatterns = [
    path("moved/<slug:change>/", views.Moved.as_view(), name="moved"),
    path("passed-on/<int:handover>/", views.PassedOn.as_view(), name="passed-on"),
    path("duties/<int:pk>/", views.ShowDuty.as_view(), name="duty"),
    path("duties/<int:pk>/done/", views.MarkDone.as_view(), name="done"),
    path("duties/<int:pk>/explain/", views.ExplainLate.as_view(), name="explain"),
    path("duties/<int:pk>/let-go/", views.LetGo.as_view(), name="let-go"),
    path("duties/<int:pk>/take-back/", views.TakeBack.as_view(), name="take-back"),
]
