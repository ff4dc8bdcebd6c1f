"""Golden numbers for the model grid test: nibabel's canonical order, scipy's linear interpolation, numpy's percentiles.

Usage: python golden_model_grid.py > bundles/org.readingroom.imaging/test/org/readingroom/imaging/model-grid-golden.csv

Each line: 12 affine entries; 3 extents; voxels (i fastest); window (column row slice columns rows slices); model extents
(slices rows columns); resampled values (columns fastest); resampled mask of voxels over 50, as digits; a model point
(column row slice); its mm; low, high, mean, deviation of the intensity window 2..95.
"""
import nibabel as nib
import numpy as np
import scipy
from scipy.ndimage import map_coordinates
from scipy.spatial.transform import Rotation


def affines(rng):
    yield np.diag([-1.0, -1.0, 1.0, 1.0])
    yield np.array([[0, 0, 2.5, -7], [-0.9, 0, 0, 30], [0, -1.1, 0, 12], [0, 0, 0, 1]])
    for _ in range(6):
        affine = np.eye(4)
        affine[:3, :3] = Rotation.random(random_state=rng).as_matrix() @ np.diag(rng.uniform(0.5, 3, 3))
        affine[:3, 3] = rng.normal(0, 40, 3)
        yield affine


def display(image):
    """Slices upwards, rows from anterior, columns from the right."""
    return np.asarray(nib.as_closest_canonical(image).dataobj).transpose(2, 1, 0)[:, ::-1, ::-1]


def cut(array, window):
    column, row, piece, columns, rows, slices = window
    out = np.zeros((slices, rows, columns), array.dtype)
    for s in range(slices):
        for r in range(rows):
            for c in range(columns):
                at = (piece + s, row + r, column + c)
                if all(0 <= a < n for a, n in zip(at, array.shape)):
                    out[s, r, c] = array[at]
    return out


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


def line(affine, rng):
    shape = tuple(int(v) for v in rng.integers(4, 7, 3))
    data = rng.integers(0, 100, shape).astype(np.int16)
    data[rng.random(shape) < 0.2] = 0
    image = nib.Nifti1Image(data, affine)
    shown = display(image)
    d = shown.shape
    window = (0, 0, 0, d[2], d[1], d[0]) if rng.random() < 0.4 else (
        *(int(v) for v in rng.integers(-2, 3, 3)), *(int(v) for v in rng.integers(2, 8, 3)))
    out = tuple(int(v) for v in rng.integers(2, 7, 3))
    part = cut(shown, window).astype(float)
    axes = [np.clip((np.arange(n) + 0.5) * part.shape[a] / n - 0.5, 0, part.shape[a] - 1) for a, n in enumerate(out)]
    values = map_coordinates(part, np.meshgrid(*axes, indexing="ij"), order=1, mode="nearest")
    near = [np.floor((np.arange(n) + 0.5) * part.shape[a] / n).astype(int) for a, n in enumerate(out)]
    mask = (part > 50)[np.ix_(*near)]
    point = rng.uniform(-1, 6, 3)
    scale = np.array(part.shape)[::-1] / np.array(out)[::-1]
    shown_at = np.array(window[:3]) + (point + 0.5) * scale - 0.5
    canonical = nib.as_closest_canonical(image)
    ras = [d[2] - 1 - shown_at[0], d[1] - 1 - shown_at[1], shown_at[2]]
    mm = nib.affines.apply_affine(canonical.affine, ras)
    nonzero = data[data != 0].astype(float)
    low, high = np.percentile(nonzero, [2, 95])
    grey = np.rint(255 * np.clip((nonzero - low) / (high - low), 0, 1))
    return ";".join([
        numbers(affine[:3]), " ".join(map(str, shape)), " ".join(map(str, data.ravel(order="F"))),
        " ".join(map(str, window)), " ".join(map(str, out)), numbers(values),
        "".join("1" if m else "0" for m in mask.ravel()), numbers(point), numbers(mm),
        numbers([low, high, grey.mean(), grey.std()])])


def main():
    rng = np.random.default_rng(11)
    print("# nibabel", nib.__version__, "numpy", np.__version__, "scipy", scipy.__version__)
    for _ in range(3):
        for affine in affines(rng):
            print(line(affine, rng))


main()
