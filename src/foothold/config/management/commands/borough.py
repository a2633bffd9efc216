from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from foothold.config.borough import build
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused


class Command(BaseCommand):
    help = "Fills an empty demonstration with the made-up borough. The same seed and day make the same one."

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--scale", type=float, default=1.0, help="1 is about 30,000 pupils")

    def handle(self, *args, seed, scale, **options):
        if not settings.DEMO:
            raise CommandError(
                "Nothing made up ever goes into a real system. Set FOOTHOLD_DEMO=1 for a demonstration."
            )
        started = clock.now()
        try:
            build.build(seed=seed, today=clock.today(), at=started, scale=scale, say=self.say)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"The borough is ready after {(clock.now() - started).seconds} seconds.")

    def say(self, line):
        if self.verbosity:
            self.stdout.write(f"  {line}")

    def execute(self, *args, **options):
        self.verbosity = options["verbosity"] - 1
        return super().execute(*args, **options)
