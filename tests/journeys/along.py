"""An exclusion's pages as its people use them, on the day the story has come to."""

from datetime import date

from tests.path.exclusions.walk import Walk

NO = dict.fromkeys(
    ("remote_asked", "remote_works", "is_remote", "chair_alone", "shorter_notice_agreed"), "no"
)


class Along:
    """One exclusion, walked from page to page."""

    def __init__(self, row, signed_in, at):
        self.walk, self.signed_in, self.at = Walk(row), signed_in, at
        self.address = f"/exclusions/{row.pk}/"

    def on(self, day):
        self.at(f"{day}T15:00Z")

    def reads(self, who):
        return self.signed_in(who).get(self.address).content.decode()

    def records(self, who, page, **fields):
        answer = self.signed_in(who).post(f"{self.address}{page}/", typed(fields))
        assert answer.status_code == 302, answer.content.decode()

    def tells(self, who, *told, how="hand", on):
        self.records(who, "notice", told=list(told), how=how, sent_on=on)

    def due(self, kind, to="relevant_person"):
        return self.walk.due(kind, to)


def typed(fields):
    """What a browser would send: dates in three boxes."""
    found = dict(NO)
    for name, value in fields.items():
        if isinstance(value, date):
            found |= {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
        else:
            found[name] = value
    return found
