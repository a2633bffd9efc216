from enum import StrEnum


class Permission(StrEnum):
    """What a person may do. The words are what a page says when it refuses."""

    SEE_CHILD = "see the child's page"
    SEE_FAMILY = "see the family and its contacts"
    SEE_NEEDS = "see needs and characteristics"
    SEE_EXCLUSIONS = "see suspensions and permanent exclusions"
    LIST_EXCLUSIONS = "list and download exclusions"
    SEE_DUTIES = "see what is owed"
    SEE_CHRONOLOGY = "read the chronology"
    SEE_ACCESS = "see who can see this child"
    CREATE_CHILD = "add a child"
    CORRECT_CHILD = "correct a child's details"
    RECORD_EXCLUSION = "record an exclusion"
    CONFIRM_EXCLUSION = "confirm an exclusion as headteacher"
    CANCEL_EXCLUSION = "cancel an exclusion as headteacher"
    RECORD_BREACH = "record an exclusion that the law did not allow"
    RECORD_CONSULTATION = "record a consultation with the authority"
    MEET_DUTY = "record that something owed was done"
    VOID_DUTY = "record that something is no longer owed"
    EXPLAIN_DUTY = "explain why something was late"
    SEE_INSIGHT = "see figures without names"
    MANAGE_PEOPLE = "manage people and their roles"
    MANAGE_CALENDAR = "change the school's calendar"
    MANAGE_ORGANISATIONS = "change the list of organisations"
    CHOOSE_READING = "choose how an open question of the law is read"
