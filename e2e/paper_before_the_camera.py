"""A printed paper as a camera meets it: at an angle, creased, in poor light; as a photo, and as a film for a camera."""

from __future__ import annotations

import io
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageEnhance

DOTS_PER_INCH, POINTS_PER_INCH = 150, 72
FILM_FRAMES = 12
PLAN = """["neck-press"]
do = true
repetitions = 3
rung = "pillow"
"""


def prescribed(folder: Path, made: str, *more: str) -> str:
    """What `stature prescribe` says of three presses of the neck instead of five."""
    plan = folder / "plan.toml"
    plan.write_text(PLAN, "utf-8")
    asked = ["prescribe", "--plan", str(plan), "--date", made, *more]
    done = subprocess.run([sys.executable, "-m", "stature", *asked], check=True, capture_output=True, text=True)
    return done.stdout


def printed(folder: Path, made: str) -> Image.Image:
    """The first page of the paper, as a printer has it."""
    paper = folder / "paper.pdf"
    prescribed(folder, made, "--by", "Eva Green", "--address", "https://stature.example/", "--out", str(paper))
    document = pypdfium2.PdfDocument(paper)
    page: Image.Image = document[0].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().convert("RGB")
    return page


def in_a_hand(page: Image.Image) -> Image.Image:
    """Turned by some degrees, seen from one side, with a crease through the square's half, at a lamp's light."""
    creased = ImageChops.multiply(page, _shade(page.size))
    wide, high = page.size
    from_aside = creased.transform(
        page.size,
        Image.Transform.PERSPECTIVE,
        _as_seen([(0.06, 0.03), (0.97, 0.0), (1.0, 1.0), (0.0, 0.94)], wide, high),
        Image.Resampling.BICUBIC,
        fillcolor=(90, 84, 78),
    )
    turned = from_aside.rotate(11, Image.Resampling.BICUBIC, expand=True, fillcolor=(90, 84, 78))
    return ImageEnhance.Contrast(ImageEnhance.Brightness(turned).enhance(0.62)).enhance(0.8)


def photo(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=70)
    return kept.getvalue()


def film(picture: Image.Image, file: Path) -> Path:
    """A Motion JPEG for `--use-file-for-fake-video-capture`: the square of the paper in a hand that is not quite still."""
    wide, high = picture.size
    upper = picture.crop((0, 0, wide, min(high, wide * 3 // 4))).resize((1280, 960))
    frames = (ImageChops.offset(upper, round(6 * math.sin(at)), round(4 * math.cos(at))) for at in range(FILM_FRAMES))
    file.write_bytes(b"".join(photo(frame) for frame in frames))
    return file


def _shade(size: tuple[int, int]) -> Image.Image:
    """Darker to one side, and along two folds."""
    wide, high = size
    shade = Image.linear_gradient("L").rotate(90).resize(size).point(lambda light: 150 + light * 105 // 255)
    drawn = ImageDraw.Draw(shade)
    for fold in (high // 6, high // 3):
        drawn.line([(0, fold), (wide, fold + 14)], fill=110, width=5)
    return Image.merge("RGB", [shade] * 3)


def _as_seen(corners: list[tuple[float, float]], wide: int, high: int) -> list[float]:
    """The eight numbers that bring a page's corners to these places, as parts of its size (Pillow asks for the way back)."""
    rows, right = list[list[float]](), list[float]()
    for (to_x, to_y), (x, y) in zip(corners, [(0, 0), (wide, 0), (wide, high), (0, high)], strict=True):
        seen_x, seen_y = to_x * wide, to_y * high
        rows += [
            [seen_x, seen_y, 1, 0, 0, 0, -x * seen_x, -x * seen_y],
            [0, 0, 0, seen_x, seen_y, 1, -y * seen_x, -y * seen_y],
        ]
        right += [x, y]
    return [float(value) for value in np.linalg.solve(rows, right)]
