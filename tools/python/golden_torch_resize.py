"""Golden numbers for the resize test: torch's trilinear interpolation with half-pixel centres, and its nearest-exact.

Usage: python golden_torch_resize.py > bundles/org.readingroom.imaging/test/org/readingroom/imaging/torch-resize-golden.csv

Small lines: extents (slices rows columns); voxels (columns fastest); model extents; resized values; resized mask of
voxels over 50, as digits. Lines that begin with "ramp" are of the volume ((31 column + 17 row + 7 slice) mod 97) / 97: extents;
model extents; flat indices of the result; the values there.
"""
import numpy as np
import torch
from torch.nn.functional import interpolate

SIZES = [
    ((4, 5, 6), (4, 5, 6)), ((4, 5, 6), (2, 5, 3)), ((3, 4, 5), (6, 8, 10)), ((5, 7, 6), (3, 4, 5)), ((3, 4, 5), (5, 7, 6)),
    ((6, 5, 4), (4, 5, 6)), ((1, 5, 7), (3, 2, 5)), ((7, 1, 3), (2, 4, 1)), ((5, 6, 7), (1, 1, 1)), ((2, 2, 2), (7, 5, 3))]
RAMPS = [((155, 240, 240), (95, 128, 128)), ((48, 64, 64), (95, 128, 128)), ((20, 100, 90), (95, 128, 128))]


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


def words(values):
    return " ".join(str(int(v)) for v in values)


def resize(data, out, mode):
    tensor = torch.from_numpy(np.ascontiguousarray(data, np.float32))[None, None]
    corners = {} if mode == "nearest-exact" else {"align_corners": False}
    return interpolate(tensor, size=out, mode=mode, **corners)[0, 0].numpy()


def main():
    rng = np.random.default_rng(7)
    print("# torch", torch.__version__, "numpy", np.__version__)
    for size, out in SIZES:
        data = rng.integers(0, 100, size)
        mask = resize(data > 50, out, "nearest-exact") > 0.5
        print(";".join([
            words(size), words(data.ravel()), words(out), numbers(resize(data, out, "trilinear")),
            "".join("1" if m else "0" for m in mask.ravel())]))
    for size, out in RAMPS:
        s, r, c = np.meshgrid(*(np.arange(n) for n in size), indexing="ij")
        resized = resize((31 * c + 17 * r + 7 * s) % 97 / 97, out, "trilinear").ravel()
        at = np.sort(rng.choice(resized.size, 300, replace=False))
        print(";".join(["ramp", words(size), words(out), words(at), numbers(resized[at])]))


main()
