from django.core.files import File
from django.core.files.storage import FileSystemStorage


class UploadFolder(FileSystemStorage):
    """The folder of uploads; a save that fails, as on a full disk, leaves no half file behind."""

    def _save(self, name: str, content: File) -> str:
        was_there = self.exists(name)
        try:
            return super()._save(name, content)  # type: ignore[misc]  # the stubs leave it out
        except OSError:
            if not was_there:
                self.delete(name)
            raise
