"""Whether a person wants the daily e-mail: their own choice, about nobody else."""

from foothold.desks.worklist.models import NoDigest


def wants_digest(person):
    return not NoDigest.objects.filter(person=person).exists()


def choose(person, wants, at):
    if wants:
        NoDigest.objects.filter(person=person).delete()
    else:
        NoDigest.objects.get_or_create(person=person, defaults={"since": at})
