"""Trains an adapter with PEFT and transformers on a tiny model, for the training of Reading Room to be compared with.

    python peft_training_goldens.py PACK FOLDER

PACK is a tiny model with inputs.safetensors (labels among them). 20 steps of torch's AdamW in single precision: each step takes
the samples one by one, divides the sum of their losses by the tokens that are learnt in all of them, clips the norm of the
gradients to 1; the rate rises in 2 steps and falls to 0. FOLDER gets start.safetensors (the A that PEFT drew; the B are 0) and
training.json (losses, norms and rates by step). transformers from 4.56 on captures the vision tower's states after the chosen
layers.
"""

import json
import pathlib
import sys

import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict
from safetensors.torch import load_file, save_file
from transformers import MllamaForConditionalGeneration

STEPS, WARMUP, PEAK, DECAY = 20, 2, 5e-3, 0.01
TARGETS = r".*(language_model.*\.(q_proj|v_proj|down_proj)|vision_model.*\.(q_proj|fc2))"


def loss_sum(model, given, b):
    one = {k: v[b : b + 1] for k, v in given.items() if k != "labels"}
    logits = model(**one, use_cache=False).logits.float()
    targets = given["labels"][b : b + 1, 1:]
    return torch.nn.functional.cross_entropy(logits[0, :-1], targets[0], ignore_index=-100, reduction="sum")


def main():
    pack, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    given = load_file(pack / "inputs.safetensors")
    torch.manual_seed(3)
    torch.set_num_threads(1)
    base = MllamaForConditionalGeneration.from_pretrained(pack, attn_implementation="eager", dtype=torch.float32)
    model = get_peft_model(base, LoraConfig(r=2, lora_alpha=4, target_modules=TARGETS, task_type="CAUSAL_LM")).train()
    start = {k: v.clone().contiguous() for k, v in get_peft_model_state_dict(model).items() if "lora_A" in k}
    save_file(start, folder / "start.safetensors")
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=PEAK, weight_decay=DECAY)
    schedule = transformers.get_linear_schedule_with_warmup(optimizer, WARMUP, STEPS)
    items = int((given["labels"][:, 1:] != -100).sum())
    log = []
    for step in range(STEPS):
        total = 0.0
        for b in range(len(given["labels"])):
            loss = loss_sum(model, given, b) / items
            loss.backward()
            total += loss.item()
        norm = torch.nn.utils.clip_grad_norm_(trained, 1.0).item()
        log.append({"step": step, "lr": schedule.get_last_lr()[0], "loss": total, "grad_norm": norm})
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    versions = {"peft": peft.__version__, "transformers": transformers.__version__, "torch": torch.__version__}
    written = {"versions": versions, "r": 2, "alpha": 4, "warmup": WARMUP, "steps": STEPS, "peak": PEAK, "decay": DECAY,
               "items": items, "log": log}
    (folder / "training.json").write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
