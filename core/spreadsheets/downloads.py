"""Tables as the answer to a request."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.http import FileResponse, StreamingHttpResponse

from core.spreadsheets.writing import Sheet, SheetColumn, csv_lines, write_xlsx

# Named here: not every machine's list of types knows it.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Counter:
    """Rows on their way into a file; ``count`` says how many have gone so far."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[object]]:
        for row in self.rows:
            self.count += 1
            yield row


def xlsx_download(name: str, *sheets: Sheet) -> FileResponse:
    """A workbook of these sheets to save as ``name``, which ends in .xlsx.

    Its ``row_count`` is that of the first sheet; the others sum it up.
    """
    stream = io.BytesIO()
    counter = Counter(sheets[0].rows)
    write_xlsx(stream, [replace(sheets[0], rows=counter), *sheets[1:]])
    stream.seek(0)
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)
    response.row_count = counter.count  # type: ignore[attr-defined]  # read where downloads are kept
    return response


def csv_download(
    name: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[object]],
    notes: Sequence[str] = (),
) -> StreamingHttpResponse:
    """A CSV file to save as ``name``, sent row by row; its ``counter`` knows how many.

    Notes stand under the rows.
    """
    counter = Counter(rows)
    response = StreamingHttpResponse(
        csv_lines(columns, counter, notes),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    response.counter = counter  # type: ignore[attr-defined]  # read where downloads are kept
    return response
