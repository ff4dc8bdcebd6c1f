"""Golden values of the two 3-D networks, made by PyTorch itself.

For each network: weights, a batch, the logits, every loss with every gradient, and the weights after ten steps of Adam
and of AdamW. The modules below are written as the study tells them, layer by layer, and share nothing with the text
that Reading Room runs. Small widths are stored whole; the study's own widths have weights and voxels by a formula, and
the file holds their logits, losses and a sample of every gradient.

Usage: python cnn_goldens.py FOLDER
"""

import json
import math
import struct
import sys
from pathlib import Path

import numpy
import torch
import torch.nn.functional as f
from monai.losses import DiceLoss
from torch import nn

STEPS = 10
LR = 1e-3
DECAY = 0.01


class Classifier(nn.Module):
    def __init__(self, shape, filters, hidden, greatest=False):
        super().__init__()
        c, d, h, w = shape
        self.greatest = greatest
        self.conv1 = nn.Conv3d(c, filters[0], 3, 1, 1)
        self.conv2 = nn.Conv3d(filters[0], filters[1], 3, 1, 1)
        self.fc1 = nn.Linear(filters[1] * (1 if greatest else (d // 4) * (h // 4) * (w // 4)), hidden)
        self.fc2 = nn.Linear(hidden, 1)

    def forward(self, x):
        x = f.max_pool3d(f.relu(self.conv1(x)), 2)
        x = f.max_pool3d(f.relu(self.conv2(x)), 2)
        x = f.adaptive_max_pool3d(x, 1) if self.greatest else x
        return self.fc2(f.relu(self.fc1(torch.flatten(x, 1)))).squeeze(1)


class Segmenter(nn.Module):
    def __init__(self, shape, filters, bottleneck, skip=False):
        super().__init__()
        self.skip = skip
        twice = 2 if skip else 1
        self.conv1 = nn.Conv3d(shape[0], filters[0], 3, 1, 1)
        self.conv2 = nn.Conv3d(filters[0], filters[1], 3, 1, 1)
        self.conv3 = nn.Conv3d(filters[1], bottleneck, 3, 1, 1)
        self.up1 = nn.ConvTranspose3d(bottleneck, filters[1], 2, 2)
        self.up2 = nn.ConvTranspose3d(twice * filters[1], filters[0], 2, 2)
        self.head = nn.Conv3d(twice * filters[0], 1, 1)

    def forward(self, x):
        d, h, w = x.shape[2:]
        x = f.pad(x, (0, -w % 4, 0, -h % 4, 0, -d % 4))
        fine = f.relu(self.conv1(x))
        coarse = f.relu(self.conv2(f.max_pool3d(fine, 2)))
        x = f.relu(self.conv3(f.max_pool3d(coarse, 2)))
        x = f.relu(self.up1(x))
        x = f.relu(self.up2(torch.cat([x, coarse], 1) if self.skip else x))
        return self.head(torch.cat([x, fine], 1) if self.skip else x)[:, 0, :d, :h, :w]


def bce(z, y):
    return f.binary_cross_entropy_with_logits(z, y)


def dice(z, y):
    return DiceLoss(sigmoid=True)(z[:, None], y[:, None])


LOSSES = {
    "classifier": {"bce": bce},
    "segmenter": {"bce": bce, "dice": dice, "dice_bce": lambda z, y: dice(z, y) + bce(z, y)},
}


def write(path, arrays):
    header, data = {}, b""
    for name, array in arrays.items():
        raw = numpy.ascontiguousarray(array, dtype="<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(numpy.shape(array)),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def gradients(model, loss, x, y):
    model.zero_grad()
    value = loss(model(x), y)
    value.backward()
    return value, [p.grad.clone() for p in model.parameters()]


def small(kind, model, x, y):
    start = [p.detach().clone() for p in model.parameters()]
    out = {"x": x, "y": y, "logits": model(x).detach()}
    out.update({f"w.{i}": p for i, p in enumerate(start)})
    for name, loss in LOSSES[kind].items():
        value, grads = gradients(model, loss, x, y)
        out[f"loss.{name}"] = value.detach()
        out.update({f"grad.{name}.{i}": g for i, g in enumerate(grads)})
    last = list(LOSSES[kind].values())[-1]
    for name, kind_of in {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}.items():
        with torch.no_grad():
            for p, s in zip(model.parameters(), start):
                p.copy_(s)
        optimiser = kind_of(model.parameters(), lr=LR, weight_decay=DECAY if name == "adamw" else 0)
        for _ in range(STEPS):
            gradients(model, last, x, y)
            optimiser.step()
        out.update({f"{name}.{i}": p.detach().clone() for i, p in enumerate(model.parameters())})
    return out


def by_formula(count, scale, phase):
    return torch.from_numpy((scale * numpy.sin(0.7 * numpy.arange(count) + phase)).astype("float32"))


def study(kind, model, x, y):
    with torch.no_grad():
        for i, p in enumerate(model.parameters()):
            scale = 1 / math.sqrt(max(1, p[0].numel()))
            p.copy_(by_formula(p.numel(), scale, i).reshape(p.shape))
    out = {"logits": model(x).detach()}
    for name, loss in LOSSES[kind].items():
        value, grads = gradients(model, loss, x, y)
        out[f"loss.{name}"] = value.detach()
        for i, g in enumerate(grads):
            out[f"grad.{name}.{i}"] = g.flatten()[:: max(1, g.numel() // 64)]
            out[f"norm.{name}.{i}"] = g.norm()
    return out


def batch(kind, n, shape, given):
    x = given(n * math.prod(shape)).reshape(n, *shape)
    if kind == "classifier":
        return x, torch.arange(n).remainder(2).float()
    return x, (x[:, 0] + x[:, 1] > 0.5).float()


def smalls(folder, kind, network, wiring):
    for name, shape, n in (("odd", (4, 7, 9, 10), 3), ("even", (4, 12, 16, 16), 2)):
        if name == "even" and kind == "segmenter":
            n = 1
        model = network(shape, (2, 3), 5, bool(wiring))
        x, y = batch(kind, n, shape, torch.randn)
        write(folder / f"{kind}{wiring}-{name}.safetensors", small(kind, model, x, y))


def main(folder):
    torch.manual_seed(3407)
    folder.mkdir(parents=True, exist_ok=True)
    for kind, network in {"classifier": Classifier, "segmenter": Segmenter}.items():
        smalls(folder, kind, network, "")
        shape = (4, 7, 8, 8)
        model = network(shape, (8, 16), 128) if kind == "classifier" else network(shape, (16, 32), 64)
        x, y = batch(kind, 2, shape, lambda count: by_formula(count, 1, 0.5))
        write(folder / f"{kind}-study.safetensors", study(kind, model, x, y))
    smalls(folder, "classifier", Classifier, "-max")
    smalls(folder, "segmenter", Segmenter, "-skip")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
