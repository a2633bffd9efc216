from django.urls import path

from foothold.path.approaches import views

app_name = "approaches"
urlpatterns = [
    path("directory/", views.Directory.as_view(), name="directory"),
    path("directory/<slug:approach>/", views.Entry.as_view(), name="entry"),
    path("schools/<int:pk>/approaches/", views.OwnCopy.as_view(), name="own-copy"),
    path("schools/<int:pk>/approaches/<slug:approach>/", views.SayOffer.as_view(), name="offer"),
]
