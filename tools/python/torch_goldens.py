"""Golden files of org.readingroom.torch: ten steps of PyTorch's Adam and AdamW, its clipping, its learning-rate schedules.

    python tools/python/torch_goldens.py bundles/org.readingroom.torch/test/org/readingroom/torch

Needs torch==2.7.1, safetensors and numpy. Seeded; writes adam.safetensors and every-type.safetensors.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

STEPS = 10
SETTINGS = {
    "adam": (torch.optim.Adam, dict(lr=1e-2)),
    "adam_decay": (torch.optim.Adam, dict(lr=1e-2, weight_decay=0.1)),
    "adamw": (torch.optim.AdamW, dict(lr=3e-3, weight_decay=0.05)),
    "adamw_betas": (torch.optim.AdamW, dict(lr=5e-5, betas=(0.8, 0.95), eps=1e-6)),
}


def optimisers(out: Path) -> None:
    torch.manual_seed(7)
    torch.set_num_threads(1)
    start = {"a": torch.randn(5, 3), "b.weight": torch.randn(7)}
    gradients = [{k: torch.randn_like(v) * 10.0 ** (i % 4 - 2) for k, v in start.items()} for i in range(STEPS)]
    tensors = {f"start.{k}": v.clone() for k, v in start.items()}
    for i, step in enumerate(gradients):
        tensors |= {f"gradient.{i}.{k}": v.clone() for k, v in step.items()}
    for name, (kind, settings) in SETTINGS.items():
        values = {k: v.clone().requires_grad_() for k, v in start.items()}
        optimiser = kind(list(values.values()), **settings)
        for i, step in enumerate(gradients):
            for k, v in values.items():
                v.grad = step[k].clone()
            optimiser.step()
            tensors |= {f"{name}.{i}.{k}": v.detach().clone() for k, v in values.items()}
    clipped = {k: torch.zeros_like(v) for k, v in start.items()}
    for k, v in clipped.items():
        v.grad = gradients[3][k].clone()
    tensors["clip.norm"] = torch.nn.utils.clip_grad_norm_(list(clipped.values()), 1.0, foreach=False).detach().clone()
    tensors |= {f"clip.{k}": v.grad.clone() for k, v in clipped.items()}
    rates = []
    leaf = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.SGD([leaf], lr=1.0)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max=12)
    for _ in range(13):
        rates.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
    tensors["cosine"] = torch.tensor(rates, dtype=torch.float64)
    save_file(tensors, out / "adam.safetensors")


def every_type(out: Path) -> None:
    values = torch.tensor([[0, 1, -2], [3, 100, -7]])
    tensors = {
        "f64": values.double() / 3,
        "f32": values.float() / 3,
        "f16": values.half() / 3,
        "bf16": (values.float() / 3).bfloat16(),
        "i64": values * 10_000_000_000,
        "i32": values.int() * 1000,
        "i16": values.short() * 100,
        "i8": values.to(torch.int8),
        "u8": values.abs().to(torch.uint8) * 2,
        "bool": values > 0,
        "scalar": torch.tensor(2.5),
        "empty": torch.zeros(0, 4),
        "ünïcode / name": torch.ones(1),
    }
    save_file(tensors, out / "every-type.safetensors", metadata={"format": "pt", "made by": "safetensors"})


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    optimisers(folder)
    every_type(folder)
