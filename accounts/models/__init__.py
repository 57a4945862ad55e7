from accounts.models.agency import Agency, AgencyKind
from accounts.models.office import Office
from accounts.models.region import Region, RegionLevel
from accounts.models.user import Role, User

__all__ = ["Agency", "AgencyKind", "Office", "Region", "RegionLevel", "Role", "User"]
