"""Golden numbers for the orientation test: nibabel's axis codes, and a point before and after as_closest_canonical.

Usage: python golden_orientation.py > bundles/org.readingroom.imaging/test/org/readingroom/imaging/orientation-golden.csv

Each line: codes; 12 affine entries in rows; 3 extents; a canonical voxel (3); its flat index as stored; the 12 entries of
the canonical affine.
"""
import numpy as np
import nibabel as nib
from scipy.spatial.transform import Rotation


def line(affine, shape, rng):
    data = np.arange(np.prod(shape)).reshape(shape, order="F").astype(np.int32)
    image = nib.Nifti1Image(data, affine)
    canonical = nib.as_closest_canonical(image)
    at = [int(rng.integers(0, n)) for n in canonical.shape]
    stored = int(np.asarray(canonical.dataobj)[tuple(at)])
    codes = "".join(nib.aff2axcodes(affine))
    numbers = [repr(float(v)) for v in affine[:3].ravel()]
    back = [repr(float(v)) for v in canonical.affine[:3].ravel()]
    return ";".join([codes, " ".join(numbers), " ".join(map(str, shape)), " ".join(map(str, at)), str(stored), " ".join(back)])


def main():
    rng = np.random.default_rng(7)
    print("# nibabel", nib.__version__, "numpy", np.__version__)
    for permutation in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]:
        for signs in np.ndindex(2, 2, 2):
            affine = np.eye(4)
            affine[:3, :3] = 0
            for column, row in enumerate(permutation):
                affine[row, column] = (1 - 2 * signs[column]) * (0.5 + column)
            affine[:3, 3] = rng.normal(0, 50, 3)
            print(line(affine, tuple(int(v) for v in rng.integers(2, 7, 3)), rng))
    for _ in range(60):
        affine = np.eye(4)
        shear = np.eye(3) + np.triu(rng.normal(0, 0.1, (3, 3)), 1)
        affine[:3, :3] = Rotation.random(random_state=rng).as_matrix() @ shear @ np.diag(rng.uniform(0.4, 5, 3))
        if rng.random() < 0.5:
            affine[:3, 0] *= -1
        affine[:3, 3] = rng.normal(0, 50, 3)
        print(line(affine, tuple(int(v) for v in rng.integers(2, 7, 3)), rng))


main()
