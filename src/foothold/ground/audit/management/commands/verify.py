from django.core.management.base import BaseCommand, CommandError

from foothold.ground.audit import chain
from foothold.ground.audit.models import Chain, Event


class Command(BaseCommand):
    help = "Checks that no recorded event was altered or removed, and names every one that was."

    def handle(self, *args, **options):
        faults = 0
        for fault in chain.faults():
            faults += 1
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"The record was altered in {faults} places, named above.")
        self.stdout.write(
            f"{Event.objects.count()} events in {Chain.objects.count()} chains, all as recorded."
        )
