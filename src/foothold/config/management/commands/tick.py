import logging

from django.core.management.base import BaseCommand, CommandError

from foothold.config import ticking
from foothold.ground.kit import clock
from foothold.ground.kit.one_by_one import Unfinished


class Command(BaseCommand):
    help = "Does the work of the day: daily e-mails, what is waiting, what is to be cleared away. Harmless twice."

    def handle(self, *args, **options):
        stuck = []
        for job in ticking.JOBS:
            try:
                self.stdout.write(f"{job.__name__.replace('_', ' ')}: {job(clock.now())}")
            except Exception as fault:  # one job that cannot be done must not keep the others from being done
                why = fault if isinstance(fault, Unfinished) else type(fault).__name__
                logging.getLogger(__name__).error("tick: %s: %s", job.__name__, why)
                stuck.append(job.__name__.replace("_", " "))
        if stuck:
            raise CommandError(f"Not done: {', '.join(stuck)}. They are tried again at the next tick.")
