"""Cells merged over several rows: the first alone has the value, and the others mean it too."""

from collections.abc import Collection, Mapping, Sequence

from core.spreadsheets.files import SheetRead


class MergedCells:
    """Fills what merged cells cover, in the columns of which one word is meant for each row.

    An amount that stands once beside several rows is that of all of them: other columns stay.
    ``told`` gets what is known of the sheet before its first row is read; ``filled`` are the
    numbers of the rows that got a value.
    """

    def __init__(self, told: Sequence[SheetRead], names: Collection[str]) -> None:
        self.told = told
        self.names = names
        self.filled: list[int] = []
        self.ranges: dict[int, list[list[int]]] = {}
        self.values: dict[int, str] = {}

    def begin(self, places: Mapping[str, int], header_number: int) -> None:
        """Say where the columns stand, once the head of the table is read."""
        spanning = {places[name] for name in self.names if name in places}
        for place, first, last in (one for sheet in self.told for one in sheet.merged_down):
            if place in spanning and first > header_number:
                self.ranges.setdefault(place, []).append([first, last])
        for found in self.ranges.values():
            # The next one is the last of the list.
            found.sort(reverse=True)

    def fill(self, number: int, row: list[str]) -> None:
        """Put the values of merged cells into a row that they cover; a blank row stays blank."""
        for place, ranges in self.ranges.items():
            while ranges and ranges[-1][1] < number:
                ranges.pop()
            if not ranges or number < ranges[-1][0]:
                continue
            if number == ranges[-1][0]:
                self.values[place] = row[place] if place < len(row) else ""
            elif any(row) and (value := self.values.get(place)):
                row += [""] * (place + 1 - len(row))
                row[place] = value
                if self.filled[-1:] != [number]:
                    self.filled.append(number)
