from foothold.path.panels.models.meeting import Invited, Item, Meeting
from foothold.path.panels.models.undertaking import Reply, Undertaking

__all__ = ["Invited", "Item", "Meeting", "Reply", "Undertaking"]
