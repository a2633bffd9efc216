"""A Due of the law as the columns of a Duty."""


def of(due):
    return {
        "kind": due.kind,
        "what": due.what,
        "owed_by": due.owed_by,
        "owed_to": " ".join(sorted(due.owed_to)),
        "due_on": due.on,
        "due_session": due.session or "",
        "promptness": due.promptness,
        "strength": due.strength,
        "provision": due.provision.key,
    }
