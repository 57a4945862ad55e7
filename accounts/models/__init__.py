from accounts.models.agency import Agency, AgencyKind
from accounts.models.agency_alias import AgencyAlias, AgencyAliasQuerySet
from accounts.models.disclosure import Disclosure, DisclosureKind, DisclosureQuerySet
from accounts.models.event import track_in_bulk
from accounts.models.file_import import FileImport, FileImportQuerySet, HeaderAlias, ImportTable
from accounts.models.office import Office
from accounts.models.region import Region, RegionLevel
from accounts.models.user import Role, User

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyAliasQuerySet",
    "AgencyKind",
    "Disclosure",
    "DisclosureKind",
    "DisclosureQuerySet",
    "FileImport",
    "FileImportQuerySet",
    "HeaderAlias",
    "ImportTable",
    "Office",
    "Region",
    "RegionLevel",
    "Role",
    "User",
    "track_in_bulk",
]
