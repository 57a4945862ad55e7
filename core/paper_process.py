"""Compiles one paper, in the process that asks for it or as a program of its own.

As a program (``python -I paper_process.py TEMPLATE``) it reads the data from stdin and writes the
PDF to stdout, so it imports nothing of ours.
"""

import sys
from functools import cache
from pathlib import Path

import typst

TEMPLATES = Path(__file__).parent / "paper_templates"
FONTS = Path(__file__).parent / "fonts"
MAX_TAGGED = 1_000_000
"""Tags for screen readers make a list of thousands twelve times as large; it goes without."""


def compile_pdf(template: str, data: str) -> bytes:
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"data": data},
        pdf_tags=len(data) <= MAX_TAGGED,
    )


@cache
def _fonts() -> typst.Fonts:
    """Our fonts, and Typst's own for letters that ours lack; never those of the machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


def main() -> int:
    sys.stdout.buffer.write(compile_pdf(sys.argv[1], sys.stdin.buffer.read().decode()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
