"""Somebody with a browser: signs in, opens pages, sends forms, and reads what comes back."""

import html
import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
DROPPED = (OSError, http.client.HTTPException)


@dataclass
class Answer:
    status: int
    text: str
    location: str

    @property
    def heading(self):
        """The page's first heading, in words."""
        return _words(re.search(r"<h1[^>]*>(.*?)</h1>", self.text, re.DOTALL))

    @property
    def refusal(self):
        """What the error summary says."""
        return _words(re.search(r'class="govuk-error-summary__body">(.*?)</ul>', self.text, re.DOTALL))

    @property
    def number(self):
        """The key of the record the answer leads to."""
        return int(re.findall(r"\d+", self.location)[-1])


def _words(match):
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", match[1]).split())) if match else ""


class Visitor:
    def __init__(self, port, email):
        self.port, self.email, self.cookies = port, email, {}
        self.get("/account/login/")
        assert self.send("/demo/sign-in", email=email).status == 302

    def get(self, path):
        return self._ask("GET", path)

    def send(self, path, **fields):
        return self._ask(
            "POST", path, urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"], **fields})
        )

    def _ask(self, method, path, body=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": FORM}
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            text = answer.read().decode()
        finally:
            line.close()
        for kept in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = kept.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, text, answer.headers.get("Location", ""))


def suspension(head, day, *, length="0.5", decided_on=None):
    """What a school types to record a suspension from the morning of `day`."""
    fields = {
        "kind": "suspension",
        "length": length,
        "starts_session": "am",
        "decided_by": head,
        "decided_time": "8:10am",
        "reason_1": "DB",
        "what_happened": "Threw a chair after being asked to leave the room.",
        "why_not_less": "Detention was tried twice this term.",
        "factors": "Spoke to the family; nothing had changed at home.",
        "record": "yes",
    }
    return fields | _boxes("starts_on", day) | _boxes("decided_on", decided_on or day)


def _boxes(name, day):
    year, month, number = day.split("-")
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}


def met(day):
    return {"how": "By phone at 9:40", "explanation": "Written down late."} | _boxes("done_on", day)


def cancelled(day):
    return {"because": "It was another pupil.", "board_meeting_started": "no"} | _boxes("cancelled_on", day)
