"""Makes the NIfTI fixtures of our own and the golden values that nibabel gives for them and for the shared files.

    python nifti_golden.py                    writes both into the tests of org.readingroom.nifti
    python nifti_golden.py --bench FOLDER     the time nibabel takes for each case of a BraTS folder
    python nifti_golden.py --show FILE...     the golden values of some files, to compare a written file by hand

The golden files hold shapes, affines, header numbers, checksums and a few sample values, never an image or header text.
Packages: requirements.txt beside this file.
"""

import argparse
import gzip
import json
import statistics
import sys
import time
import warnings
import zlib
from pathlib import Path

import nibabel as nib
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "bundles/org.readingroom.nifti/test/org/readingroom/nifti"
SHARED = ROOT.parent / "shared" / "data"
TYPES = ["uint8", "int16", "int32", "float32", "float64", "int8", "uint16", "uint32", "int64", "uint64"]
OBLIQUE = np.array([[-1.9, 0.3, 0.2, 31.5], [0.3, 1.8, -0.5, -40.25], [0.25, 0.55, 2.3, 7.0], [0, 0, 0, 1]])
SECRET = b"SECRET patient name and diagnosis"


def load(path):
    """A file as NIfTI; a CIFTI file as the plain NIfTI-2 image that it also is."""
    img = nib.load(path)
    if isinstance(img, nib.Cifti2Image):
        img = nib.Nifti2Image.from_filename(path)
    if not isinstance(img, nib.Nifti1Pair):
        raise nib.filebasedimages.ImageFileError(type(img).__name__)
    return img


def number(x):
    """JSON has no NaN and no infinity: those go as text."""
    x = float(x)
    return x if np.isfinite(x) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(x)]


def header_values(img):
    h = img.header
    return {
        "version": 2 if h["sizeof_hdr"] == 540 else 1,
        "byteOrder": "LITTLE_ENDIAN" if h.endianness == "<" else "BIG_ENDIAN",
        "datatype": h.get_data_dtype().newbyteorder("=").name,
        "shape": [int(n) for n in img.shape],
        "affine": [number(v) for v in img.affine[:3].ravel()],
        "orientation": "".join(nib.aff2axcodes(img.affine)),
        "slope": float(img.dataobj.slope),
        "inter": float(img.dataobj.inter),
        "qform": int(h["qform_code"]),
        "sform": int(h["sform_code"]),
    }


def voxel_values(img):
    data = np.asanyarray(img.dataobj).ravel(order="F").astype("<f8") + 0.0  # -0 becomes 0
    total = data.sum(dtype=np.longdouble)
    data[np.isnan(data)] = np.nan  # one bit pattern
    at = sorted({int(i) for i in np.linspace(0, data.size - 1, 7)})
    return {
        "sum": number(total),
        "min": number(np.nanmin(data)),
        "max": number(np.nanmax(data)),
        "crc": zlib.crc32(data.tobytes()),
        "samples": [[i, number(data[i])] for i in at],
    }


def golden(path, name):
    """What nibabel says of one file, or that it refuses it."""
    entry = {"file": name}
    try:
        img = load(path)
        entry.update(header_values(img))
        if img.header.get_data_dtype().kind not in "iuf":
            return {"file": name, "refused": "not one real number a voxel"}
        entry.update(voxel_values(img))
    except FileNotFoundError:
        entry["headerOnly"] = True
    except (nib.filebasedimages.ImageFileError, nib.spatialimages.HeaderDataError, ValueError, OSError, EOFError) as e:
        return {"file": name, "refused": type(e).__name__}
    return entry


def write_json(entries, to):
    lines = ",\n".join(json.dumps(e, allow_nan=False) for e in entries)
    to.write_text("[\n" + lines + "\n]\n", encoding="utf-8")
    print(f"{to.relative_to(ROOT)}: {len(entries)} files")


def values(dtype, shape):
    """Values that show sign, range and order mistakes."""
    n = int(np.prod(shape))
    if np.dtype(dtype).kind == "c":
        return np.ones(shape, dtype)
    if np.dtype(dtype).kind == "f":
        v = np.linspace(-1000, 1000, n) / 3
        v[1], v[2], v[3] = np.nan, np.inf, -0.0
        return v.astype(dtype).reshape(shape, order="F")
    i = np.iinfo(dtype)
    v = np.arange(n).astype(dtype)
    v[0], v[1], v[2] = i.min, i.max, i.max // 2 + 1
    return v.reshape(shape, order="F")


class Fixture:
    """One image, put together field by field so that every header can be had, valid or not."""

    def __init__(self, dtype="int16", order="<", version=1, shape=(4, 3, 2), pair=False):
        kinds = {
            (1, False): nib.Nifti1Header, (1, True): nib.nifti1.Nifti1PairHeader,
            (2, False): nib.Nifti2Header, (2, True): nib.nifti2.Nifti2PairHeader,
        }
        self.hdr = kinds[version, pair](endianness=order)
        self.hdr.set_data_shape(shape)
        self.hdr.set_data_dtype(np.dtype(dtype) if dtype != "RGB" else "RGB")
        self.hdr["pixdim"][1:4] = [1.5, 2, 2.5]
        self.hdr["scl_slope"], self.hdr["scl_inter"] = 1, 0
        self.hdr["descrip"], self.hdr["aux_file"] = SECRET, SECRET[:20]
        self.hdr["intent_name"] = SECRET[:12]
        if version == 1:
            self.hdr["db_name"] = SECRET[:12]
        self.hdr["xyzt_units"] = 10
        self.extension = b"\0\0\0\0"
        self.pair = pair
        self.data = np.zeros(shape, "u1,u1,u1") if dtype == "RGB" else values(dtype, shape).astype(dtype)
        if not pair:
            self.hdr["vox_offset"] = self.hdr.single_vox_offset

    def set(self, **fields):
        for name, value in fields.items():
            self.hdr[name] = value
        return self

    def sform(self, affine=OBLIQUE, code=1):
        self.hdr.set_sform(affine, code)
        return self

    def qform(self, affine=OBLIQUE, code=1):
        self.hdr.set_qform(affine, code)
        return self

    def extend(self):
        body = SECRET.ljust(56, b"\0")
        size = np.array([len(body) + 8, 6], self.hdr.endianness + "i4").tobytes()
        self.extension = b"\1\0\0\0" + size + body
        self.hdr["vox_offset"] = self.hdr.single_vox_offset + len(body) + 8
        return self

    def save(self, folder, name):
        voxels = self.data.astype(self.data.dtype.newbyteorder(self.hdr.endianness)).tobytes(order="F")
        head = self.hdr.binaryblock + self.extension
        if not self.pair:
            put(folder / name, head + voxels)
        else:
            put(folder / name, head)
            put(folder / name.replace(".hdr", ".img"), voxels)


def put(path, content):
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def fixtures(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for dtype in TYPES:
        for order, end in (("<", "le"), (">", "be")):
            Fixture(dtype, order).sform().save(folder, f"{dtype}_{end}.nii")
    Fixture().sform().extend().save(folder, "extension.nii.gz")
    Fixture(order=">").sform().extend().save(folder, "extension_be.nii.gz")
    Fixture("float32", version=2).sform().save(folder, "nifti2.nii.gz")
    Fixture("uint16", ">", version=2).qform().extend().save(folder, "nifti2_be.nii")
    Fixture("int16", pair=True).sform().save(folder, "pair.hdr")
    Fixture("float32", ">", pair=True).sform().save(folder, "pair_be.hdr.gz")
    Fixture("uint8", version=2, pair=True).qform().save(folder, "pair2.hdr")
    Fixture().qform().save(folder, "qform.nii")
    Fixture().qform(np.diag([-2, -2, 3, 1.0]), 3).save(folder, "qform_half_turn.nii")
    Fixture().qform(np.diag([2, 3, -4, 1.0])).sform(OBLIQUE, 4).save(folder, "both_forms.nii")
    Fixture().sform(OBLIQUE @ [[0, 0, 1, 0], [1, 0, 0, 0], [0, -1, 0, 0], [0, 0, 0, 1]]).save(folder, "permuted.nii")
    Fixture().sform(np.array([[2, 1, 0, 5], [0, 2, 1, 6], [0.5, 0, 2, 7], [0, 0, 0, 1.0]])).save(folder, "sheared.nii")
    Fixture().save(folder, "no_form.nii")
    Fixture().set(pixdim=[0, -1.5, 0, 2.5, 0, 0, 0, 0], qform_code=1).save(folder, "bad_pixdim.nii")
    Fixture().set(qform_code=9, sform_code=-1).save(folder, "unknown_codes.nii")
    Fixture(shape=(5,)).save(folder, "1d.nii")
    Fixture(shape=(5, 4)).sform().save(folder, "2d.nii.gz")
    Fixture(shape=(3, 2, 2, 3)).sform().save(folder, "4d.nii.gz")
    Fixture("float32", shape=(2, 2, 2, 2, 3)).sform().save(folder, "5d.nii")
    Fixture("uint8", shape=(1, 1, 1, 1, 3, 2), version=2).save(folder, "6d.nii")
    Fixture("uint8").sform().set(scl_slope=0.1, scl_inter=-7.3).save(folder, "scaled.nii")
    Fixture("float32").sform().set(scl_slope=0.1, scl_inter=3).save(folder, "scaled_float.nii")
    Fixture("int64").sform().set(scl_slope=2, scl_inter=0).save(folder, "scaled_int64.nii")
    Fixture().sform().set(scl_slope=0, scl_inter=5).save(folder, "slope_zero.nii")
    Fixture().sform().set(scl_slope=np.nan, scl_inter=np.nan).save(folder, "slope_nan.nii")
    Fixture().sform().set(scl_slope=1, scl_inter=np.inf).save(folder, "inter_inf.nii")
    Fixture("RGB").sform().save(folder, "rgb.nii")
    Fixture("complex64").sform().save(folder, "complex64.nii")
    Fixture().qform().set(quatern_b=1.2).save(folder, "quaternion_too_long.nii")
    Fixture(pair=True).sform().save(folder, "header_only.hdr")
    (folder / "header_only.img").unlink()
    Fixture(pair=True).sform().set(magic=b"").save(folder, "analyze.hdr")


def collect(folder, base):
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    endings = (".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz", ".mgz")
    return [golden(p, p.relative_to(base).as_posix()) for p in files if p.name.endswith(endings)]


def bench(folder, rounds=5):
    for n in range(1, rounds + 1):
        times = []
        for case in sorted(p for p in Path(folder).iterdir() if p.is_dir()):
            start = time.perf_counter()
            for f in sorted(case.glob("*.nii.gz")):
                np.asanyarray(nib.load(f).dataobj)
            times.append(1000 * (time.perf_counter() - start))
        print(f"round {n}: median {statistics.median(times):.1f} ms a case ({min(times):.1f} to {max(times):.1f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", metavar="FOLDER")
    parser.add_argument("--show", metavar="FILE", nargs="+")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    nib.imageglobals.logger.setLevel("CRITICAL")
    if args.bench:
        bench(args.bench)
    elif args.show:
        for f in args.show:
            print(json.dumps(golden(f, f)))
    else:
        fixtures(TESTS / "fixtures")
        write_json(collect(TESTS / "fixtures", TESTS / "fixtures"), TESTS / "fixtures.golden.json")
        if SHARED.is_dir():
            entries = collect(SHARED / "nifti", SHARED) + collect(SHARED / "brats-tcga", SHARED)
            write_json(entries, TESTS / "shared.golden.json")
        else:
            print(f"{SHARED} is not there: shared.golden.json is left as it was", file=sys.stderr)


if __name__ == "__main__":
    main()
