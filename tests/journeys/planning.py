"""A plan of support as its leader writes, reviews and ends it, page by page."""

TARGETS = {
    "pupil": ("In class on time for every lesson", "Late to 9 of 25 lessons", "The register, each week"),
    "school": ("Greeted at the door by name", "2 of 8 teachers do", "Asked each Friday"),
    "family": ("A message home on each good day, answered", "None so far", "Counted in the planner"),
}
BOXES = ("What is to change?", "Where does it stand now?", "How is it measured?")


def writes_a_plan(visitor, child, *, ends_on, review_on, targets=TARGETS):
    """One form; the kind, the place, the leader and the first day are filled in."""
    visitor.finds_child(child)
    visitor.follows("Write a plan of support")
    visitor.chooses("Two or more suspensions", of="Why now?")
    visitor.types("What is it to achieve?", "To be in lessons, and known there for what goes well")
    visitor.types("What was tried before, and what came of it?", "A report card, which changed nothing")
    visitor.types("How shall we know that it may end?", "Four weeks without a lesson missed")
    visitor.dates("Last day", ends_on)
    visitor.dates("First review", review_on)
    for whose, said in targets.items():
        words_a_target(visitor, whose, said)
    visitor.types("The pupil", "I get told off before I have done anything")
    visitor.types("The family", "Mornings are hard since the move")
    visitor.presses("Write the plan")


def words_a_target(visitor, whose, said):
    group = visitor.page.get_by_role("group", name=f"Target for the {whose}")
    if not group.is_visible():
        visitor.unfolds(f"A target for the {whose}")
    for label, text in zip(BOXES, said, strict=True):
        group.get_by_label(label).fill(text)


def reviews(visitor, *, next_on, stands, came=("The pupil", "A parent or carer"), ends_on=None):
    """Says of each target, by what is to change, how it stands."""
    visitor.presses("Record a review")
    for each in came:
        visitor.chooses(each)
    for what, how in stands.items():
        visitor.page.get_by_role("group", name=what).get_by_label(how, exact=True).first.check()
    visitor.dates("Next review", next_on)
    if ends_on:
        visitor.types("New last day of the plan", f"{ends_on:%-d %-m %Y}")
    visitor.presses("Record review")
