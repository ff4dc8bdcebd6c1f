"""The study's own answers, essays, and noise: texts without a value for every task, labelled by hand."""

from corpus_forms import answered, failed

TASKS = ["classify", "classify-reasoning", "center-point", "bounding-box", "bounding-polygon"]
STUDY = [
    answered("classify", "study", "Choice: 0", 0, "study"),
    failed("classify", "study", "Choice:\n\n**Step 1: Classify the brain scan.** The tumor region is the brightest,", "UNPARSEABLE",
           "study"),
    answered("center-point", "study", "(60, 87)", [60, 87], "study"),
    answered("center-point", "study", "(63, 71)", [63, 71], "study"),
    answered("center-point", "study", "(64, 64)", [64, 64], "study"),
    answered("bounding-box", "study", "[(58, 17), (58, 77), (89, 77), (89, 17)]", [58, 17, 89, 77], "study"),
    answered("bounding-box", "study", "[60, 40], [60, 110], [86, 110], [86, 40]", [60, 40, 86, 110], "study"),
    answered("bounding-box", "study", "[0, 7, 113, 113]", [0, 7, 113, 113], "study"),
    answered("bounding-box", "study", "**Tumor Region:** (17, 38), (17, 104), (87, 104), (87, 38)", [17, 38, 87, 104], "study"),
    answered("bounding-box", "study", "[(48, 26), (48, 69), (98, 68), (97, 26)]", [48, 26, 98, 69], "study"),
    failed("bounding-box", "study", "I can't provide the precise bounding box around the tumor because I'm a text-based model",
           "REFUSED", "study"),
    failed("bounding-polygon", "study", "((41, 23), (45, 26), ... (39, 30))", "UNPARSEABLE", "study"),
    failed("bounding-polygon", "study", "(44, 73), (50, 81), ... (98, 21) }", "UNPARSEABLE", "study"),
    failed("bounding-polygon", "study", "The question is for the output of a set of coordinates of a 10 to 15 point polygon ...",
           "UNPARSEABLE", "study"),
]
ESSAYS = [
    "The brain scan shows a hyperintense region in the left temporal lobe. Surrounding edema and a mild mass effect can be seen. The"
    " ventricles are of normal size, and the midline is not shifted.",
    "Gliomas are tumors that arise from glial cells. They are graded from 1 to 4 by the World Health Organization. Grade 1 and grade"
    " 2 tumors grow slowly, while grade 3 and grade 4 tumors are malignant. About 30% of brain tumors are gliomas.",
    "To find the tumor, follow these steps:\n\n1. Load the image.\n2. Apply a threshold of 200.\n3. Find the largest connected"
    " component.\n4. Compute its boundary.",
    "The FLAIR sequence uses an inversion time of 2500 ms at 1.5 T. The slice thickness is 5 mm, and the matrix is 256 x 256.",
    "In this image, the patient is a 54-year-old man with a 3.5 x 2.8 cm mass. A follow-up in 6 to 8 weeks is recommended.",
    "The tumor region is the brightest, high-intensity abnormality distinct from normal brain structures.",
    "Segmentation quality is often measured by the Dice score; values of 0.85 to 0.92 are typical for whole tumors (Menze et al.,"
    " 2015; Bakas et al., 2018).",
    "As of 2024-05-17, version 1.2.3 of the model reads 512 tokens. See https://example.org/a?x=1&y=2 or call 555-0123.",
    "\u8111\u90e8\u626b\u63cf\u663e\u793a\u5de6\u4fa7\u989e\u53f6\u6709\u9ad8\u4fe1\u53f7\u533a\u57df\u3002",
    "El tumor se encuentra en el l\u00f3bulo temporal izquierdo.",
    "The tumor is located in the", "Sure! Let me look at the image.", "...", "OK", "?", "\n\n\n", "Hello! How can I help you today?",
]
ALPHABETS = ["abcdefghijklmnopqrstuvwxyz ,.!?", "\u00e9\u4e2d\U0001f600\u2028\u200b ",
             "()[]{}<>,", "\\$^_{}&%~#", "-.,;:!?", "\u0000\u0001\u0002\u007f\u0085"]


def answers(rng):
    yield from STUDY
    for task in TASKS:
        for text in ESSAYS:
            yield failed(task, "essay", text, "UNPARSEABLE", "hand")
        for alphabet in ALPHABETS:
            for n in range(2):
                text = "".join(rng.choice(alphabet) for _ in range(rng.randrange(5, 160)))
                yield failed(task, "noise", text, "UNPARSEABLE")
        yield failed(task, "empty", "", "UNPARSEABLE", "hand")
        yield failed(task, "empty", " \n\t ", "UNPARSEABLE", "hand")
