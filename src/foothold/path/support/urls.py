from django.urls import path

from foothold.path.support import register_views, views

app_name = "support"
urlpatterns = [
    path("plans/", register_views.PlanRegister.as_view(), name="register"),
    path("plans/download/", register_views.DownloadRegister.as_view(), name="download"),
    path("children/<int:pk>/plan/", views.BeginPlan.as_view(), name="begin"),
    path("plans/<int:pk>/", views.ShowPlan.as_view(), name="plan"),
    path("plans/<int:pk>/review/", views.ReviewPlan.as_view(), name="review"),
    path("plans/<int:pk>/view/", views.HearView.as_view(), name="hear"),
    path("plans/<int:pk>/target/", views.AddTarget.as_view(), name="add-target"),
    path("plans/<int:pk>/target/<int:target>/", views.AmendTarget.as_view(), name="amend-target"),
    path("plans/<int:pk>/end/", views.EndPlan.as_view(), name="end"),
]
