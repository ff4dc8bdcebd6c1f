"""Answers to "box round the tumour"; the box is drawn first, the text is made from it."""

from corpus_forms import ARABIC, FULL, WITH_ANSWER, answered, failed, in_digits, refusals

TASK = "bounding-box"
CORNERS = "({t}, {l}), ({t}, {r}), ({b}, {r}), ({b}, {l})"
SQUARE = "[{t}, {l}], [{t}, {r}], [{b}, {r}], [{b}, {l}]"

PLAIN = ["[" + CORNERS + "]", "[" + CORNERS.replace(", ", ",") + "]", "(" + CORNERS + ")", CORNERS, SQUARE, "[" + SQUARE + "]",
         "[" + CORNERS + "].", "{{" + CORNERS + "}}", "\n[" + CORNERS + "]\n", CORNERS.replace("), ", ")\n"),
         CORNERS.replace("), ", ") "), CORNERS.replace("), ", "); "), "[" + CORNERS.replace("), ", "),\n ") + "]"]
OTHER_ORDER = ["[({t}, {l}), ({b}, {l}), ({b}, {r}), ({t}, {r})]", "[({b}, {r}), ({t}, {l}), ({t}, {r}), ({b}, {l})]",
               "[({t}, {l}), ({t}, {r}), ({b}, {l}), ({b}, {r})]",
               "[({t}, {l}), ({t}, {r}), ({b}, {r}), ({b}, {l}), ({t}, {l})]"]
SENTENCE = ["The bounding box around the tumor is [" + CORNERS + "].", "Bounding box: [" + CORNERS + "]",
            "Sure, here is the bounding box:\n\n[" + CORNERS + "]\n\nThis box tightly encloses the tumor.",
            "**Tumor Region:** " + CORNERS, "The four corner vertices are: " + CORNERS + ".",
            "Based on the 128x128 scan, with (0,0) at the top-left: [" + CORNERS + "]",
            "[" + CORNERS + "]\n\nNote: this is an estimate.", "Output: [" + CORNERS + "]",
            "where (row, col) are integers between 0 and 127:\n[" + CORNERS + "]",
            "The center of the tumor is (64, 64). Bounding box: [" + CORNERS + "]",
            "[(row_min, col_min), (row_min, col_max), (row_max, col_max), (row_max, col_min)] = [" + CORNERS + "]"]
MARKDOWN = ["**[" + CORNERS + "]**", "`[" + CORNERS + "]`", "```\n[" + CORNERS + "]\n```", "```python\n[" + CORNERS + "]\n```",
            "# Box\n\n[" + CORNERS + "]", "> [" + CORNERS + "]"]
CORNERS_NAMED = ["Top-left: ({t}, {l})\nTop-right: ({t}, {r})\nBottom-right: ({b}, {r})\nBottom-left: ({b}, {l})",
                 "- Top left corner: ({t}, {l})\n- Top right corner: ({t}, {r})\n- Bottom right corner: ({b}, {r})\n"
                 "- Bottom left corner: ({b}, {l})",
                 "1. ({t}, {l})\n2. ({t}, {r})\n3. ({b}, {r})\n4. ({b}, {l})",
                 "* **Top-left:** ({t}, {l})\n* **Top-right:** ({t}, {r})\n* **Bottom-right:** ({b}, {r})\n"
                 "* **Bottom-left:** ({b}, {l})",
                 '{{"top_left": [{t}, {l}], "top_right": [{t}, {r}], "bottom_right": [{b}, {r}], "bottom_left": [{b}, {l}]}}',
                 "Point 1: ({t}, {l})\nPoint 2: ({t}, {r})\nPoint 3: ({b}, {r})\nPoint 4: ({b}, {l})"]
JSON = ['{{"bounding_box": [' + SQUARE + ']}}', '```json\n{{"box": [' + SQUARE + ']}}\n```',
        '[{{"row": {t}, "col": {l}}}, {{"row": {t}, "col": {r}}}, {{"row": {b}, "col": {r}}}, {{"row": {b}, "col": {l}}}]',
        '[{{"x": {l}, "y": {t}}}, {{"x": {r}, "y": {t}}}, {{"x": {r}, "y": {b}}}, {{"x": {l}, "y": {b}}}]',
        '{{"bbox": [{t}, {l}, {b}, {r}], "label": "tumor"}}']
SIDES = ['{{"row_min": {t}, "col_min": {l}, "row_max": {b}, "col_max": {r}}}', "row_min = {t}, col_min = {l}, row_max = {b},"
         " col_max = {r}", "top: {t}, left: {l}, bottom: {b}, right: {r}", "x_min: {l}\ny_min: {t}\nx_max: {r}\ny_max: {b}",
         '{{"xmin": {l}, "ymin": {t}, "xmax": {r}, "ymax": {b}}}', "rows {t} to {b}, columns {l} to {r}",
         "The box covers rows {t}-{b} and columns {l}-{r}.", "x1={l}, y1={t}, x2={r}, y2={b}"]
FLAT = ["[{t}, {l}, {b}, {r}]", "({t}, {l}, {b}, {r})", "{t}, {l}, {b}, {r}", "Bounding box: [{t}, {l}, {b}, {r}]",
        "[{t} {l} {b} {r}]", "[[{t}, {l}, {b}, {r}]]", "[x_min, y_min, x_max, y_max] = [{l}, {t}, {r}, {b}]"]
TWO = ["[({t}, {l}), ({b}, {r})]", "({t}, {l}), ({b}, {r})", "Top-left: ({t}, {l}), bottom-right: ({b}, {r})",
       "[[{t}, {l}], [{b}, {r}]]"]
TEX = ["\\[ [" + CORNERS + "] \\]", "$[" + CORNERS + "]$", "\\boxed{{[" + CORNERS + "]}}"]
REPEATED = ["[" + CORNERS + "]\n\n[" + CORNERS + "]", "The corners are " + CORNERS + ". So the answer is [" + CORNERS + "]"]
CORRECTED = ["[(1, 2), (1, 99), (98, 99), (98, 2)]\n\nActually, the tumor is smaller: [" + CORNERS + "]",
             "[(1, 2), (1, 99), (98, 99), (98, 2)] is wrong. Correction: [" + CORNERS + "]"]
MARKUP = ["<answer>[" + CORNERS + "]</answer>", "<think>maybe [(1, 2), (1, 9), (8, 9), (8, 2)]</think>[" + CORNERS + "]",
          "[" + CORNERS + "]<|eot_id|>"]

OTHER_BOX = "[(1, 2), (1, 99), (98, 99), (98, 2)]"
AGAINST = ["[" + CORNERS + "], " + OTHER_BOX, "[" + CORNERS + "] or " + OTHER_BOX, "Tumor 1: [" + CORNERS + "]\nTumor 2: "
           + OTHER_BOX, "[" + CORNERS + "]\n" + OTHER_BOX, "[{t}, {l}, {b}, {r}]\n[1, 2, 98, 99]"]
WRONG_COUNT = ["[({t}, {l}), ({t}, {r}), ({b}, {r})]", "({t}, {l}), ({t}, {r}), ({b}, {r})", "({t}, {l})", "[({t}, {l})]",
               "[({t}, {l}), ({t}, {r}), ({b}, {r}), ({b}, {l}), (3, 4), (5, 9)]", "[{t}, {l}, {b}]", "[{t}, {l}]", "{t}, {l}",
               "[({t}, {l}), ({t}, {r})]", "(({t}, {l}), ({t}, {r}), ({b}, {r}))", "[{t}, {l}, {b}, {r}, 5, 6]"]
CUT = ["[({t}, {l}), ({t}, {r}), ({b}, {r}), ({b}, {l}", "[({t}, {l}), ({t}, {r}), ({b}, {r}), (", "[({t}, {l}), ({t}, {r}),",
       "[({t}, {l}), ({b}, {r}), ", "[({t}, {l}), ({b}, {r})", "({t}, {l}), ({t}, {r}), ({b}, {r}), (", "[({t}", "[{t}, {l}, {b}",
       '{{"row_min": {t}, "col_min": {l}, "row_max": {b}', "[({t}, {l}), ({b}, {r}), ({b}", "[(", "[",
       "The bounding box is [({t}, {l}), ({t}, {r}), ({b}, {r}), ({b},", "```\n[({t}, {l}), ({t}, {r})", "[{t}, {l}, {b}, {r}",
       "Top-left: ({t}, {l})\nTop-right:", "[({t}, {l}), ({b}, {r}),", "<think>[" + CORNERS + "]"]
ECHO = ["[(row_min, col_min), (row_min, col_max), (row_max, col_max), (row_max, col_min)]",
        "[(row_min, col_min), (row_min, col_max), (row_max, col_max), (row_max, col_min)] where (row, col) are integers between 0"
        " and 127, with (0,0) at the top-left and row increasing downward, and col increasing rightward.",
        "Given a 128x128 grayscale brain scan, output the bounding box around the tumor using the four corner vertices.",
        "rows 0 to 127, columns 0 to 127", "The image has 128 rows and 128 columns, numbered 0 to 127.", "[(r1, c1), (r2, c2)]",
        "[(x1, y1), (x2, y1), (x2, y2), (x1, y2)]", "(0,0) to (127,127)"]
NOTHING = ["[(a, b), (a, c), (d, c), (d, b)]", "[]", "[(), (), (), ()]", "The tumor is in the left frontal lobe.",
           "The box is {t} pixels wide.", "x: {l}, y: {t}, width: 40, height: 30", '{{"x": {l}, "y": {t}, "w": 30, "h": 20}}',
           "[(0.1, 0.2), (0.1, 0.6), (0.5, 0.6), (0.5, 0.2)]", "[({t}%, {l}%), ({t}%, {r}%), ({b}%, {r}%), ({b}%, {l}%)]",
           "[ymin, ymax, xmin, xmax] = [{t}, {b}, {l}, {r}]", "For example: [" + CORNERS + "]",
           "[({t}, {l}), ..., ({b}, {l})]", "plt.plot([{t}, {l}], [{b}, {r}])"]


def values(rng):
    t, l = rng.randrange(3, 60), rng.randrange(3, 60)
    return dict(t=t, l=l, b=t + rng.randrange(5, 60), r=l + rng.randrange(5, 60))


def box(v):
    return [v["t"], v["l"], v["b"], v["r"]]


def scaled(rng):
    for scale, order in [("UNIT", "X_Y"), ("UNIT", "ROW_COLUMN"), ("THOUSAND", "ROW_COLUMN"), ("THOUSAND", "X_Y"),
                         ("RESIZED", "X_Y"), ("PIXELS", "X_Y")] * 3:
        v = values(rng)
        size = {"UNIT": 1, "THOUSAND": 1000, "RESIZED": 560}.get(scale)
        digits = {"UNIT": 4, "RESIZED": 1}.get(scale, 0)
        n = {k: ("%.*f" % (digits, (x + 0.5) / 128 * size) if size else str(x)) for k, x in v.items()}
        form = "[{t}, {l}, {b}, {r}]" if order == "ROW_COLUMN" else "[{l}, {t}, {r}, {b}]"
        line = answered(TASK, "box-declared-scale", form.format(**n), box(v))
        line["coordinates"] = {"scale": scale, "order": order}
        line["tolerance"] = 0.1
        yield line


def answers(rng):
    def good(family, forms, times=1):
        for n in range(times):
            for form in forms:
                v = values(rng)
                yield answered(TASK, family, form.format(**v), box(v))

    def bad(family, forms, state, times=1):
        for n in range(times):
            for form in forms:
                yield failed(TASK, family, form.format(**values(rng)), state)

    yield from good("box-plain", PLAIN, 3)
    yield from good("box-corners-in-another-order", OTHER_ORDER, 2)
    yield from good("box-sentence", SENTENCE, 2)
    yield from good("box-markdown", MARKDOWN, 1)
    yield from good("box-corners-named", CORNERS_NAMED, 2)
    yield from good("box-json", JSON, 2)
    yield from good("box-sides-named", SIDES, 2)
    yield from good("box-flat", FLAT, 2)
    yield from good("box-two-corners", TWO, 2)
    yield from good("box-latex", TEX, 1)
    yield from good("box-repeated", REPEATED, 2)
    yield from good("box-self-corrected", CORRECTED, 2)
    yield from good("box-markup", MARKUP, 2)
    yield from good("box-refusal-then-answer", [w.replace("{v}", "[" + CORNERS + "]") for w in WITH_ANSWER], 1)
    for n in range(10):
        v = values(rng)
        j = [rng.choice([-2, -1, 0, 1, 2]) for k in range(8)]
        p = [(v["t"] + j[0], v["l"] + j[1]), (v["t"] + j[2], v["r"] + j[3]), (v["b"] + j[4], v["r"] + j[5]),
             (v["b"] + j[6], v["l"] + j[7])]
        rows, columns = [x for x, _ in p], [y for _, y in p]
        yield answered(TASK, "box-not-quite-a-rectangle", str(p), [min(rows), min(columns), max(rows), max(columns)])
    for digits in (FULL, ARABIC):
        v = values(rng)
        yield answered(TASK, "box-other-digits", in_digits(("[" + CORNERS + "]").format(**v), digits), box(v))
    for n in range(6):
        v = {k: x + 0.5 for k, x in values(rng).items()}
        yield answered(TASK, "box-decimals", ("[" + CORNERS + "]").format(**v), box(v))
    for t, l, b, r in [(0, 0, 127, 127), (0, 0, 0, 0), (5, 5, 5, 9), (127, 127, 127, 127)]:
        yield answered(TASK, "box-edges", ("[" + CORNERS + "]").format(t=t, l=l, b=b, r=r), [t, l, b, r])
    for text in ["[(0, 0), (0, 128), (128, 128), (128, 0)]", "[(-1, 5), (-1, 20), (30, 20), (30, 5)]", "[200, 100, 300, 400]",
                 "[(58, 17), (58, 177), (89, 177), (89, 17)]", "row_min = 10, col_min = 20, row_max = 300, col_max = 40"]:
        yield failed(TASK, "box-out-of-range", text, "OUT_OF_RANGE", "hand")
    for text in ["[113, 7, 0, 113]", "row_min = 90, col_min = 20, row_max = 30, col_max = 40", "[50, 60, 40, 30]"]:
        yield failed(TASK, "box-degenerate", text, "DEGENERATE", "hand")
    yield from bad("box-contradiction", AGAINST, "UNPARSEABLE", 2)
    yield from bad("box-wrong-count", WRONG_COUNT, "UNPARSEABLE", 2)
    yield from bad("box-cut-off", CUT, "UNPARSEABLE", 2)
    yield from bad("box-echo-only", ECHO, "UNPARSEABLE")
    yield from bad("no-box", NOTHING, "UNPARSEABLE")
    yield from refusals(rng, TASK, "[" + CORNERS + "]", values)
    yield from scaled(rng)
