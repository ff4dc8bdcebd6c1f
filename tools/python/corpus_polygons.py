"""Answers to "outline of the tumour"; the ring is drawn first, the text is made from it."""

import math

from corpus_forms import ARABIC, FULL, WITH_ANSWER, answered, failed, in_digits, refusals

TASK = "bounding-polygon"


def ring(rng, count=None):
    """Points round an ellipse, clockwise from the north."""
    count = count or rng.randrange(10, 16)
    row, column = rng.randrange(40, 88), rng.randrange(40, 88)
    high, wide = rng.randrange(12, 36), rng.randrange(12, 36)
    points = []
    for n in range(count):
        angle = 2 * math.pi * n / count
        points.append([round(row - high * math.cos(angle)), round(column + wide * math.sin(angle))])
    return points


def pairs(points, form="({}, {})", between=", "):
    return between.join(form.format(*p) for p in points)


WRITERS = {
    "polygon-plain": [lambda p: "(" + pairs(p) + ")", lambda p: "[" + pairs(p) + "]", lambda p: "((" + pairs(p)[1:] + ")",
                      lambda p: "(" + pairs(p, "({},{})", ",") + ")", lambda p: "(" + pairs(p) + ").",
                      lambda p: "{" + pairs(p) + "}", lambda p: "((" + pairs(p) + "))"],
    "polygon-bare": [lambda p: pairs(p), lambda p: pairs(p, between="\n"), lambda p: pairs(p, between=" "),
                     lambda p: pairs(p, "[{}, {}]"), lambda p: pairs(p) + " }", lambda p: pairs(p) + ".",
                     lambda p: pairs(p, between="; "), lambda p: pairs(p, between=" -> ")],
    "polygon-sentence": [lambda p: "The polygon that encloses the tumor is (" + pairs(p) + ").",
                         lambda p: "Sure! Here are the coordinates:\n\n(" + pairs(p) + ")\n\nThey trace the boundary clockwise.",
                         lambda p: "For image [query image], the output is: (" + pairs(p) + ")",
                         lambda p: "A 10 to 15 point polygon: " + pairs(p),
                         lambda p: "The output of a set of coordinates of a 10 to 15 point polygon is:\n" + pairs(p, between="\n"),
                         lambda p: "**Polygon:** [" + pairs(p) + "]", lambda p: "Output: (" + pairs(p) + ") where N = %d" % len(p)],
    "polygon-numbered": [lambda p: "\n".join("%d. (%d, %d)" % (i + 1, *q) for i, q in enumerate(p)),
                         lambda p: "\n".join("Point %d: (%d, %d)" % (i + 1, *q) for i, q in enumerate(p)),
                         lambda p: "\n".join("- (%d, %d)" % tuple(q) for q in p),
                         lambda p: "\n".join("%d) (%d, %d)" % (i + 1, *q) for i, q in enumerate(p))],
    "polygon-json": [lambda p: '{"polygon": [' + pairs(p, "[{}, {}]") + "]}",
                     lambda p: "```json\n[" + pairs(p, "[{}, {}]") + "]\n```",
                     lambda p: "[" + pairs(p, '{{"row": {}, "col": {}}}') + "]",
                     lambda p: "[" + pairs([q[::-1] for q in p], '{{"x": {}, "y": {}}}') + "]",
                     lambda p: '{"points": [' + pairs(p, "[{}, {}]", ",\n ") + '], "label": "tumor"}'],
    "polygon-markup": [lambda p: "```\n(" + pairs(p) + ")\n```", lambda p: "**(" + pairs(p) + ")**", lambda p: "$(" + pairs(p) + ")$",
                       lambda p: "<answer>(" + pairs(p) + ")</answer>", lambda p: "\\boxed{(" + pairs(p) + ")}",
                       lambda p: "<think>Around (3, 4)?</think>(" + pairs(p) + ")", lambda p: "(" + pairs(p) + ")<|eot_id|>"],
    "polygon-closed-ring": [lambda p: "(" + pairs(p + p[:1]) + ")", lambda p: pairs(p + p[:1])],
    "polygon-flat": [lambda p: "[" + pairs(p, "{}, {}") + "]", lambda p: "(" + pairs(p, "{},{}", ",") + ")"],
    "polygon-and": [lambda p: "(" + pairs(p[:-1]) + ", and " + pairs(p[-1:]) + ")"],
    "polygon-repeated": [lambda p: "(" + pairs(p) + ")\n\n(" + pairs(p) + ")"],
    "polygon-self-corrected": [lambda p: "(" + pairs([[x + 1, y + 2] for x, y in p]) + ")\n\nActually, this is better: ("
                               + pairs(p) + ")"],
    "polygon-other-digits": [lambda p: in_digits("(" + pairs(p) + ")", FULL), lambda p: in_digits("(" + pairs(p) + ")", ARABIC),
                             lambda p: "\uff08" + pairs(p, "\uff08{}\uff0c{}\uff09", "\uff0c") + "\uff09"],
    "polygon-refusal-then-answer": [lambda p, w=w: w.format(v="(" + pairs(p) + ")") for w in WITH_ANSWER],
    "polygon-labelled-order": [lambda p: "(x, y): (" + pairs([q[::-1] for q in p]) + ")"],
}


def cuts(rng):
    for n in range(30):
        text = "(" + pairs(ring(rng)) + ")"
        yield failed(TASK, "polygon-cut-off", text[:rng.randrange(5, len(text))], "UNPARSEABLE")
    for n in range(6):
        points = pairs(ring(rng))
        yield failed(TASK, "polygon-cut-off", points[:points.rindex(",")], "UNPARSEABLE")
        yield failed(TASK, "polygon-cut-off", points + ",", "UNPARSEABLE")
        yield failed(TASK, "polygon-cut-off", '{"polygon": [' + points, "UNPARSEABLE")


def answers(rng):
    for family, writers in WRITERS.items():
        for writer in writers:
            for n in range(3 if len(writers) < 8 else 2):
                points = ring(rng)
                yield answered(TASK, family, writer(points), points)
    for n in range(8):
        points = [[x + 0.5, y + 0.25] for x, y in ring(rng)]
        yield answered(TASK, "polygon-decimals", "(" + pairs(points) + ")", points)
    for count in (3, 4, 5, 6, 8, 9, 16, 17, 20, 30):
        points = ring(rng, count)
        for text in ("(" + pairs(points) + ")", pairs(points)):
            yield failed(TASK, "polygon-wrong-count", text, "UNPARSEABLE")
    for n in range(8):
        points = ring(rng)
        points[rng.randrange(len(points))] = rng.choice([[128, 5], [-3, 20], [64, 200], [500, 500]])
        yield failed(TASK, "polygon-out-of-range", "(" + pairs(points) + ")", "OUT_OF_RANGE")
    for points in ([[60, 60]] * 12, [[10 + n, 20] for n in range(10)], [[n, n] for n in range(20, 33)], [[5, 9 * n] for n in range(11)]):
        yield failed(TASK, "polygon-degenerate", "(" + pairs(points) + ")", "DEGENERATE")
    for n in range(6):
        a, b = ring(rng), ring(rng)
        for text in ("(" + pairs(a) + "), (" + pairs(b) + ")", "Tumor A: (" + pairs(a) + ")\nTumor B: (" + pairs(b) + ")",
                     "(" + pairs(a) + ") or (" + pairs(b) + ")"):
            yield failed(TASK, "polygon-contradiction", text, "UNPARSEABLE")
    for n in range(6):
        points = ring(rng)
        for text in ("(" + pairs(points[:2]) + ", ... " + pairs(points[-1:]) + ")", pairs(points[:3]) + ", ..., " + pairs(points[-2:]),
                     "(" + pairs(points[:-1]) + ", ...)", "(" + pairs(points[:10]) + "\u2026 " + pairs(points[10:] or [[1, 2]]) + ")"):
            yield failed(TASK, "polygon-points-left-out", text, "UNPARSEABLE")
    for text in ("((row1, col1), (row2, col2), ..., (rowN, colN))", "where N is between 10 and 15 points, and row and col are"
                 " integers between 0 and 127", "The question is for the output of a set of coordinates of a 10 to 15 point polygon"
                 " that encloses the tumor region.", "[query image]", "For each glioma in a 128\u00d7128 grayscale FLAIR-mode brain scan",
                 "10 to 15 points", "()", "The tumor outline has 12 points.", "((x1, y1), (x2, y2))", "[(58, 17), (58, 77), (89, 77),"
                 " (89, 17)]", "(60, 87)", "60, 87"):
        yield failed(TASK, "no-polygon", text, "UNPARSEABLE", "hand")
    yield from cuts(rng)
    yield from refusals(rng, TASK, "({v})", lambda r: {"v": pairs(ring(r))})
    for scale, order in [("UNIT", "X_Y"), ("THOUSAND", "ROW_COLUMN"), ("THOUSAND", "X_Y"), ("PIXELS", "X_Y"), ("RESIZED", "X_Y")] * 2:
        points = ring(rng)
        size = {"UNIT": 1, "THOUSAND": 1000, "RESIZED": 560}.get(scale)
        digits = {"UNIT": 4, "RESIZED": 1}.get(scale, 0)
        written = [["%.*f" % (digits, (x + 0.5) / 128 * size) if size else str(x) for x in q] for q in points]
        written = [q[::-1] for q in written] if order == "X_Y" else written
        line = answered(TASK, "polygon-declared-scale", "(" + pairs(written) + ")", points)
        line["coordinates"] = {"scale": scale, "order": order}
        line["tolerance"] = 0.1
        yield line
