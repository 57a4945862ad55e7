from accounts.models.agency import Agency, AgencyKind
from accounts.models.file_import import FileImport, FileImportQuerySet, HeaderAlias, ImportTable
from accounts.models.office import Office
from accounts.models.region import Region, RegionLevel
from accounts.models.user import Role, User

__all__ = [
    "Agency",
    "AgencyKind",
    "FileImport",
    "FileImportQuerySet",
    "HeaderAlias",
    "ImportTable",
    "Office",
    "Region",
    "RegionLevel",
    "Role",
    "User",
]
