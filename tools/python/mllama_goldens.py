"""Makes small random Llama 3.2 Vision models with the logits of transformers, in the layout that `parity` reads.

    python mllama_goldens.py FOLDER

Three folders: `tiles` (images of one to four tiles, one key-value head), `images` (up to three images a sequence, neighbours
among them, padded at the left), `text` (no image, padded at the left). The weights are rounded to bfloat16 and stored so; all is
computed in single precision with eager attention. transformers from 4.56 on captures the vision tower's states after the
chosen layers, hence the variant B.
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import MllamaConfig, MllamaForConditionalGeneration

RATIOS = [[h, w] for h in range(1, 5) for w in range(1, 5) if h * w <= 4]
IMAGE, PAD = 96, 0
LLAMA3 = {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
          "original_max_position_embeddings": 8192, "rope_theta": 500000.0}


def config(text, vision):
    text = {"vocab_size": IMAGE, "rms_norm_eps": 1e-5, "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": PAD,
            "max_position_embeddings": 131072, "rope_parameters": LLAMA3, "tie_word_embeddings": False, **text}
    vision = {"image_size": 28, "max_num_tiles": 4, "supported_aspect_ratios": RATIOS, **vision}
    vision["vision_output_dim"] = vision["hidden_size"] * (1 + len(vision["intermediate_layers_indices"]))
    return MllamaConfig(text_config=text, vision_config=vision, image_token_index=IMAGE, tie_word_embeddings=False)


def model(c, seed):
    torch.manual_seed(seed)
    made = MllamaForConditionalGeneration._from_config(c, attn_implementation="eager").eval().float()
    with torch.no_grad():
        for name, p in made.named_parameters():
            if "norm" in name and name.endswith("weight"):
                p.copy_(1 + 0.1 * torch.randn_like(p))
            elif p.numel() == 1:
                p.copy_(0.5 + 0.25 * torch.randn_like(p))
            elif p.dim() == 1:
                p.copy_(0.1 * torch.randn_like(p))
            else:
                p.copy_(torch.randn_like(p) / p.shape[-1] ** 0.5 if p.shape[-1] < 256 else 0.2 * torch.randn_like(p))
            p.copy_(p.bfloat16().float())
    return made


def tokens(rows):
    """Padded at the left."""
    length = max(map(len, rows))
    ids = torch.tensor([[PAD] * (length - len(r)) + r for r in rows])
    mask = torch.tensor([[0] * (length - len(r)) + [1] * len(r) for r in rows])
    return {"input_ids": ids, "attention_mask": mask}


def pictures(ids, ratios):
    """Random pixels for the canvases of each sequence, and which token looks at which tile."""
    batch, count, side = len(ratios), max(map(len, ratios)), 28
    pixels = torch.zeros(batch, count, 4, 3, side, side)
    number, there = torch.zeros(batch, count, dtype=torch.int64), torch.zeros(batch, count, 4, dtype=torch.int64)
    there[:, :, 0] = 1
    look = torch.zeros(batch, ids.shape[1], count, 4, dtype=torch.int64)
    for b, row in enumerate(ratios):
        at = [i for i, t in enumerate(ids[b].tolist()) if t == IMAGE]
        ends = at[1:] + [ids.shape[1]]
        for i in range(len(at) - 2, -1, -1):
            if ends[i] == at[i] + 1:
                ends[i] = ends[i + 1]
        for i, ratio in enumerate(row):
            tiles = ratio[0] * ratio[1]
            pixels[b, i, :tiles] = torch.randn(tiles, 3, side, side)
            number[b, i] = 1 + RATIOS.index(ratio)
            there[b, i, :tiles] = 1
            look[b, at[i] : ends[i], i, :tiles] = 1
    return {"pixel_values": pixels, "aspect_ratio_ids": number, "aspect_ratio_mask": there, "cross_attention_mask": look}


def write(folder, c, seed, rows, ratios):
    made = model(c, seed)
    given = tokens(rows)
    if ratios:
        given.update(pictures(given["input_ids"], ratios))
    places = (given["attention_mask"].cumsum(-1) - 1).masked_fill(given["attention_mask"] == 0, 1)
    with torch.no_grad():
        out = made(**given, position_ids=places, use_cache=False)
        expected = {"B_after_hfrow.f32.logits": out.logits}
        if ratios:
            vision = made.model.vision_model(given["pixel_values"], given["aspect_ratio_ids"], given["aspect_ratio_mask"])
            expected["B_after_hfrow.f32.vision"] = vision.last_hidden_state
    folder.mkdir(parents=True, exist_ok=True)
    made.bfloat16().save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    save_file(given, folder / "inputs.safetensors")
    save_file({k: v.contiguous() for k, v in expected.items()}, folder / "golden_forward.safetensors")


def main():
    folder = pathlib.Path(sys.argv[1])
    small = {"hidden_size": 24, "num_hidden_layers": 4, "num_global_layers": 1, "attention_heads": 3, "num_attention_heads": 3,
             "intermediate_size": 40, "patch_size": 14, "intermediate_layers_indices": [0, 2]}
    fine = {"hidden_size": 16, "num_hidden_layers": 3, "num_global_layers": 2, "attention_heads": 2, "num_attention_heads": 2,
            "intermediate_size": 48, "patch_size": 7, "intermediate_layers_indices": [1]}
    word = lambda n, k: [1] + [3 + (7 * i + k) % 90 for i in range(n)]
    write(folder / "tiles", config({"hidden_size": 48, "num_hidden_layers": 5, "num_attention_heads": 6, "num_key_value_heads": 1,
                                    "intermediate_size": 64, "cross_attention_layers": [2]}, small), 11,
          [[1, IMAGE] + word(9, 1), [1, 5, IMAGE] + word(8, 2), [IMAGE] + word(10, 3), [1, 9, 8, IMAGE] + word(7, 4)],
          [[[1, 1]], [[1, 2]], [[3, 1]], [[2, 2]]])
    write(folder / "images", config({"hidden_size": 40, "num_hidden_layers": 4, "num_attention_heads": 5, "num_key_value_heads": 5,
                                     "intermediate_size": 72, "cross_attention_layers": [0, 3]}, fine), 12,
          [[1, IMAGE, IMAGE] + word(4, 5) + [IMAGE] + word(5, 6), [1, 7, IMAGE] + word(6, 7)],
          [[[4, 1], [1, 1], [1, 3]], [[2, 1]]])
    write(folder / "text", config({"hidden_size": 64, "num_hidden_layers": 4, "num_attention_heads": 8, "num_key_value_heads": 2,
                                   "intermediate_size": 48, "cross_attention_layers": [1]}, small), 13,
          [word(12, 8), word(5, 9), word(9, 10)], None)


if __name__ == "__main__":
    main()
