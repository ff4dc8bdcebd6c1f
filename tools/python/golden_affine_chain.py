"""Golden positions for the affine chain test: where a pixel of a slice of the model grid lies in the patient.

Usage: python golden_affine_chain.py > bundles/org.readingroom.imaging/test/org/readingroom/imaging/affine-chain-golden.csv

Nothing here composes affines: three volumes hold the millimetres of every voxel, and go through nibabel's reorientation,
a crop by indexing, scipy's zoom and slicing like any other volume; what a pixel then holds is where it lies.

Each line: 12 affine entries; 3 extents; window (column row slice columns rows slices); model extents (slices rows
columns); plane; slice index; row; column; its mm.
"""
import nibabel as nib
import numpy as np
import scipy
from nibabel.affines import apply_affine
from scipy.ndimage import zoom
from scipy.spatial.transform import Rotation


def grids(rng):
    brats = np.diag([-1.0, -1.0, 1.0, 1.0])
    brats[:3, 3] = [0, 239, 0]
    yield "brats", brats, (240, 240, 155)
    thick = np.array([[0.9, 0, 0, -95], [0, -0.9, 0, 110], [0, 0, 5.0, -40], [0, 0, 0, 1]])
    yield "thick", thick, (60, 66, 24)
    for n in range(4):
        oblique = np.eye(4)
        axes = rng.permutation(3)
        turn = Rotation.from_euler("xyz", rng.uniform(-35, 35, 3), degrees=True).as_matrix()
        oblique[:3, :3] = turn[:, axes] @ np.diag(rng.uniform(0.6, 4, 3) * rng.choice([-1, 1], 3))
        oblique[:3, 3] = rng.normal(0, 60, 3)
        yield f"oblique{n}", oblique, tuple(int(v) for v in rng.integers(30, 50, 3))


def coordinates(affine, shape):
    index = np.stack(np.meshgrid(*(np.arange(n) for n in shape), indexing="ij"), axis=-1)
    return apply_affine(affine, index)


def shown(values, affine):
    """One coordinate as (slice, row, column): slices upwards, rows from anterior, columns from the right."""
    data = np.asarray(nib.as_closest_canonical(nib.Nifti1Image(values, affine)).dataobj)
    return data.transpose(2, 1, 0)[:, ::-1, ::-1]


def cut(plane, array, index):
    slices, rows, columns = array.shape
    if plane == "axial":
        return array[index]
    if plane == "coronal":
        return array[::-1, rows - 1 - index, :]
    return array[::-1, :, columns - 1 - index]


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


def main():
    rng = np.random.default_rng(5)
    print("# nibabel", nib.__version__, "numpy", np.__version__, "scipy", scipy.__version__)
    for name, affine, shape in grids(rng):
        mm = coordinates(affine, shape)
        axes = [shown(mm[..., a], affine) for a in range(3)]
        size = axes[0].shape
        for whole in (True, False):
            start = (0, 0, 0) if whole else tuple(int(n * 0.15) for n in size)
            extent = size if whole else tuple(int(n * 0.7) for n in size)
            out = (95, 128, 128) if name == "brats" and whole else tuple(int(v) for v in rng.integers(12, 40, 3))
            parts = [a[tuple(slice(s, s + e) for s, e in zip(start, extent))] for a in axes]
            model = [zoom(p, [o / e for o, e in zip(out, extent)], order=1, mode="nearest", grid_mode=True) for p in parts]
            assert model[0].shape == out
            for plane in ("axial", "coronal", "sagittal"):
                through = {"axial": out[0], "coronal": out[1], "sagittal": out[2]}[plane]
                for _ in range(4):
                    index = int(rng.integers(3, through - 3))
                    images = [cut(plane, m, index) for m in model]
                    # Pixels near the edge are clamped by the resize and hold no position of their own.
                    row, column = (int(rng.integers(3, n - 3)) for n in images[0].shape)
                    print(";".join([
                        numbers(affine[:3]), " ".join(map(str, shape)),
                        " ".join(map(str, (*start[::-1], *extent[::-1]))), " ".join(map(str, out)), plane, str(index),
                        str(row), str(column), numbers([i[row, column] for i in images])]))


main()
