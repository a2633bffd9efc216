"""Where a child's page is, and the way to it."""

from django.urls import reverse


def page_of(pupil):
    return reverse("children:child", args=[pupil.pk])


def trail_to(pupil):
    return [
        {"text": "Children", "href": reverse("children:find")},
        {"text": str(pupil), "href": page_of(pupil)},
    ]
