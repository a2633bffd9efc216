"""The same thing done by many at once is done once, and everybody else is told so in words."""

import threading
from collections import Counter

from tests.soak.visitor import Visitor, cancelled, met, suspension

CLIENTS = 8
ATTEMPTS = 1_000
ROUNDS = 12
ALREADY = (
    "This suspension is already recorded.",
    "Somebody recorded an exclusion of this pupil for the same time",
)
HEAD, OFFICE = "head@demo.foothold.example", "office@demo.foothold.example"


def at_once(deeds):
    """What each came to, all begun in the same moment."""
    start, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(number, deed):
        start.wait(30)
        results[number] = deed()

    threads = [threading.Thread(target=do, args=each, daemon=True) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    return results


def whole(house):
    found = house.script("examine")
    assert found["faults"] == []
    return found["stored"]


def test_a_thousand_attempts_to_record_one_suspension_store_it_once(house, measured):
    there = house.script("prepare", pupils=1)
    pupil, day = there["pupils"][0], there["days"][-1]
    with house.served() as server:
        visitors = [Visitor(server.port, HEAD) for _ in range(CLIENTS)]

        def send_many(visitor):
            address, typed = f"/children/{pupil}/suspension/", suspension(there["head"], day)
            return lambda: [visitor.send(address, **typed) for _ in range(ATTEMPTS // CLIENTS)]

        answers = [answer for some in at_once([send_many(each) for each in visitors]) for answer in some]

    said = Counter(answer.status for answer in answers)
    refused = Counter(answer.refusal for answer in answers if answer.status == 422)
    assert said == {302: 1, 422: ATTEMPTS - 1}
    assert all(words.startswith(ALREADY) for words in refused), refused
    assert len(whole(house)) == 1
    measured(attempts=len(answers), stored=said[302], told=said[422])


def test_a_suspension_confirmed_eight_times_at_once_is_confirmed_once(house, measured):
    there = house.script("prepare", pupils=ROUNDS)
    with house.served() as server:
        office = Visitor(server.port, OFFICE)
        heads = [Visitor(server.port, HEAD) for _ in range(CLIENTS)]
        for pupil in there["pupils"]:
            sent = office.send(
                f"/children/{pupil}/suspension/", **suspension(there["head"], there["days"][-1])
            )
            answers = at_once([presses(head, f"/exclusions/{sent.number}/confirm/") for head in heads])
            once(answers, "so it cannot become confirmed by the headteacher")

    assert [status for *_, status in whole(house)] == ["confirmed"] * ROUNDS
    measured(rounds=ROUNDS, clients=CLIENTS)


def test_a_duty_met_eight_times_at_once_is_met_once(house, measured):
    there = house.script("prepare", pupils=ROUNDS)
    day = there["days"][-1]
    with house.served() as server:
        heads = [Visitor(server.port, HEAD) for _ in range(CLIENTS)]
        for pupil in there["pupils"]:
            sent = heads[0].send(f"/children/{pupil}/suspension/", **suspension(there["head"], day))
            duty = house.script("duty_of", exclusion=sent.number)["duty"]
            answers = at_once([presses(head, f"/duties/{duty}/done/", **met(day)) for head in heads])
            once(answers, "so it cannot become done")

    whole(house)
    measured(rounds=ROUNDS, clients=CLIENTS)


def test_cancelling_one_suspension_while_others_are_recorded_leaves_totals_that_hold(house, measured):
    """The one cancelled frees its days; each of the others is recorded, or refused because the days are taken."""
    there = house.script("prepare", pupils=ROUNDS)
    before, day, later = there["days"][-10], there["days"][-9], there["days"][-5]
    with house.served() as server:
        heads = [Visitor(server.port, HEAD) for _ in range(3)]
        for pupil in there["pupils"]:
            address = f"/children/{pupil}/suspension/"
            first = suspension(there["head"], day, length="2", decided_on=before)
            sent = heads[0].send(address, **first)
            answers = at_once(
                [
                    presses(heads[0], f"/exclusions/{sent.number}/cancel/", **cancelled(before)),
                    presses(heads[1], address, **suspension(there["head"], day)),
                    presses(heads[2], address, **suspension(there["head"], later)),
                ]
            )
            assert [answers[0].status, answers[2].status] == [302, 302], [each.refusal for each in answers]
            assert answers[1].status == 302 or "already away" in answers[1].refusal

    stored = whole(house)
    assert [status for *_, status in stored].count("cancelled") == ROUNDS
    measured(rounds=ROUNDS, stored=len(stored))


def presses(visitor, address, **fields):
    return lambda: visitor.send(address, **fields)


def once(answers, words):
    assert sorted(answer.status for answer in answers) == [302] + [422] * (CLIENTS - 1)
    assert all(words in answer.refusal for answer in answers if answer.status == 422), answers[0].refusal
