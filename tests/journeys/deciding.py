"""What a headteacher or the office types, page by page."""

from datetime import date

SUSPENSION = {
    "For how long?": "2",
    "At what time?": "8:50am",
    "What happened?": "Threw a chair across the room.",
    "Why would something less, such as detention, not do?": "Detention had been given twice.",
    "What may have contributed": "Friends and home were asked about; a mentor is in place.",
}


def opens_the_form(visitor, child):
    visitor.finds_child(child)
    visitor.follows("Record a suspension")


def fills_in_a_suspension(visitor, *, first_day, decided_on=None, reason="DB", **told):
    for label, text in (SUSPENSION | told).items():
        visitor.types(label, text)
    visitor.dates("First day away", first_day)
    visitor.dates("On which day?", decided_on or first_day)
    visitor.picks("Reason", reason)


def decides_to_suspend(visitor, child, *, first_day, days, reason, decided_on=None):
    """As far as "check before you record"."""
    opens_the_form(visitor, child)
    told = {"For how long?": days}
    fills_in_a_suspension(visitor, first_day=first_day, decided_on=decided_on, reason=reason, **told)
    visitor.presses("Check what follows")


def says_when_it_was_decided(visitor, *, decided_on: date, first_day: date):
    visitor.types("At what time?", "8:30am")
    visitor.dates("On which day?", decided_on)
    visitor.dates("First day away", first_day)
    visitor.presses("Save and go on")


def answers_the_test(visitor, *, breach):
    """The two limbs, the policy, and what was considered, for one serious breach."""
    visitor.chooses("One serious breach of the behaviour policy")
    visitor.chooses("Carrying an offensive weapon")
    visitor.types("Which part of the published behaviour policy?", "Section 6.2, weapons")
    visitor.types("Which version of the policy?", "September 2025")
    visitor.presses("Save and go on")
    visitor.types("What was the breach, or what were the breaches?", breach)
    visitor.picks("Reason", "OW")
    visitor.presses("Save and go on")
    visitor.types("How would it seriously harm", "Two pupils no longer feel safe in lessons with her.")
    visitor.presses("Save and go on")
    visitor.types("For one serious breach only", "A knife was shown; nothing else could keep others safe.")
    visitor.presses("Save and go on")
    visitor.types("Which social, emotional or health causes", "A move of foster home last month.")
    visitor.types("Why would a suspension not do instead?", "The risk would be the same on return.")
    visitor.types("What may have contributed", "The move; a mentor and counselling are in place.")
