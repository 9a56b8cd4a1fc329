"""Faces beside the answers of a scale: one line drawing, from a frown to a smile.

All are of one colour, so that no answer looks like the right one, and each stands beside
its label, so that nobody has to read a face.
"""

from io import BytesIO

from PIL import Image, ImageDraw

from pescycle.model.questionnaire import Scale

# Beyond it neighbours look alike.
MOST_FACES = 7
SIDE = 96  # of the picture, in pixels
FINER = 4  # drawn so much larger, then shrunk: Pillow draws without smoothing
INK = (40, 48, 60)
EYES = ((35, 40), (65, 40))


def has_faces(scale: Scale) -> bool:
    """Whether forms draw faces beside the answers of that scale."""
    return scale.faces and len(scale.labels) <= MOST_FACES


def mood(scale: Scale, code: int) -> float:
    """Where a labelled code stands on its scale, from -1 (worst) to 1 (best)."""
    codes = list(scale.labels)
    return 2 * codes.index(code) / (len(codes) - 1) - 1


def mouth(height: float) -> tuple[tuple[float, float], ...]:
    """Start, pull and end of a quadratic curve, in a square of 100."""
    ends, pull = 68 - 6 * height, 68 + 22 * height
    return (28, ends), (50, pull), (72, ends)


def mouth_path(height: float) -> str:
    """The mouth as the path of a drawing (SVG)."""
    (x0, y0), (x1, y1), (x2, y2) = mouth(height)
    return f"M{x0:g} {y0:g} Q{x1:g} {y1:g} {x2:g} {y2:g}"


def face_picture(height: float) -> bytes:
    """A face as PNG, for phones and tablets."""
    scale = SIDE * FINER / 100
    image = Image.new("RGBA", (SIDE * FINER, SIDE * FINER), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse(_box(50, 50, 46, scale), outline=INK, width=round(5 * scale))
    for x, y in EYES:
        draw.ellipse(_box(x, y, 6, scale), fill=INK)
    for x, y in _curve(mouth(height)):
        draw.ellipse(_box(x, y, 2.6, scale), fill=INK)
    buffer = BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def picture_name(scale: Scale, code: int) -> str:
    """File name of the face of a code; scales of equal length share their faces."""
    return f"face_{list(scale.labels).index(code) + 1}_of_{len(scale.labels)}.png"


def _box(x: float, y: float, radius: float, scale: float) -> tuple[float, ...]:
    corners = (x - radius, y - radius, x + radius, y + radius)
    return tuple(corner * scale for corner in corners)


def _curve(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    start, pull, end = points
    steps = [number / 200 for number in range(201)]
    return [
        tuple(
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c
            for a, b, c in zip(start, pull, end, strict=True)
        )
        for t in steps
    ]
