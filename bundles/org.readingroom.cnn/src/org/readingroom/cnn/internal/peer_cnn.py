"""The other side of `bench cnn`: the two networks in PyTorch as anyone would write them, and an epoch with MONAI.

Spoken to in lines of JSON by the verb `bench`; see its own script for the protocol.
"""

import json
import math
import os
import platform
import sys
import time

ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
HELD = {}


def answer(line):
    ANSWERS.write(json.dumps(line) + "\n")
    ANSWERS.flush()


try:
    import monai
    import numpy as np
    import torch
    import torch.nn.functional as f
    from monai.data import CacheDataset, Dataset
    from monai.losses import DiceLoss
    from monai.transforms import (
        Compose,
        ConcatItemsd,
        EnsureChannelFirstd,
        LoadImaged,
        NormalizeIntensityd,
        Orientationd,
        Resized,
        ScaleIntensityRangePercentilesd,
        ToTensord,
    )
    from torch import nn
except ImportError as e:
    answer({"error": f"{e}; install what tools/python/requirements.txt lists"})
    sys.exit()


def formula(count, scale, phase):
    return torch.from_numpy((scale * np.sin(0.7 * np.arange(count) + phase)).astype("float32"))


class Classifier(nn.Module):
    def __init__(self, shape):
        super().__init__()
        d, h, w = (n // 4 for n in shape)
        self.conv1 = nn.Conv3d(4, 8, 3, padding=1)
        self.conv2 = nn.Conv3d(8, 16, 3, padding=1)
        self.fc1 = nn.Linear(16 * d * h * w, 128)
        self.fc2 = nn.Linear(128, 1)

    def forward(self, x):
        x = f.max_pool3d(f.relu(self.conv1(x)), 2)
        x = f.max_pool3d(f.relu(self.conv2(x)), 2)
        return self.fc2(f.relu(self.fc1(torch.flatten(x, 1)))).squeeze(1)


class Segmenter(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.conv1 = nn.Conv3d(4, 16, 3, padding=1)
        self.conv2 = nn.Conv3d(16, 32, 3, padding=1)
        self.conv3 = nn.Conv3d(32, 64, 3, padding=1)
        self.up1 = nn.ConvTranspose3d(64, 32, 2, 2)
        self.up2 = nn.ConvTranspose3d(32, 16, 2, 2)
        self.head = nn.Conv3d(16, 1, 1)

    def forward(self, x):
        d, h, w = x.shape[2:]
        x = f.pad(x, (0, -w % 4, 0, -h % 4, 0, -d % 4))
        x = f.max_pool3d(f.relu(self.conv1(x)), 2)
        x = f.max_pool3d(f.relu(self.conv2(x)), 2)
        x = f.relu(self.conv3(x))
        x = f.relu(self.up2(f.relu(self.up1(x))))
        return self.head(x)[:, :, :d, :h, :w]


def network(kind, shape, rate, key):
    if HELD.get("key") != key:
        HELD.clear()
        model = Classifier(shape) if kind == "classifier" else Segmenter(shape)
        with torch.no_grad():
            for i, p in enumerate(model.parameters()):
                scale = 0.1 if p.dim() == 1 else 1 / math.sqrt(p.numel() / p.shape[0])
                p.copy_(formula(p.numel(), scale, i).reshape(p.shape))
        HELD.update(key=key, model=model, optimiser=torch.optim.Adam(model.parameters(), lr=rate))
        HELD["loss"] = nn.BCEWithLogitsLoss() if kind == "classifier" else DiceLoss(sigmoid=True)
    return HELD["model"], HELD["optimiser"], HELD["loss"]


def step(request):
    kind, n, shape = request["kind"], request["batch"], request["shape"]
    key = (kind, n, *shape)
    model, optimiser, loss = network(kind, shape, request["rate"], key)
    if "x" not in HELD:
        x = formula(n * 4 * math.prod(shape), 1, 0.5).reshape(n, 4, *shape)
        y = torch.arange(n).remainder(2).float() if kind == "classifier" else (x[:, :1] + x[:, 1:2] > 0.5).float()
        HELD.update(x=x, y=y)
    if request.get("memory"):
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")
    start = time.perf_counter()
    optimiser.zero_grad()
    value = loss(model(HELD["x"]), HELD["y"])
    value.backward()
    norm = None
    if request["check"]:
        norm = torch.norm(torch.stack([p.grad.norm() for p in model.parameters()])).item()
    optimiser.step()
    seconds = time.perf_counter() - start
    line = {"seconds": seconds, "values": {"loss": value.item(), "norm": norm}}
    if request.get("memory"):
        with open("/proc/self/status") as status:
            line["megabytes"] = next(int(s.split()[1]) for s in status if s.startswith("VmHWM")) / 1024
    return line


def transforms(shape):
    names = ["t1", "t1ce", "t2", "flair"]
    return Compose(
        [
            LoadImaged(names),
            EnsureChannelFirstd(names),
            Orientationd(names, axcodes="LPS"),
            ScaleIntensityRangePercentilesd(names, 0.5, 99.5, 0, 255, clip=True),
            Resized(names, (shape[2], shape[1], shape[0]), mode="trilinear"),
            ConcatItemsd(names, "x"),
            NormalizeIntensityd("x", nonzero=True, channel_wise=True),
            ToTensord("x", track_meta=False),
        ]
    )


def files(folder, case):
    found = {}
    for name in ("t1", "t1ce", "t2", "flair"):
        stem = os.path.join(folder, case, f"{case}_{name}.nii")
        found[name] = stem + ".gz" if os.path.exists(stem + ".gz") else stem
    return found


def epoch(request):
    shape, batch, cases = request["shape"], request["batch"], request["cases"]
    model, optimiser, loss = network("classifier", shape, request["rate"], ("epoch", *shape))
    items = [files(request["data"], c) for c in cases]
    if request["mode"] == "cached":
        if "cached" not in HELD:
            HELD["cached"] = CacheDataset(items, transforms(shape), cache_rate=1.0, num_workers=2, progress=False)
        loader = torch.utils.data.DataLoader(HELD["cached"], batch_size=1, collate_fn=first)
    else:
        data = Dataset(items, transforms(shape))
        loader = torch.utils.data.DataLoader(data, batch_size=1, num_workers=2, collate_fn=first)
    start = time.perf_counter()
    seen = 0
    optimiser.zero_grad()
    for x in loader:
        size = min(batch, len(cases) - seen // batch * batch)
        value = loss(model(x.permute(0, 3, 2, 1).contiguous()[None]), torch.tensor([float(seen % 2)])) / size
        value.backward()
        seen += 1
        if seen % batch == 0 or seen == len(cases):
            optimiser.step()
            optimiser.zero_grad()
    return {"seconds": time.perf_counter() - start, "values": {"cases": seen}}


def first(items):
    return items[0]["x"]


def main():
    import nibabel

    found = {"Python": platform.python_version(), "torch": torch.__version__, "monai": monai.__version__}
    found["nibabel"] = nibabel.__version__
    answer({"versions": found})
    for line in sys.stdin:
        request = json.loads(line)
        torch.set_num_threads(request["threads"])
        try:
            answer({"step": step, "epoch": epoch}[request["do"]](request))
        except Exception as e:
            answer({"error": f"{type(e).__name__}: {e}"})


if __name__ == "__main__":
    main()
