"""Plain drawings that stand in for photos of the demo products: nobody takes them for real."""

import io
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw, ImageFont

from core.pictures import SMALL_EDGE, Picture

WIDTH, HEIGHT = 960, 600
GROUNDS = ["#E9DCC3", "#DDE4F2", "#E3EBDD", "#F0E0D6", "#E6E1EE", "#DCEAEA"]
INK, GOLD, NIGHT, LEAF, CLAY, PAPER = (
    "#1D3F72", "#D9A93F", "#1B2A4E", "#3E7D5A", "#A4512F", "#FFFFFF",
)  # fmt: skip
type Pen = ImageDraw.ImageDraw


def food(pen: Pen, pick: Random) -> None:
    """A box with compartments."""
    pen.rounded_rectangle((300, 130, 660, 470), 24, fill=PAPER)
    pen.rounded_rectangle((325, 155, 490, 445), 16, fill="#F4EEDF")
    pen.pieslice((345, 260, 470, 385), 180, 360, fill=PAPER, outline="#D8D0BD", width=3)
    for top, colour in ((155, GOLD), (310, LEAF)):
        pen.rounded_rectangle((510, top, 635, top + 135), 16, fill="#FBF5E6")
        for _ in range(5):
            left, high = pick.randrange(520, 590), pick.randrange(top + 12, top + 90)
            pen.ellipse((left, high, left + 36, high + 36), fill=colour)


def cloth(pen: Pen, pick: Random) -> None:
    """Woven bands of triangles and lozenges."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=pick.choice([NIGHT, "#5B2026", "#3A2A1C"]))
    size = pick.choice([60, 80, 96])
    for top in range(0, HEIGHT, size * 2):
        for left in range(0, WIDTH, size):
            middle = left + size // 2
            pen.polygon([(left, top + size), (middle, top), (left + size, top + size)], fill=GOLD)
            centre = top + size + size // 2
            half = size // 3
            pen.polygon(
                [(middle - half, centre), (middle, centre - half), (middle + half, centre),
                 (middle, centre + half)],
                outline=GOLD, width=6,
            )  # fmt: skip


def paper(pen: Pen, pick: Random) -> None:
    """Sheets with lines and a coloured head."""
    for shift in (40, 20, 0):
        pen.rectangle(
            (360 + shift, 110 - shift, 620 + shift, 470 - shift),
            fill=PAPER,
            outline="#C9CED8",
            width=3,
        )
    pen.rectangle((385, 140, 595, 215), fill=pick.choice([INK, CLAY, LEAF]))
    for line in range(6):
        pen.rectangle((385, 245 + line * 32, 595 - line % 3 * 40, 255 + line * 32), fill="#C9D6EA")


def garment(pen: Pen, pick: Random) -> None:
    """A shirt."""
    colour = pick.choice([INK, CLAY, LEAF, "#8B7B52"])
    pen.polygon(
        [(380, 130), (580, 130), (720, 230), (660, 310), (600, 265), (600, 490), (360, 490),
         (360, 265), (300, 310), (240, 230)],
        fill=colour,
    )  # fmt: skip
    pen.polygon([(420, 130), (540, 130), (480, 215)], fill=PAPER)
    for top in range(240, 480, 55):
        pen.ellipse((474, top, 486, top + 12), fill=PAPER)


def furniture(pen: Pen, pick: Random) -> None:
    """A table with a drawer."""
    wood = pick.choice(["#9A6A3A", "#7D5530", "#B3824C"])
    pen.rectangle((230, 220, 730, 260), fill=wood)
    for left in (255, 675):
        pen.rectangle((left, 260, left + 30, 490), fill=wood)
    pen.rectangle((480, 260, 660, 340), fill="#C99A62", outline=wood, width=6)
    pen.ellipse((560, 290, 580, 310), fill=NIGHT)


def bottle(pen: Pen, pick: Random) -> None:
    """Bottles of cleaning stuff."""
    for left, colour in ((330, LEAF), (500, pick.choice([INK, CLAY]))):
        pen.rectangle((left + 50, 120, left + 90, 180), fill=NIGHT)
        pen.rounded_rectangle((left, 180, left + 140, 490), 26, fill=colour)
        pen.rectangle((left + 18, 280, left + 122, 400), fill=PAPER)


def stage(pen: Pen, pick: Random) -> None:
    """A tent with chairs."""
    pen.polygon([(220, 280), (480, 100), (740, 280)], fill=pick.choice([INK, CLAY, LEAF]))
    for left in (230, 715):
        pen.rectangle((left, 280, left + 15, 490), fill=NIGHT)
    for left in range(320, 640, 90):
        pen.rectangle((left, 350, left + 55, 420), fill=GOLD)
        pen.rectangle((left, 420, left + 10, 490), fill=NIGHT)
        pen.rectangle((left + 45, 420, left + 55, 490), fill=NIGHT)


def tool(pen: Pen, pick: Random) -> None:
    """Pens and a box."""
    for place in range(4):
        left = 350 + place * 70
        pen.rectangle((left, 190, left + 34, 430), fill=pick.choice([INK, CLAY, LEAF, NIGHT]))
        pen.polygon([(left, 430), (left + 34, 430), (left + 17, 485)], fill=GOLD)
        pen.rectangle((left, 150, left + 34, 190), fill=PAPER)


# By the slug of the top category.
MOTIFS: dict[str, Callable[[Pen, Random], None]] = {
    "makanan-minuman": food,
    "kerajinan": cloth,
    "pakaian": garment,
    "alat-tulis-kantor": tool,
    "percetakan": paper,
    "mebel": furniture,
    "kebersihan": bottle,
    "sewa": stage,
    "jasa-acara": stage,
    "komputer-elektronik": tool,
}
CLOTHS = {"batik", "tapis"}


def draw_picture(name: str, category: str, top: str) -> Picture:
    """A drawing for a product: the same for the same name. `category` and `top` are slugs."""
    pick = Random(name)  # noqa: S311 - which colour, not a secret
    image = Image.new("RGB", (WIDTH, HEIGHT), pick.choice(GROUNDS))
    pen = ImageDraw.Draw(image)
    motif = cloth if category in CLOTHS else MOTIFS.get(top, paper)
    motif(pen, pick)
    pen.rectangle((0, HEIGHT - 44, WIDTH, HEIGHT), fill=NIGHT)
    pen.text(
        (24, HEIGHT - 36), f"Ilustrasi, bukan foto: {name}"[:70], PAPER, ImageFont.load_default(24)
    )
    small = image.copy()
    small.thumbnail((SMALL_EDGE, SMALL_EDGE))
    return Picture(jpeg(image), jpeg(small), WIDTH, HEIGHT)


def jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
