"""The database itself refuses to change or remove what was recorded, whoever asks."""

REFUSED = {
    "audit_event": ("UPDATE", "DELETE"),
    "audit_eventcontent": ("UPDATE",),
    "audit_reading": ("UPDATE", "DELETE"),
}
_SAYS = "the record is only ever added to"


def install_sql(vendor):
    statements = [_POSTGRES_FUNCTION] if vendor == "postgresql" else []
    for table, verbs in REFUSED.items():
        statements += [_create(vendor, table, verb) for verb in verbs]
    return statements


def remove_sql(vendor):
    on = {"postgresql": " ON {table}", "sqlite": ""}[vendor]
    return [
        f"DROP TRIGGER IF EXISTS {_name(table, verb)}{on.format(table=table)}"
        for table, verbs in REFUSED.items()
        for verb in verbs
    ]


_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_SAYS}'; END $$
"""


def _create(vendor, table, verb):
    head = f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table}"
    if vendor == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"


def _name(table, verb):
    return f"{table}_refuses_{verb.lower()}"


def install(apps, schema_editor):
    _run(schema_editor, install_sql)


def remove(apps, schema_editor):
    _run(schema_editor, remove_sql)


def _run(schema_editor, statements):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)
