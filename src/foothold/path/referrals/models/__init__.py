from foothold.path.referrals.models.programme import Programme, Work
from foothold.path.referrals.models.referral import Evidence, Referral, Step

__all__ = ["Evidence", "Programme", "Referral", "Step", "Work"]
