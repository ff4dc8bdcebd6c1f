"""Answers to "which class"; the class is drawn first, the text is made from it."""

from corpus_forms import ARABIC, DEVANAGARI, FULL, WITH_ANSWER, answered, failed, in_digits, refusals

NAMES = ["Low Grade Glioma", "High Grade Glioma", "No Glioma"]
LEGEND = "Low Grade Glioma (0), High Grade Glioma (1), or No Glioma (2)"
REASONS = ["ring enhancement, necrosis, mass effect, edema, midline shift, heterogeneous, irregular, infiltrative, bright, left",
           "well-defined, homogeneous, hyperintense, no necrosis, small, left temporal lobe, FLAIR signal, 2 cm, smooth",
           "symmetrical ventricles, normal sulci, intact midline, uniform signal, 10 keywords, no lesion",
           "unlike low-grade glioma, this lesion shows heterogeneous signal; WHO grade 4 is likely"]

PLAIN = ["Choice: {d}", "Choice:{d}", "choice: {d}", "CHOICE: {d}", "Choice : {d}", "Choice - {d}", "Choice = {d}", "Choice {d}",
         "Choice: {d}.", "Choice: {d}\n", "  Choice: {d}", "Choice:\n{d}", "Choice:\n\n{d}", "Choice is {d}", "Choice: ({d})",
         "Choice: <{d}>", "Choice: [{d}]", "Choice: \"{d}\"", "Choice: {d}.0", "My choice is {d}.", "The choice is {d}"]
MARKDOWN = ["**Choice: {d}**", "**Choice:** {d}", "Choice: **{d}**", "`Choice: {d}`", "# Choice: {d}", "- Choice: {d}",
            "> Choice: {d}", "*Choice*: *{d}*", "```\nChoice: {d}\n```", "### **Choice:** `{d}`", "__Choice:__ {d}"]
NAMED = ["Choice: {d} ({n})", "Choice: {d} - {n}", "Choice: {n} ({d})", "Choice: {n}", "Choice: {d}: {n}", "Choice: {n}: {d}",
         "{n} ({d})", "{d} - {n}", "{d}: {n}", "{d} ({n})", "{n}", "{n}.", "**{n}**", "{d}. {n}", "Answer: {n}",
         "Classification: {n} ({d})"]
DIGIT = ["{d}", " {d}\n", "{d}.", "({d})", "**{d}**", "`{d}`", "\"{d}\"", "<{d}>", "[{d}]", "{d}\n\n", "\n{d}"]
MARKED = ["Answer: {d}", "The answer is {d}.", "Final answer: {d}", "Classification: {d}", "Output: {d}", "Prediction: {d}",
          "Class: {d}", "Label: {d}", "The correct choice is {d}.", "The classification is {d}.", "Result: {d}", "Option {d}",
          "I would classify this scan as {d}.", "I choose {d}.", "Class {d}", "The final answer is: {d}", "Diagnosis: {d}"]
JSON = ['{{"choice": {d}}}', '{{"Choice": "{d}"}}', '{{"choice": {d}, "confidence": 0.93}}', '{{"label": {d}}}',
        '{{\n  "Choice": {d},\n  "Reasoning": "{w}"\n}}', "{{'choice': {d}}}", '```json\n{{"choice": {d}}}\n```',
        '{{"classification": "{n}", "choice": {d}}}', '[{{"choice": {d}}}]']
REASONED = ["Choice: {d} Reasoning: {w}", "Choice: {d}\nReasoning: {w}.", "**Choice:** {d}\n\n**Reasoning:** {w}",
            "Choice: {d}\n\n{w}", "Choice: {d}. {w}", "Reasoning: {w}\nChoice: {d}", "Choice: {d}, because {w}",
            "{d}\n\nReasoning: {w}", "Choice: {d} | Reasoning: {w}"]
TEX = ["\\boxed{{{d}}}", "The answer is \\boxed{{{d}}}.", "$\\boxed{{{d}}}$", "\\[ \\text{{Choice: }} {d} \\]",
       "\\textbf{{Choice: {d}}}"]
MARKUP = ["<answer>{d}</answer>", "<think>It may be 0 or 1 or 2.</think>Choice: {d}", "Choice: {d}<|eot_id|>", "Choice: {d}</s>",
          "<think>Choice: {o}?</think>\n<answer>Choice: {d}</answer>", "<b>Choice:</b> {d}"]
ECHO = ["Classify the brain scan as " + LEGEND + ".\n\nChoice: {d}", "Options: " + LEGEND + ". Choice: {d}",
        "Respond only in the following format\nChoice: <0, 1, or 2>.\n\nChoice: {d}",
        "Given the options 0 (Low Grade), 1 (High Grade), and 2 (None), my choice is {d}.",
        "The scan can be classified as " + LEGEND + ". After review, Choice: {d}",
        "0 = Low Grade Glioma\n1 = High Grade Glioma\n2 = No Glioma\n\nChoice: {d}"]
LANGUAGES = ["\u9009\u62e9\uff1a{d}", "\u7b54\u6848\uff1a{d}", "Elecci\u00f3n: {d}", "Wahl: {d}", "Choix : {d}",
             "\u0412\u044b\u0431\u043e\u0440: {d}", "\u0627\u0644\u0627\u062e\u062a\u064a\u0627\u0631: {d}", "\uc120\ud0dd: {d}",
             "\u9078\u629e\uff1a{d}", "Antwort: {d}", "R\u00e9ponse : {d}", "Respuesta: {d}", "\u041e\u0442\u0432\u0435\u0442: {d}"]
CORRECTED = ["Choice: {o}. Wait, actually Choice: {d}", "Choice: {o}\n\nCorrection: Choice: {d}",
             "Choice: {o}\nSorry, I meant Choice: {d}", "First I thought choice {o}. Final answer: {d}",
             "Choice: {d} (not {o})", "Choice: {o}? No, on reflection that is wrong. Choice: {d}"]
SENTENCES = ["The scan shows a {l}.", "This is a {l}.", "The tumor is a {l}.", "The brain scan is classified as {n}.",
             "This brain scan is most likely a {l}.", "The image shows a {l}, given its features.",
             "I would classify this as {n}."]
REPEATED = ["Choice: {d}\nChoice: {d}", "Choice: {d}\n\nSo the answer is {d}.", "{d}\n{d}\n{d}", "Choice: {d} Choice: {d} Choice: {d}",
            "The answer is {d}. Choice: {d}"]

AGAINST = ["Choice: 0 or 1", "Choice: 1, 2", "Choice: 0/1", "Choice: 0\nChoice: 1", "Choice: 1 or 2, it is hard to say",
           "Choice: 1\n...\nChoice: 2", "Choice: 0 and 1", "Choice: 0 (High Grade Glioma)", "Choice: 1 (Low Grade Glioma)",
           "Choice: 2 - High Grade Glioma", "Choice: 1: No Glioma", "0 or 1", "1, 2", "Answer: 0. Choice: 1",
           "Choice: 0 Choice: 2", "Low Grade Glioma (1)", "High Grade Glioma (0)", "Choice: High Grade Glioma (0)",
           "Choice 1: Low Grade Glioma\nChoice 2: High Grade Glioma", "It could be a low grade glioma or a high grade glioma.",
           "Choice: 1. It might also be Choice: 0.", "0\n1", "Choice: either 0 or 1", "Choice: {0, 1}", "1 (Low Grade Glioma)"]
LISTED = ["Choice: <0, 1, or 2>", "Choice: 0, 1, or 2", LEGEND, "0, 1, or 2", "Classify the brain scan as " + LEGEND + ".",
          "Respond only in the following format\nChoice: <0, 1, or 2>.", "0: Low Grade Glioma\n1: High Grade Glioma\n2: No Glioma",
          "Choice: <0, 1, or 2> Reasoning: <Provide concise reasoning using 10 keywords>", "Choice:", "Choice: ", "Choice",
          '{"0": "Low Grade Glioma", "1": "High Grade Glioma", "2": "No Glioma"}', "Choices: 0, 1, 2",
          "The possible answers are 0, 1 and 2."]
OUTSIDE = ["Choice: 3", "Choice: 4.", "Choice: -1", "Choice: 10", "Choice: 7", "3", "5.", "Answer: 12", "Choice: 100",
           "**Choice:** 9", '{"choice": 5}', "Choice: 128"]
NO_CHOICE = ["Choice: A", "Choice: ?", "Choice: 1.5", "Choice: 0.85", "Choice: N/A", "Choice: None", "Choice: the tumor",
             "WHO grade 2 glioma is suspected.", "Grade 4 astrocytoma cannot be ruled out.", "There is no evidence of high-grade"
             " glioma.", "The 2 lesions are bright.", "1 lesion is visible in the left lobe.", "2 images were provided.",
             "Choice: not 1", "T1 and T2 images show 3 mm of shift.", "The scan is 128x128.", "Step 1: look at the scan. Step 2:"
             " find the tumor.", "1. Look at the image.\n2. Find the tumor.\n3. Decide.", "yes", "no", "True", "glioma", "unknown",
             "The differential includes low grade glioma and high grade glioma.", "Choice: 1-2", "Choice: 50%", "I have no choice.",
             "The tumor is 2 cm wide.", "For example, Choice: 1", "e.g. Choice: 0", "Choice: Reasoning: ring enhancement",
             "Choice: maybe", "Choice: One of the above", "Confidence: 1", "Probability of high grade glioma: 0.9",
             "It is unlikely to be a high grade glioma.", "0.5", "1/2", "1.0.0", "10 keywords: ring, edema", "B", "(b)"]
CUT = ["Choice:\n\n**Step 1: Classify the brain scan.** The tumor region is the brightest,", "Choi", "Choice", "Choice:", "Ch",
       "**Choice:**", "The brain scan shows a", "Based on the scan, I would classify", "{\"choice\":", "Choice: <", "The answer is",
       "<think>Choice: 1", "<think>The scan shows ring enhancement, so 1", "Reasoning: ring enhancement, necrosis,"]


def answers(rng):
    def good(family, forms, times=1, source="rule"):
        for n in range(times):
            for form in forms:
                d = rng.randrange(3)
                other = rng.choice([x for x in range(3) if x != d])
                name = NAMES[d]
                article = "scan without a tumor" if d == 2 else name.lower().replace("grade", "grade")
                if "{l}" in form and d == 2:
                    d, name, article = 1, NAMES[1], "high-grade glioma"
                text = form.format(d=d, n=name, o=other, w=rng.choice(REASONS), l=article)
                task = "classify-reasoning" if "{w}" in form else "classify"
                yield answered(task, family, text, d, source)

    def bad(family, texts, state, source="hand"):
        for text in texts:
            yield failed("classify", family, text, state, source)

    yield from good("choice-plain", PLAIN, 3)
    yield from good("choice-markdown", MARKDOWN, 2)
    yield from good("choice-named", NAMED, 2)
    yield from good("choice-digit", DIGIT, 1)
    yield from good("choice-marked", MARKED, 1)
    yield from good("choice-json", JSON, 1)
    yield from good("choice-reasoned", REASONED, 4)
    yield from good("choice-latex", TEX, 1)
    yield from good("choice-markup", MARKUP, 2)
    yield from good("choice-echo-and-answer", ECHO, 2)
    yield from good("choice-other-languages", LANGUAGES, 1)
    yield from good("choice-self-corrected", CORRECTED, 2)
    yield from good("choice-sentence", SENTENCES, 2)
    yield from good("choice-repeated", REPEATED, 1)
    for digits in (FULL, ARABIC, DEVANAGARI):
        for d in range(3):
            yield answered("classify", "choice-other-digits", in_digits("Choice: %d" % d, digits), d)
            yield answered("classify", "choice-other-digits", in_digits("%d" % d, digits), d)
    for word, d in (("zero", 0), ("one", 1), ("two", 2), ("One", 1)):
        yield answered("classify", "choice-in-words", "Choice: " + word, d, "hand")
    for text in WITH_ANSWER:
        d = rng.randrange(3)
        yield answered("classify", "refusal-then-answer", text.format(v="Choice: %d" % d), d)
    yield from bad("choice-contradiction", AGAINST, "UNPARSEABLE")
    yield from bad("choice-echo-only", LISTED, "UNPARSEABLE")
    yield from bad("choice-out-of-range", OUTSIDE, "OUT_OF_RANGE")
    yield from bad("no-choice", NO_CHOICE, "UNPARSEABLE")
    yield from bad("choice-cut-off", CUT, "UNPARSEABLE")
    yield from refusals(rng, "classify", "Choice: {d}", lambda r: {"d": r.randrange(3)})
