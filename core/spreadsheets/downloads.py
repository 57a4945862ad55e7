"""Tables as the answer to a request."""

import io
from collections.abc import Iterable, Sequence

from django.http import FileResponse, StreamingHttpResponse

from core.spreadsheets.writing import Sheet, SheetColumn, csv_lines, write_xlsx

# Named here: not every machine's list of types knows it.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def xlsx_download(name: str, *sheets: Sheet) -> FileResponse:
    """A workbook of these sheets to save as ``name``, which ends in .xlsx."""
    stream = io.BytesIO()
    write_xlsx(stream, sheets)
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)


def csv_download(
    name: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """A CSV file to save as ``name``, sent row by row."""
    return StreamingHttpResponse(
        csv_lines(columns, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
