from accounts.models.agency import Agency, AgencyKind, kind_of_name
from accounts.models.agency_alias import AgencyAlias, AgencyAliasQuerySet, UnitDirectory
from accounts.models.agency_import import AgencyAction, AgencyImport, ImportedAgency
from accounts.models.disclosure import Disclosure, DisclosureKind, DisclosureQuerySet
from accounts.models.event import InsertsByStatement, track_in_bulk
from accounts.models.file_import import (
    WHOLE,
    FileImport,
    FileImportQuerySet,
    HeaderAlias,
    ImportTable,
    UploadGoneError,
)
from accounts.models.office import Office
from accounts.models.region import Region, RegionLevel
from accounts.models.user import Role, User

__all__ = [
    "WHOLE",
    "Agency",
    "AgencyAction",
    "AgencyAlias",
    "AgencyAliasQuerySet",
    "AgencyImport",
    "AgencyKind",
    "Disclosure",
    "DisclosureKind",
    "DisclosureQuerySet",
    "FileImport",
    "FileImportQuerySet",
    "HeaderAlias",
    "ImportTable",
    "ImportedAgency",
    "InsertsByStatement",
    "Office",
    "Region",
    "RegionLevel",
    "Role",
    "UnitDirectory",
    "UploadGoneError",
    "User",
    "kind_of_name",
    "track_in_bulk",
]
