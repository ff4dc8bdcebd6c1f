"""The other side of `bench evaluate`: does one repetition for each line of JSON that comes in.

Masks by MONAI, grades by scikit-learn, answers by json and re of Python's own library. See peer.py for the protocol.
"""

import hashlib
import json
import os
import pathlib
import platform
import re
import sys
import time
import warnings

ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
PREPARED = {}


def answer(line):
    ANSWERS.write(json.dumps(line) + "\n")
    ANSWERS.flush()


def prepared(key, make):
    if key not in PREPARED:
        PREPARED[key] = make()
    return PREPARED[key]


def parse(ask):
    answers = prepared("answers", lambda: json.loads(pathlib.Path(ask["file"]).read_text(encoding="utf-8")))
    start = time.perf_counter()
    total = 0
    choice = re.compile(r"Choice:\s*([012])")
    pair = re.compile(r"\(\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*\)")
    for text in answers["grades"]:
        found = choice.search(text)
        total += int(found.group(1)) if found else 0
    for text in answers["boxes"]:
        points = [(float(r), float(c)) for r, c in pair.findall(text)]
        rows, columns = [p[0] for p in points], [p[1] for p in points]
        total += round(min(rows) + 2 * min(columns) + 3 * max(rows) + 5 * max(columns))
    return time.perf_counter() - start, lambda: {"sum": total}


def key(i):
    return hashlib.sha256(str(i).encode()).hexdigest()


def append(ask):
    path = pathlib.Path(ask["file"])
    path.unlink(missing_ok=True)
    start = time.perf_counter()
    with open(path, "w", encoding="utf-8") as out:
        for i in range(ask["count"]):
            out.write(json.dumps({
                "format": 1, "key": key(i), "case": f"case-{i // 1000}", "task": "grade", "slice": f"axial-{i % 155}",
                "repeat": 0, "state": "answered", "value": i % 2, "text": f"Choice: {i % 2}", "ms": 7}) + "\n")
            out.flush()
        os.fsync(out.fileno())
    seconds = time.perf_counter() - start
    return seconds, lambda: {"lines": sum(1 for _ in open(path, encoding="utf-8"))}


def reopen(ask):
    start = time.perf_counter()
    done = set()
    with open(ask["file"], encoding="utf-8") as lines:
        for line in lines:
            done.add(json.loads(line)["key"])
    number = 0
    while key(number) in done:
        number += 1
    return time.perf_counter() - start, lambda: {"next": number}


def stored(run, arm):
    lines = (run / "answers" / f"{arm}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def score(ask):
    import nibabel as nib
    import numpy as np
    import torch
    from monai.metrics import ConfusionMatrixMetric, DiceMetric, HausdorffDistanceMetric
    from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score, roc_auc_score

    run, phantoms = pathlib.Path(ask["run"]), pathlib.Path(ask["phantoms"])
    start = time.perf_counter()
    cohort = json.loads((run / "cohort.json").read_text(encoding="utf-8"))
    split = {c["case"]: c["split"] for c in cohort["cases"]}
    with open(phantoms / "name_mapping.csv", encoding="utf-8") as table:
        rows = [line.strip().split(",") for line in table]
    grade, name = rows[0].index("Grade"), next(i for i, c in enumerate(rows[0]) if c.endswith("subject_ID"))
    truth = {row[name]: int(row[grade] == "HGG") for row in rows[1:]}
    values = {}
    for arm in sorted(p.stem for p in (run / "answers").glob("*.jsonl")):
        parts = {}
        for line in stored(run, arm):
            parts.setdefault(split[line["case"]], []).append(line)
        values[arm] = {}
        for part, lines in parts.items():
            masks = [line for line in lines if line["task"] == "mask"]
            grades = [line for line in lines if line["task"] == "grade"]
            if masks:
                dice = DiceMetric(include_background=True, reduction="none", ignore_empty=False)
                hd95 = HausdorffDistanceMetric(include_background=True, percentile=95, reduction="none")
                counts = ConfusionMatrixMetric(
                    include_background=True, metric_name=["precision", "sensitivity", "specificity"], reduction="none")
                found = {"dice": [], "hd95": [], "precision": [], "recall": [], "specificity": []}
                for line in masks:
                    image = nib.load(run / line["value"]["file"])
                    case = line["case"]
                    seg = nib.load(next((phantoms / case).glob("*seg.nii*")))
                    ours = torch.from_numpy((np.asanyarray(image.dataobj) > 0).astype(np.float32))[None, None]
                    theirs = torch.from_numpy((np.asanyarray(seg.dataobj) > 0).astype(np.float32))[None, None]
                    spacing = [float(z) for z in seg.header.get_zooms()[:3]]
                    found["dice"].append(float(dice(ours, theirs)))
                    found["hd95"].append(float(hd95(ours, theirs, spacing=spacing)))
                    tp, fp, tn, fn = counts(ours, theirs)[0, 0].tolist()
                    found["precision"].append(tp / (tp + fp) if tp + fp else float("nan"))
                    found["recall"].append(tp / (tp + fn) if tp + fn else float("nan"))
                    found["specificity"].append(tn / (tn + fp) if tn + fp else float("nan"))
                values[arm][part] = {k: float(np.nanmean(v)) for k, v in found.items()}
            elif grades:
                said = [line["value"]["label"] for line in grades]
                true = [truth[line["case"]] for line in grades]
                scores = [line["value"].get("positive") for line in grades]
                cell = {
                    "accuracy": accuracy_score(true, said),
                    "balanced-accuracy": balanced_accuracy_score(true, said),
                    "f1": f1_score(true, said),
                }
                if all(s is not None for s in scores):
                    cell["auc"] = roc_auc_score(true, scores)
                values[arm][part] = {k: float(v) for k, v in cell.items()}
    return time.perf_counter() - start, lambda: values


def versions():
    warnings.filterwarnings("ignore")
    import monai
    import nibabel
    import numpy
    import sklearn
    import torch

    return {"Python": platform.python_version(), "numpy": numpy.__version__, "nibabel": nibabel.__version__,
            "monai": monai.__version__, "torch": torch.__version__, "scikit-learn": sklearn.__version__,
            "torch threads": str(torch.get_num_threads())}


def main():
    try:
        answer({"versions": versions()})
    except ImportError as e:
        answer({"error": f"{e}; install the packages of tools/python/requirements.txt"})
        return
    for line in sys.stdin:
        ask = json.loads(line)
        seconds, values = {"parse": parse, "append": append, "reopen": reopen, "score": score}[ask["do"]](ask)
        reply = {"seconds": seconds}
        if ask.get("check"):
            reply["values"] = values()
        answer(reply)


if __name__ == "__main__":
    main()
