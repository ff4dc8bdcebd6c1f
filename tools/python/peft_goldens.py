"""Adapters between Reading Room and PEFT: makes one that PEFT wrote, and reads one that Reading Room wrote.

    python peft_goldens.py make PACK FOLDER
    python peft_goldens.py check MODEL ADAPTER INPUTS LOGITS

`make` takes a pack, a tiny model with inputs.safetensors, gives every linear layer of its layers a random low-rank change with PEFT, saves it as PEFT
does, and writes what transformers answers with it beside: `golden_adapter.safetensors` with the logits, those of padding zero.
`check` opens an adapter folder that Reading Room wrote with PEFT, answers the INPUTS of a pack and prints the largest
difference from LOGITS (a safetensors file with the tensor `logits`). transformers from 4.56 on captures the vision tower's states
after the chosen layers; read with `capture: after` to compare.
"""

import json
import pathlib
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file, save_file
from transformers import MllamaForConditionalGeneration


def base(folder):
    return MllamaForConditionalGeneration.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()


def answer(model, given):
    given = {k: v for k, v in given.items() if k != "labels"}
    places = (given["attention_mask"].cumsum(-1) - 1).masked_fill(given["attention_mask"] == 0, 1)
    with torch.no_grad():
        logits = model(**given, position_ids=places, use_cache=False).logits
    return logits * given["attention_mask"].unsqueeze(-1)


def make(model_folder, inputs, folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    config = LoraConfig(r=3, lora_alpha=5, use_rslora=True, task_type="CAUSAL_LM",
                        target_modules=r".*(language_model|vision_model).*\.(q_proj|v_proj|o_proj|up_proj|down_proj|fc1)",
                        rank_pattern={"up_proj": 2}, alpha_pattern={"fc1": 4})
    model = get_peft_model(base(model_folder), config).eval()
    with torch.no_grad():
        for name, p in model.named_parameters():
            if "lora_" in name:
                p.copy_(torch.randn_like(p) * (0.3 if "lora_B" in name else 0.1))
    model.save_pretrained(folder)
    (folder / "README.md").unlink(missing_ok=True)
    # PEFT writes sets in any order, and the path of the base model as it was given.
    path = folder / "adapter_config.json"
    written = json.loads(path.read_text())
    written["base_model_name_or_path"] = "tiny"
    path.write_text(json.dumps(written, indent=2, sort_keys=True) + "\n")
    logits = answer(model, inputs)
    save_file({"logits": logits.contiguous()}, folder / "golden_adapter.safetensors")


def check(model_folder, adapter, inputs, expected):
    plain = base(model_folder)
    before = answer(plain, inputs)
    import warnings
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        model = PeftModel.from_pretrained(plain, adapter).eval()
    missing = [str(w.message) for w in said if "missing adapter keys" in str(w.message)]
    if missing:
        sys.exit(f"PEFT did not find all of the adapter: {missing[0][:300]}")
    logits = answer(model, inputs)
    expected = expected * inputs["attention_mask"].unsqueeze(-1)
    off = (logits - expected).abs().max().item()
    print(f"largest difference {off:.3g}; the adapter changes logits by up to {(logits - before).abs().max().item():.3g}")
    if not off < 1e-4:
        sys.exit(1)


def main():
    verb, model = sys.argv[1], pathlib.Path(sys.argv[2])
    if verb == "make":
        make(model, load_file(model / "inputs.safetensors"), pathlib.Path(sys.argv[3]))
    else:
        check(model, sys.argv[3], load_file(sys.argv[4]), load_file(sys.argv[5])["logits"])


if __name__ == "__main__":
    main()
