"""The other side of a measurement: does one repetition for each line that comes in, and says how long it took.

    python peer.py nifti|imaging|metrics

Started and spoken to by the verb `bench`. First it says {"versions": {...}}, or {"error": ...} where a package is
missing. Each request is a line of JSON with "do"; each answer is a line with "seconds" of the work alone, imports and
preparation left out, and, where the request says "check", with "values" to compare. It ends with its input.
"""

import json
import os
import platform
import sys
import time
import zlib

# What packages print must not come between the answers.
ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
PREPARED = {}


def answer(line):
    ANSWERS.write(json.dumps(line) + "\n")
    ANSWERS.flush()


def versions(subject):
    """Imports what the subject needs, all before anything is timed."""
    import numpy

    found = {"Python": platform.python_version(), "numpy": numpy.__version__}
    if subject in ("nifti", "imaging"):
        import nibabel

        found["nibabel"] = nibabel.__version__
    if subject in ("imaging", "metrics"):
        import monai
        import monai.metrics
        import monai.transforms
        import scipy
        import torch

        found.update({"scipy": scipy.__version__, "torch": torch.__version__, "monai": monai.__version__})
        found["torch threads"] = str(torch.get_num_threads())
    return found


def crc(array):
    import numpy as np

    return zlib.crc32((np.asarray(array).ravel(order="F").astype("<f8") + 0.0).tobytes())


def prepared(key, make):
    if key not in PREPARED:
        PREPARED[key] = make()
    return PREPARED[key]


def read(ask):
    import nibabel as nib
    import numpy as np

    start = time.perf_counter()
    arrays = [np.asanyarray(nib.load(f).dataobj) for f in ask["files"]]
    seconds = time.perf_counter() - start
    return seconds, lambda: {"crc": [crc(a) for a in arrays]}


def write(ask):
    import nibabel as nib
    import numpy as np

    def load():
        image = nib.load(ask["mask"])
        return (np.asanyarray(image.dataobj) > 0).astype(np.uint8), image.affine

    mask, affine = prepared("mask", load)
    start = time.perf_counter()
    nib.save(nib.Nifti1Image(mask, affine), ask["to"])
    seconds = time.perf_counter() - start
    return seconds, lambda: {"crc": crc(nib.load(ask["other"]).dataobj)}


def metrics(ask):
    import numpy as np
    import torch
    from monai.metrics import DiceMetric, HausdorffDistanceMetric

    def load():
        names = ("prediction", "reference")
        arrays = [np.fromfile(ask[n], np.uint8).reshape([1, 1, *ask["shape"]]) for n in names]
        return [torch.from_numpy(a).float() for a in arrays]

    prediction, reference = prepared("masks", load)
    dice = DiceMetric(include_background=True, reduction="none")
    hd95 = HausdorffDistanceMetric(include_background=True, percentile=95, reduction="none")
    start = time.perf_counter()
    found = {"dice": dice(prediction, reference), "hd95": hd95(prediction, reference)}
    seconds = time.perf_counter() - start
    return seconds, lambda: {name: float(value) for name, value in found.items()}


def preprocess(ask):
    from monai.transforms import (
        Compose,
        EnsureChannelFirst,
        LoadImage,
        NormalizeIntensity,
        Orientation,
        Resize,
        ScaleIntensityRangePercentiles,
    )

    # LPS as (x, y, z) is what (column, row, slice) is: right to left, front to back, upwards.
    slices, rows, columns = ask["shape"]
    load = [LoadImage(image_only=True), EnsureChannelFirst(), Orientation(axcodes="LPS")]
    resize = Resize((columns, rows, slices), mode="trilinear", align_corners=False)
    scale = ScaleIntensityRangePercentiles(lower=0.5, upper=99.5, b_min=0, b_max=255, clip=True)
    whole = prepared("whole", lambda: Compose([*load, scale, resize, NormalizeIntensity(nonzero=True)]))
    import torch

    def stack(transform):
        return torch.stack([transform(f)[0].permute(2, 1, 0) for f in ask["files"]]).contiguous()

    start = time.perf_counter()
    stack(whole)
    seconds = time.perf_counter() - start

    def values():
        # In 64 bits, since 32 bits round the coordinates by more than the comparison allows.
        exact = Resize((columns, rows, slices), mode="trilinear", align_corners=False, dtype=torch.float64)
        stack(Compose([*load, exact])).numpy().astype("<f4").tofile(ask["to"])
        return {}

    return seconds, values


WORK = {"read": read, "write": write, "metrics": metrics, "preprocess": preprocess}


def main():
    try:
        answer({"versions": versions(sys.argv[1])})
    except ImportError as e:
        answer({"error": f"{sys.executable}: {e}"})
        return
    for line in sys.stdin:
        ask = json.loads(line)
        seconds, values = WORK[ask["do"]](ask)
        answer({"seconds": seconds, "values": values()} if ask.get("check") else {"seconds": seconds})


if __name__ == "__main__":
    main()
