"""Where the room's pages are, and the way to them."""

from django.urls import reverse

LISTS = (("Meetings", "meetings"), ("Decided and not done", "undone"), ("Caseload", "caseload"))


def to_meetings():
    return [{"text": "Meetings", "href": reverse("panels:meetings")}]


def to_meeting(meeting):
    said = str(meeting)
    return [*to_meetings(), {"text": said[:1].upper() + said[1:], "href": meeting_page(meeting)}]


def to_item(item):
    return [*to_meeting(item.meeting), {"text": str(item.pupil), "href": item_page(item)}]


def meeting_page(meeting):
    return reverse("panels:meeting", args=[meeting.pk])


def item_page(item):
    return reverse("panels:item", args=[item.pk])


def tabs(here):
    """The room's three lists, for those who see every child's."""
    held = [(text, reverse(f"panels:{name}")) for text, name in LISTS]
    return [{"text": text, "href": href, "current": href == here} for text, href in held]
