"""How far two spellings of a word are apart."""


def slips_between(one: str, other: str) -> int:
    """Letters missing, added, wrong or swapped with their neighbour (Damerau and Levenshtein)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            steps = min(
                rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (letter != wanted)
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                steps = min(steps, rows[i - 2][j - 2] + 1)
            row.append(steps)
        rows.append(row)
    return rows[-1][-1]
