"""Answers a duty that an exclusion made owed."""

import json
import sys

import django


def main(exclusion):
    from foothold.child.duties.models import Duty

    about = f"exclusions.exclusion:{exclusion}"
    return {"duty": Duty.objects.open().filter(basis__about=about, owed_by="headteacher").earliest("pk").pk}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(**json.load(sys.stdin))))
