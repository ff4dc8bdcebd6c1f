"""Answers to "centre of the tumour"; the value is drawn first, the text is made from it."""

from corpus_forms import (ARABIC, DEVANAGARI, FULL, MATH, OUTROS, answered, cut_at_number, failed, in_digits, refusals)

TASK = "center-point"

PLAIN = ["({r}, {c})", "({r},{c})", "[{r}, {c}]", "( {r} , {c} )", "({r}, {c}).", "  ({r}, {c})\n", "{{{r}, {c}}}",
         "({r}; {c})", "({r} {c})", "<{r}, {c}>", "(({r}, {c}))", "[[{r}, {c}]]", "\"({r}, {c})\"", "'({r}, {c})'"]
INTRO = ["The center point of the tumor is ({r}, {c}).", "Center: ({r}, {c})", "Tumor center point: ({r}, {c})",
         "The output is: ({r}, {c})", "Sure! Here is the center point of the tumor:\n\n({r}, {c})",
         "Based on the image, the tumor's center is located at approximately ({r}, {c}).",
         "The geometric center of the tumor lies around ({r}, {c}) in the given scan.",
         "I estimate the centroid at ({r}, {c}).", "Answer: ({r}, {c})", "Output: ({r}, {c})",
         "The tumor appears in the left hemisphere. Its center is ({r}, {c}).",
         "The brightest region is centered at ({r}, {c}), which is the glioma.",
         "({r}, {c}) is the center of the tumor.", "({r}, {c}) - the geometric center of the bright lesion.",
         "Looking at the scan, the hyperintense mass is located at ({r}, {c})",
         "The glioma is situated at coordinates ({r}, {c}).", "The coordinate is [{r}, {c}]."]
MARKDOWN = ["**({r}, {c})**", "`({r}, {c})`", "# Center\n\n({r}, {c})", "> ({r}, {c})", "- ({r}, {c})", "* ({r}, {c})",
            "***Center point:*** ({r}, {c})", "**Center Point:** `({r}, {c})`", "1. ({r}, {c})", "__({r}, {c})__",
            "### Answer\n**({r}, {c})**", "| Row | Col |\n|-----|-----|\n| {r} | {c} |", "~~~\n({r}, {c})\n~~~"]
FENCED = ["```\n({r}, {c})\n```", "```python\n({r}, {c})\n```", "```json\n[{r}, {c}]\n```", "```text\n({r}, {c})\n```\n",
          "Here it is:\n```\n({r}, {c})\n```\nLet me know if you need anything else."]
JSON = ['{{"row": {r}, "col": {c}}}', '{{"center": [{r}, {c}]}}', '{{"center_point": {{"row": {r}, "col": {c}}}}}',
        '{{"coordinates": [{r}, {c}], "confidence": 0.87}}', '{{"x": {c}, "y": {r}}}', '{{"col": {c}, "row": {r}}}',
        '{{\n  "row": {r},\n  "col": {c}\n}}', '{{"row": "{r}", "col": "{c}"}}', "{{'row': {r}, 'column': {c}}}",
        '```json\n{{\n  "center": {{"row": {r}, "col": {c}}}\n}}\n```', '[{{"row": {r}, "col": {c}}}]']
LABELLED = ["row={r}, col={c}", "Row: {r}\nColumn: {c}", "row {r}, column {c}", "col: {c}, row: {r}", "(row: {r}, col: {c})",
            "y = {r}, x = {c}", "(row={r}, col={c})", "Row = {r}; Col = {c}", "The tumor center is at row {r} and column {c}.",
            "- Row: {r}\n- Col: {c}", "**Row:** {r}, **Col:** {c}", "row {r}px, column {c}px", "Column {c}, Row {r}"]
SAID_ORDER = ["(x, y) = ({c}, {r})", "The center in (x, y) is ({c}, {r})", "(row, col) = ({r}, {c})", "(y, x): ({r}, {c})",
              "Center coordinates (x, y): ({c}, {r})", "(col, row) = ({c}, {r})", "x: {c}, y: {r}", "(x={c}, y={r})",
              "The center is ({c}, {r}) in (x, y) format."]
BARE = ["{r}, {c}", "{r} {c}", "{r},{c}", "{r}, {c}.", "Center: {r}, {c}", "The center of the tumor is {r}, {c}.",
        "**{r}, {c}**", "Center point: {r}, {c}\n", "The coordinates are {r} and {c}."]
ECHO = ["You are an expert medical AI assistant. Given a 128x128 grayscale brain scan, the center point of the tumor is"
        " ({r}, {c}).",
        "The output must be formatted strictly as: (row, col) where row and col are integers between 0 and 127, with (0,0)"
        " at the top-left, row increasing downward, and col increasing rightward.\n\n({r}, {c})",
        "The image is 128x128 and coordinates range from 0 to 127. The center is ({r}, {c}).",
        "In a 128 x 128 image with (0, 0) at the top-left corner, the tumor's center is ({r}, {c}).",
        "(row, col) = ({r}, {c}), integers between 0 and 127.", "For the 128\u00d7128 scan: ({r}, {c})",
        "With rows from 0-127 and columns from 0-127, the center is at ({r}, {c})."]
TEX = ["\\boxed{{({r}, {c})}}", "\\[ ({r}, {c}) \\]", "$({r}, {c})$", "$\\left({r}, {c}\\right)$", "\\(({r}, {c})\\)",
       "The center is $$({r}, {c})$$", "$\\boxed{{({r},\\ {c})}}$", "\\text{{Center}} = ({r}, {c})"]
MARKUP = ["<answer>({r}, {c})</answer>", "<think>The bright region spans (10, 20) to (60, 80).</think>({r}, {c})",
          "<think>\nMaybe (1, 2)? No.\n</think>\n\n<answer>({r}, {c})</answer>", "({r}, {c})<|eot_id|>", "({r}, {c})</s>",
          "<b>({r}, {c})</b>", "<p>({r}, {c})</p>", "({r}, {c})<|im_end|>", "<point x=\"{c}\" y=\"{r}\">tumor</point>"]
LANGUAGES = ["\u80bf\u7624\u7684\u4e2d\u5fc3\u70b9\u662f\uff08{r}\uff0c{c}\uff09\u3002", "El centro del tumor es ({r}, {c}).",
             "Das Zentrum des Tumors liegt bei ({r}, {c}).", "Le centre de la tumeur est ({r}, {c}).",
             "\u0426\u0435\u043d\u0442\u0440 \u043e\u043f\u0443\u0445\u043e\u043b\u0438: ({r}, {c})",
             "\u816b\u760d\u306e\u4e2d\u5fc3\u306f\uff08{r}, {c}\uff09\u3067\u3059\u3002",
             "\u0645\u0631\u0643\u0632 \u0627\u0644\u0648\u0631\u0645 \u0647\u0648 ({r}, {c})",
             "\uc885\uc591\uc758 \uc911\uc2ec\uc740 ({r}, {c})\uc785\ub2c8\ub2e4.", "O centro do tumor \u00e9 ({r}, {c})."]
CORRECTED = ["({a}, {b}). Actually, the correct center is ({r}, {c}).", "({a}, {b})\n\nWait, let me correct that: ({r}, {c})",
             "The center is ({a}, {b}). Sorry, I made a mistake. The center is ({r}, {c}).",
             "Not ({a}, {b}) but ({r}, {c}).", "First guess: ({a}, {b}). Final answer: ({r}, {c})",
             "The center is ({r}, {c}), rather than ({a}, {b}).", "({a}, {b})... correction: ({r}, {c})"]
AGAINST = ["({r}, {c}) or ({a}, {b})", "either ({r}, {c}) or ({a}, {b})", "({r}, {c})\n({a}, {b})",
           "The center could be ({r}, {c}). It might also be ({a}, {b}).", "Center 1: ({r}, {c})\nCenter 2: ({a}, {b})",
           "There are two tumors: ({r}, {c}) and ({a}, {b}).", "({r}, {c}), ({a}, {b})",
           "The center is ({r}, {c}). The center is ({a}, {b}).", "row {r}, col {c}; row {a}, col {b}"]
REPEATED = ["({r}, {c})\n\n({r}, {c})", "The center is ({r}, {c}). So the answer is ({r}, {c}).",
            "({r}, {c}) ({r}, {c}) ({r}, {c})", "({r}, {c}), ({r}, {c})", "Center: ({r}, {c})\nrow {r}, col {c}",
            "**({r}, {c})**\n\nThe center point is ({r}, {c})."]
BESIDE = ["The image center is (64, 64). The tumor center is ({r}, {c}).", "The tumor spans ({a}, {b}) to (127, 127), so its"
          " center is ({r}, {c}).", "The top-left corner of the scan is (0, 0). The tumor is at ({r}, {c}).",
          "The bright area is about 30x40 pixels; its center is ({r}, {c}).",
          "The tumor measures 3.2 cm by 2.5 cm. Center: ({r}, {c})", "Confidence: 85%. Center: ({r}, {c})",
          "In slice 77, the center of the lesion is ({r}, {c})."]
NOT_NUMBERS = ["(row, col)", "(x, y)", "(sixty, eighty-seven)", "(NaN, NaN)", "(row_center, col_center)", "(?, ?)", "(A, B)",
               "(None, None)", "(r, c)", "()", "(,)", "[]", "N/A", "null", "(row: ?, col: ?)", "The center is (row, col)."]
NOT_A_POINT = ["({r}-{a}, {c}-{b})", "({r} \u00b1 5, {c} \u00b1 5)", "({r}%, {c}%)", "({r} mm, {c} mm)", "({r}/128, {c}/128)",
               "({r})", "{r}", "({r}, {c}, {a})", "({r}+{a}, {c}+{b})", "({r}, x)", "row {r}", "column: {c}",
               "({r} to {a}, {c} to {b})", "({r}.{c})", "[{r}, {c}, {a}, {b}]",
               "[({r}, {c}), ({r}, {b}), ({a}, {b}), ({a}, {c})]", "128x128", "({r}x{c})", "0 to 127", "T{r}, T{c}"]
CUT = ["({r}, {c}", "({r},", "({r}", "(", "The center of the tumor is ({r}, {c}", "[{r}, {c}", '{{"row": {r}, "col": {c}',
       '{{"row": {r},', "**({r}, {c}", "[({r}, {c})", "[({r}, {c}), ({a}, {b}", "({r}, {c}),", "[({r}, {c}), (",
       "```\n({r}, {c}", "\\boxed{{({r}, {c}", "<think>The center may be ({r}, {c})", "(({r}, {c}), ({a}"]
CODE = ["```python\nimport cv2\nimport numpy as np\nimg = cv2.imread('scan.png', 0)\ncenter = ({r}, {c})\n"
        "cv2.circle(img, center, 5, (255, 0, 0))\nprint(center)\n```",
        "import numpy as np\ndef find_center(img):\n    y, x = np.where(img > {a})\n    return (np.mean(y), np.mean(x))\n"
        "print(find_center(img))", "cv2.circle(img, ({r}, {c}), 3, 255)", "center = find_center(image, ({r}, {c}))",
        "range(0, 127)", "resize(128, 128)"]
EXAMPLES = ["For example, ({r}, {c}).", "The output should look like ({r}, {c}).", "e.g. ({r}, {c})",
            "Here is an example of the format: ({r}, {c})", "Suppose the center is ({r}, {c})."]
OTHER_SCALES = [("UNIT", "ROW_COLUMN"), ("UNIT", "X_Y"), ("THOUSAND", "ROW_COLUMN"), ("THOUSAND", "X_Y"),
                ("PIXELS", "X_Y"), ("RESIZED", "X_Y"), ("RESIZED", "ROW_COLUMN")]


def values(rng):
    r, c = rng.randrange(5, 123), rng.randrange(5, 123)
    a, b = rng.randrange(5, 123), rng.randrange(5, 123)
    while a == r or b == c or abs(a - r) < 2:
        a, b = rng.randrange(5, 123), rng.randrange(5, 123)
    return dict(r=r, c=c, a=a, b=b)


def good(rng, family, forms, times):
    for n in range(times):
        for form in forms:
            v = values(rng)
            yield answered(TASK, family, form.format(**v), [v["r"], v["c"]])


def bad(rng, family, forms, state, times=1):
    for n in range(times):
        for form in forms:
            yield failed(TASK, family, form.format(**values(rng)), state)


def scaled(rng):
    for scale, order in OTHER_SCALES * 3:
        r, c = rng.randrange(1, 127), rng.randrange(1, 127)
        size = {"UNIT": 1, "THOUSAND": 1000, "RESIZED": 560, "PIXELS": 128}[scale]
        y, x = (r + 0.5) / 128 * size, (c + 0.5) / 128 * size
        if scale == "PIXELS":
            y, x = r, c
        digits = {"UNIT": 4, "THOUSAND": 0, "RESIZED": 1, "PIXELS": 0}[scale]
        first, second = (x, y) if order == "X_Y" else (y, x)
        text = "(%.*f, %.*f)" % (digits, first, digits, second)
        line = answered(TASK, "declared-scale", text, [r, c])
        line["coordinates"] = {"scale": scale, "order": order}
        line["tolerance"] = 0.1
        yield line
    for scale, text in [("UNIT", "(60, 87)"), ("UNIT", "(1.2, 0.5)"), ("THOUSAND", "(1200, 500)"), ("RESIZED", "(600, 20)"),
                        ("UNIT", "(-0.1, 0.4)"), ("THOUSAND", "(500, 1001)")]:
        line = failed(TASK, "declared-scale", text, "OUT_OF_RANGE")
        line["coordinates"] = {"scale": scale, "order": "ROW_COLUMN"}
        yield line


def answers(rng):
    yield from good(rng, "plain", PLAIN, 3)
    yield from good(rng, "sentence", INTRO, 2)
    yield from good(rng, "markdown", MARKDOWN, 1)
    yield from good(rng, "code-fence", FENCED, 2)
    yield from good(rng, "json", JSON, 1)
    yield from good(rng, "named-numbers", LABELLED, 1)
    yield from good(rng, "order-said", SAID_ORDER, 2)
    yield from good(rng, "no-brackets", BARE, 1)
    yield from good(rng, "echo-and-answer", ECHO, 2)
    yield from good(rng, "latex", TEX, 1)
    yield from good(rng, "markup", MARKUP, 1)
    yield from good(rng, "other-languages", LANGUAGES, 1)
    yield from good(rng, "self-corrected", CORRECTED, 2)
    yield from good(rng, "repeated", REPEATED, 1)
    yield from good(rng, "beside-other-points", BESIDE, 2)
    yield from good(rng, "wordy", ["({r}, {c})" + o for o in OUTROS], 1)
    for digits in (FULL, ARABIC, DEVANAGARI, MATH):
        for form in ["({r}, {c})", "[{r}, {c}]", "Center: ({r}, {c})"]:
            v = values(rng)
            yield answered(TASK, "other-digits", in_digits(form.format(**v), digits), [v["r"], v["c"]])
    for n in range(12):
        r, c = rng.randrange(0, 1260) / 10, rng.randrange(0, 1260) / 10
        yield answered(TASK, "decimals", "(%s, %s)" % (r + 1, c), [r + 1, c])
    for r, c in [(0, 0), (0, 127), (127, 0), (127, 127), (0, 64), (127, 5)]:
        yield answered(TASK, "edges", "(%d, %d)" % (r, c), [r, c])
    for text in ["(128, 128)", "(128, 5)", "(-1, 20)", "(20, -3)", "(300, 87)", "(60, 1000)", "(127.5, 3)", "(60, 99999999999)",
                 "(" + "9" * 400 + ", 1)", "The center is (200, 150).", "row 140, col 20", "[512, 384]", "200, 300"]:
        yield failed(TASK, "out-of-range", text, "OUT_OF_RANGE")
    for text in ["(0.47, 0.68)", "[0.5, 0.5]", "(0.031, 0.9)", "row=0.47, col=0.68"]:
        yield failed(TASK, "undeclared-shares", text, "UNPARSEABLE")
    yield from bad(rng, "contradiction", AGAINST, "UNPARSEABLE", 2)
    yield from bad(rng, "not-numbers", NOT_NUMBERS, "UNPARSEABLE")
    yield from bad(rng, "no-point", NOT_A_POINT, "UNPARSEABLE")
    yield from bad(rng, "cut-off", CUT, "UNPARSEABLE", 2)
    yield from bad(rng, "program", CODE, "UNPARSEABLE")
    yield from bad(rng, "example-only", EXAMPLES, "UNPARSEABLE")
    yield from refusals(rng, TASK, "({r}, {c})", values)
    for n in range(10):
        v = values(rng)
        yield failed(TASK, "cut-off", cut_at_number("The center point is ({r}, {c}).".format(**v), rng), "UNPARSEABLE")
    yield from scaled(rng)
