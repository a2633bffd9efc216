from django.urls import path

from foothold.desks.packs import views

app_name = "packs"
urlpatterns = [
    path("children/<int:pk>/file-requests/", views.Requests.as_view(), name="requests"),
    path("file-requests/<int:pk>/", views.ShowRequest.as_view(), name="request"),
    path("file-requests/<int:pk>/leave-out/", views.LeaveOut.as_view(), name="leave-out"),
    path("file-requests/<int:pk>/file/", views.WholeFile.as_view(), name="file"),
    path("file-requests/<int:pk>/file.pdf", views.WholeFileOnPaper.as_view(), name="file-on-paper"),
    path("file-requests/<int:pk>/answered/", views.Answered.as_view(), name="answered"),
    path("children/<int:pk>/evidence/", views.Bundles.as_view(), name="bundles"),
    path("evidence/<int:pk>/", views.ReadBundle.as_view(), name="bundle"),
    path("evidence/<int:pk>/evidence.pdf", views.BundleOnPaper.as_view(), name="bundle-on-paper"),
    path("evidence/<int:pk>/evidence.docx", views.BundleInWord.as_view(), name="bundle-in-word"),
    path("exclusions/<int:pk>/board-pack/", views.ShowBoardPack.as_view(), name="board-pack"),
    path("exclusions/<int:pk>/board-pack/add/<slug:kind>/", views.AddEvidence.as_view(), name="add-evidence"),
    path(
        "exclusions/<int:pk>/board-pack/leave-out/", views.LeaveOutOfPack.as_view(), name="leave-out-of-pack"
    ),
    path("exclusions/<int:pk>/board-pack/papers/", views.ReadPack.as_view(), name="papers"),
    path(
        "exclusions/<int:pk>/board-pack/papers.pdf", views.ReadPackOnPaper.as_view(), name="papers-on-paper"
    ),
    path("exclusions/<int:pk>/board-pack/sent/", views.SendPapers.as_view(), name="send-papers"),
    path("exclusions/<int:pk>/papers-for-you/", views.PapersForYou.as_view(), name="papers-for-you"),
    path("board-evidence/<int:pk>/correct/", views.CorrectEvidence.as_view(), name="correct-evidence"),
    path("board-evidence/<int:pk>/take-out/", views.TakeOut.as_view(), name="take-out"),
    path("board-evidence/<int:pk>/file/", views.EvidenceFile.as_view(), name="evidence-file"),
    path("board-papers/<int:pk>/", views.PapersAsSent.as_view(), name="papers-as-sent"),
]
