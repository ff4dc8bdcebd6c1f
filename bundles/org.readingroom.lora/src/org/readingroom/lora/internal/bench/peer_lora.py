"""The other side of `bench lora`: the same folder in transformers with an adapter of PEFT, as anyone would train it.

Spoken to in lines of JSON by the verb `bench`; see its own script for the protocol.
"""

import json
import os
import platform
import sys
import time

ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
os.environ["HF_HUB_OFFLINE"] = "1"
HELD = {}


def answer(line):
    ANSWERS.write(json.dumps(line) + "\n")
    ANSWERS.flush()


try:
    import numpy as np
    import peft
    import torch
    import transformers
    from peft import LoraConfig, get_peft_model
    from transformers import MllamaForConditionalGeneration
except ImportError as e:
    answer({"error": f"{e}; install what tools/python/requirements.txt lists"})
    sys.exit()

TARGETS = r".*language_model.*\.(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj)"


def formula(count, scale, phase):
    return torch.from_numpy((scale * np.sin(0.7 * np.arange(count) + phase)).astype("float32"))


def training(request):
    folder, rank = request["model"], request["rank"]
    if HELD.get("folder") != folder:
        base = MllamaForConditionalGeneration.from_pretrained(folder, dtype=torch.float32)
        model = get_peft_model(base, LoraConfig(r=rank, lora_alpha=rank, target_modules=TARGETS, task_type="CAUSAL_LM"))
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        model.enable_input_require_grads()
        HELD.update(folder=folder, model=model.train(), training=None)
    if HELD["training"] != request["training"]:
        matrices = dict(p for p in HELD["model"].named_parameters() if p[1].requires_grad)
        modules = sorted({name.split(".lora_")[0] for name in matrices})
        with torch.no_grad():
            for phase, module in enumerate(modules):
                a, b = (matrices[f"{module}.lora_{k}.default.weight"] for k in "AB")
                a.copy_(formula(a.numel(), 0.02, phase).reshape(a.shape))
                b.copy_(formula(b.numel(), 0.01, phase + 0.5).reshape(b.shape))
        optimizer = torch.optim.AdamW(matrices.values(), lr=request["rate"], weight_decay=0.01)
        HELD.update(training=request["training"], trained=list(matrices.values()), optimizer=optimizer)
    return HELD["model"], HELD["trained"], HELD["optimizer"]


def rows(model, request, first):
    batch, length, image = request["batch"], request["length"], model.config.image_token_index
    side = model.config.vision_config.image_size
    ids = torch.tensor([[(7 * i * i + 131 * i + 1009 * b + 3) % image for i in range(length)] for b in range(first, first + batch)])
    ids[:, 1] = image
    labels = ids.clone()
    labels[:, : length - request["learnt"]] = -100
    pixels = torch.zeros(batch, 1, 4, 3, side, side)
    for b in range(batch):
        pixels[b, 0, 0] = formula(3 * side * side, 1, first + b).reshape(3, side, side)
    there = torch.zeros(batch, 1, 4, dtype=torch.int64)
    there[:, :, 0] = 1
    look = torch.zeros(batch, length, 1, 4, dtype=torch.int64)
    look[:, 1:, 0, 0] = 1
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": labels, "pixel_values": pixels,
            "aspect_ratio_ids": torch.ones(batch, 1, dtype=torch.int64), "aspect_ratio_mask": there,
            "cross_attention_mask": look}


def step(request):
    model, trained, optimizer = training(request)
    parts = [rows(model, request, p * request["batch"]) for p in range(request["accumulation"])]
    items = torch.tensor(sum(int((p["labels"][:, 1:] != -100).sum()) for p in parts))
    if request.get("memory"):
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")
    start = time.perf_counter()
    total = 0.0
    for part in parts:
        loss = model(**part, use_cache=False, num_items_in_batch=items).loss
        loss.backward()
        total += loss.item()
    norm = torch.nn.utils.clip_grad_norm_(trained, 1.0).item()
    optimizer.step()
    optimizer.zero_grad()
    line = {"seconds": time.perf_counter() - start, "values": {"loss": total, "norm": norm} if request["check"] else None}
    if request.get("memory"):
        with open("/proc/self/status") as status:
            line["megabytes"] = next(int(s.split()[1]) for s in status if s.startswith("VmHWM")) / 1024
    return line


def main():
    found = {"Python": platform.python_version(), "torch": torch.__version__, "transformers": transformers.__version__}
    answer({"versions": {**found, "peft": peft.__version__}})
    for line in sys.stdin:
        request = json.loads(line)
        torch.set_num_threads(request["threads"])
        try:
            answer({"step": step}[request["do"]](request))
        except Exception as e:
            answer({"error": f"{type(e).__name__}: {e}"})


if __name__ == "__main__":
    main()
