"""Answers written by hand to get a wrong value out of the parser, and answers like them that do hold one; labelled by hand."""

from corpus_forms import answered, failed

RING = "(60, 40), (50, 45), (45, 50), (42, 60), (45, 70), (50, 75), (60, 80), (70, 75), (75, 60), (70, 45)"
RING_VALUE = [[60, 40], [50, 45], [45, 50], [42, 60], [45, 70], [50, 75], [60, 80], [70, 75], [75, 60], [70, 45]]
BOX = "[(58, 17), (58, 77), (89, 77), (89, 17)]"

NO_POINT = [
    "The tumor is not at the center (64, 64).", "The scan is 240x240, so (120, 120) is the middle of the image.",
    "The center of the image is at (64, 64).", "coordinates range from (0, 0) to (127, 127).", "between (0,0) and (127,127)",
    "Row: 60 to 65, Col: 87", "Slice 60, 87 mm", "In 2020, 60 patients were scanned.", "Version 1.2, 3.4",
    "Figure (3, 4) shows the tumor", "see references [3, 4]", "See [12, 15] for details on glioma segmentation.",
    "Gliomas are bright on FLAIR [3, 4].", "Dice: 0.85, 0.90", "The answer: x=87", "The answer is 60", "I'd say row 60-ish, column 87-ish",
    "(60, 87 is the center", "row=60, col=", "Row: 60, Col", "(60, 87), (x, 3)", "60 by 87", "60x87", "(60|87", "(60:87)",
    "(64, 64) (this is just a placeholder)", "(60, 87)(61, 88)", "(0x3C, 0x57)", "(6e1, 8.7e1)", "(60th row, 87th column)",
    "The ventricle's center is (60, 50) and the tumor is at (60, 87).", "(60, 87) and (0, 0)", "The left ventricle is at (60, 50) and"
    " the tumor is at (60, 87).", "My answer (60, 87) has an uncertainty of (5, 5) pixels.", "Center: 60, 87,", "(60, 87), and",
    "The value lies in [0, 127].", "Rows and columns are in the range (0, 127).", "A (128, 128) image was given.",
    "(row, col) are integers between 0 and 127, with (0,0) at the top-left",
]
REFUSED_POINT = ["(64, 64) is only an example, as I cannot see the image.", "I cannot provide it. (row, col)",
                 "I'm sorry, I can't. A random guess would be (64, 64).",
                 "(64, 64) - note that this is a placeholder since I can't view images."]
POINT = [
    "The tumor isn't located near (64, 64); it's at (60, 87).", "Origin is (0,0). Center of tumor = (60, 87)",
    "coordinates range from (0, 0) to (127, 127). The center is (60, 87)", "Row 60.  Col 87.", "(60, 87) is my answer. Not (64, 64).",
    "The tumor's bounding box is [58, 17, 89, 77], so the center is (60, 87)", "center_row = 60, center_col = 87",
    "((40 + 80)/2, (60 + 114)/2) = (60, 87)", '{"center_row": 60, "center_col": 87}', '{"center": {"x": 87, "y": 60}}',
    '{"answer": "60, 87"}', "The tumor center is at pixel 60, 87", "Row 60 Column 87", "R: 60, C: 87", "row index 60 and column index 87",
    "60\u884c87\u5217", "\u7b2c60\u884c\uff0c\u7b2c87\u5217", "\u884c60\uff0c\u521787", "(60 px, 87 px)", "row, col: 60, 87", "x, y: 87, 60",
    "(060, 087)", "(60., 87.)", "(60, 87). Hope this helps! If you need (row, col) for another slice, e.g. (64, 64), let me know.",
    "I first looked at (64, 64), the image center, and found the tumor around (60, 87).",
    "Step 1: find brightest (120, 30). Step 2: average gives (60, 87). Therefore, the center is (60, 87).",
    "I cannot be certain, but (60, 87)", "As an example the format is: (12, 34). The answer: (60, 87)", "(60, 87) (95% confidence)",
    "(60, 87) is actually the center of the tumor", "Row 60, col 87.\n\n(60, 87)",
    "(60, 87)\n\nDone", "(60, 87), approximately", "(60, 87), which is bright", "The tumor center is approximately row 60, column 87"
    " (0-indexed).", "(60, 87) [0-indexed]", "Predicted center: **(60, 87)** (row, col)", "Center point \u2192 (60, 87)",
    "(60 , 87)\n(row, col)", "r=60 c=87", "Point(row=60, col=87)", "[row, col] = [60, 87]", "(60,87) \u2014 tumor", "\u2248(60, 87)",
    "row\u224860, col\u224887", "Row between 55 and 65, column between 80 and 94. Center (60, 87).", "center: {60, 87}",
    "The (row, col) of the tumor: 60, 87. The image: 128, 128.", "tuple: (60, 87); list: [60, 87]",
    "The bounding box is [(40, 60), (40, 114), (80, 114), (80, 60)]. Its center is (60, 87).", "( 60, 87 ), ( row, col )",
    "Tumor: rows 40-80, columns 60-114, center (60, 87)",
    "(60, 87)\n\nExplanation: The image is 128x128 so its center would be (64, 64); the tumor lies to the right.",
]
NO_BOX = [
    "The image is bounded by (0, 0), (0, 127), (127, 127), (127, 0).", "top left corner (58,17), width 60, height 31",
    "[58, 17, 89, 7", "Confidence [0.9, 0.8, 0.7, 0.6]", "[(58, 17), (58, 77), (89, 77), (89, 17), (3, 4, 5)]",
    BOX + " and the edema is [(50, 10), (50, 80), (95, 80), (95, 10)]", "[(58, 17), (x, 77), (58, 77), (89, 77), (89, 17)]",
    "cv2.rectangle(img, (58, 17), (89, 77), 255)", "[(58, 17), (58, 77), (89, 77), (89, 17), (3", "(58, 17), (89", "(58, 17), (89, 77),",
    "[17, 58, 60, 31]", "58, 17, 89", "[(15, 99), (15, 110)]", "[(1, 2, 3), (1, 2, 4), (1, 2, 5), (1, 2, 6)]",
]
SOME_BOX = [
    BOX + ", where (0, 0) is the top-left", "The image corners are [(0, 0), (0, 127), (127, 127), (127, 0)]. The tumor box is " + BOX,
    "[58, 17, 89, 77] (row_min, col_min, row_max, col_max)", "[17, 58, 77, 89] (x_min, y_min, x_max, y_max)",
    "xmin=17, xmax=77, ymin=58, ymax=89", "Rows: 58-89, Columns: 17-77", "top-left (58, 17) and bottom-right (89, 77)",
    '{"top_left": {"row": 58, "col": 17}, "bottom_right": {"row": 89, "col": 77}}', "left=17 top=58 right=77 bottom=89",
    "<box>(58,17),(89,77)</box>", "<|box_start|>(58,17),(89,77)<|box_end|>", "<ref>tumor</ref><box>[[58, 17, 89, 77]]</box>",
    "Top-left corner: row 58, column 17\nTop-right: row 58, column 77\nBottom-right: row 89, column 77\nBottom-left: row 89, column 17",
    "The four corners, clockwise from the north-west, are (58, 17), (58, 77), (89, 77) and (89, 17).", BOX + " (95% confidence)",
]
NO_RING = [
    "(" + RING, "(" + RING[:-1], "(" + RING + ", etc.)", RING + ", and so on", RING + ", ...", "((42, x), " + RING + ")",
    "(" + RING + ", (3, 4, 5))", "((1,2), (3,4, " + RING + ")", "(1, 2), 3, 4, " + RING, "cv2.fillPoly(img, [" + RING + "], 255)",
    "For example: (" + RING + ")", "(" + RING.replace("70, 75", "70, x") + ")",
]
SOME_RING = [
    "POLYGON((" + RING.replace(", ", " ").replace(") (", ", ").strip("()") + "))", "[" + RING + "]  # clockwise",
    "polygon = [" + RING + "]", RING.replace("), (", ") \u2192 (") + " \u2192 (60, 40)", RING.replace("), (", "\n").strip("()"),
    '{"polygon": {"points": [' + RING.replace("(", "[").replace(")", "]") + '], "n": 10}}',
    "\n".join("row %d, col %d" % tuple(p) for p in RING_VALUE),
]
NO_CHOICE = [
    "If it were low grade I'd say Choice: 0, but it shows necrosis, so Choice: 1", "Choice: 0 -> corrected to 1", "Choices: 1",
    "Choice: 0 - Low Grade Glioma\nChoice: 1 - High Grade Glioma\nChoice: 2 - No Glioma", "Choice: \u2460", "Choice: I", "Choice: l",
    "Choice: O", "Choice: 1st", "The choice between 0 and 1 is hard.", "My answer would be either low or high grade.", "Grade: 1",
    "WHO Grade: 2", "P(1) = 0.9", "The probability for class 1 is 0.9 and for class 0 is 0.1", "User: Choice: 0\nAssistant: Choice: 1",
    "1 tumor", "The patient has 1 tumor", "Choice: 1%", "Choice: 1 / 2", "Choice: 1 2", "Option 0 is unlikely. Option 2 is excluded.",
    "No", "High", "Choice: Glioma", "Choice: 0 would mean low grade.", "The choice is not 1.", "It isn't a high grade glioma.",
    "Choice: null", "null", "One", "Un", "Choice: 0, 1, or 2 Reasoning: low, uniform", "Choice: 1,", "Choice: <1", "0,", "1 or",
    "Choice: \u00bd", "Choice: 1\u00b2", "Choice: 0x1", "Choice: 1e0", "The score is 1.",
]
CHOICE = {
    "Choice: 0 is wrong, the answer is 1": 1, "Choice: 0 would mean low grade. I choose 1.": 1, "Choice: 1 (confidence 0.8)": 1,
    "Choice: 1\nConfidence: 0.9": 1, "Choice: 1\n\nReasoning: 1. ring enhancement 2. necrosis": 1, "Choice: 1!": 1, "Choice: #1": 1,
    "Choice: option 1": 1, "Choice: class 1 (HGG)": 1, "Choice: Low Grade": 0, "Choice: no tumor": 2, "hgg": 1, "LGG": 0, "Choice: 1\ufe0f\u20e3": 1,
    "Answer: 1\nExplanation: Options 0 and 2 are unlikely.": 1, "The final choice is 1 because 0 and 2 do not fit.": 1,
    "Choice: 1 because it's not 0": 1, "Output: Choice: 1": 1, "Final Answer: $\\boxed{1}$": 1, "1 = High Grade Glioma": 1,
    "The tumor is not high grade glioma; Choice: 0": 0, "Choice: 1, but 0 is also possible": 1, "Choice: 1 as the tumor shows necrosis": 1,
}


def answers(rng):
    for task, texts, state in (
            ("center-point", NO_POINT, "UNPARSEABLE"), ("center-point", REFUSED_POINT, "REFUSED"), ("bounding-box", NO_BOX, "UNPARSEABLE"),
            ("bounding-polygon", NO_RING, "UNPARSEABLE"), ("classify", NO_CHOICE, "UNPARSEABLE")):
        for text in texts:
            wrong = "DEGENERATE" if text == "[17, 58, 60, 31]" else state
            yield failed(task, "adversarial", text, wrong, "hand")
    for task, texts, value in (
            ("center-point", POINT, [60, 87]), ("bounding-box", SOME_BOX, [58, 17, 89, 77]), ("bounding-polygon", SOME_RING, RING_VALUE)):
        for text in texts:
            yield answered(task, "adversarial", text, value, "hand")
    for text, label in CHOICE.items():
        yield answered("classify", "adversarial", text, label, "hand")
