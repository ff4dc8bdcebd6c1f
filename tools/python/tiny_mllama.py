"""Makes a tiny random Llama 3.2 Vision model folder: config, weights, tokenizer, chat template, image processor.

    python tiny_mllama.py FOLDER [--seed N] [--hidden N] [--layers N] [--tile PIXELS] [--no-weights]

The tokenizer has one token for each printable character, so that any text of these can be written and read back. The
weights are random: what the model says means nothing.
"""

import argparse
import json
import pathlib

import numpy as np

SPECIAL = {
    "<|finetune_right_pad_id|>": 0,
    "<|begin_of_text|>": 1,
    "<|eot_id|>": 2,
    "<|start_header_id|>": 3,
    "<|end_header_id|>": 4,
}
IMAGE = 128
TEMPLATE = (
    "{{- bos_token }}{%- for message in messages %}{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' }}"
    "{%- if message['content'] is string %}{{- message['content'] }}{%- else %}{%- for content in message['content'] %}"
    "{%- if content['type'] == 'image' %}{{- '<|image|>' }}{%- else %}{{- content['text'] }}{%- endif %}{%- endfor %}"
    "{%- endif %}{{- '<|eot_id|>' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{%- endif %}"
)


def byte_characters():
    """The character that byte-level BPE writes each byte as."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    characters, extra = {}, 256
    for byte in range(256):
        if byte in printable:
            characters[byte] = chr(byte)
        else:
            characters[byte] = chr(extra)
            extra += 1
    return characters


def tokenizer():
    characters = byte_characters()
    vocab = dict(SPECIAL)
    for byte in [10, *range(32, 127)]:
        vocab[characters[byte]] = len(vocab)
    # The library numbers added tokens one after another, whatever id they are given.
    reserved = {f"<|reserved_special_token_{i - len(vocab)}|>": i for i in range(len(vocab), IMAGE)}
    special = {**SPECIAL, **reserved, "<|image|>": IMAGE}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
            for t, i in special.items()
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
        "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                  "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                  "vocab": vocab, "merges": []},
    }


def config(hidden, layers, tile):
    return {
        "architectures": ["MllamaForConditionalGeneration"],
        "model_type": "mllama",
        "image_token_index": IMAGE,
        "torch_dtype": "float32",
        "text_config": {
            "model_type": "mllama_text_model", "vocab_size": IMAGE, "hidden_size": hidden, "num_hidden_layers": layers,
            "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 3 * hidden // 2, "rms_norm_eps": 1e-5,
            "max_position_embeddings": 131072, "cross_attention_layers": [i for i in range(1, layers, 3)],
            "hidden_act": "silu", "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0, "rope_theta": 500000.0,
            "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                             "original_max_position_embeddings": 8192},
            "tie_word_embeddings": False,
        },
        "vision_config": {
            "model_type": "mllama_vision_model", "hidden_size": hidden // 2, "num_hidden_layers": 6, "num_global_layers": 2,
            "attention_heads": 4, "intermediate_size": hidden, "image_size": tile, "patch_size": 14, "num_channels": 3,
            "max_num_tiles": 4, "norm_eps": 1e-5, "hidden_act": "gelu", "vision_output_dim": hidden // 2 * 4,
            "intermediate_layers_indices": [1, 3, 4],
            "supported_aspect_ratios": [[h, w] for h in range(1, 5) for w in range(1, 5) if h * w <= 4],
        },
    }


def shapes(c):
    t, v = c["text_config"], c["vision_config"]
    h, d = t["hidden_size"], t["hidden_size"] // t["num_attention_heads"]
    kv, m = t["num_key_value_heads"] * d, t["intermediate_size"]
    lm = "language_model.model."
    yield lm + "embed_tokens.weight", (t["vocab_size"] + 8, h)
    for i in range(t["num_hidden_layers"]):
        layer, cross = f"{lm}layers.{i}.", i in t["cross_attention_layers"]
        attention = layer + ("cross_attn." if cross else "self_attn.")
        yield layer + "input_layernorm.weight", (h,)
        yield layer + "post_attention_layernorm.weight", (h,)
        for name, rows in (("q", h), ("k", kv), ("v", kv)):
            yield f"{attention}{name}_proj.weight", (rows, h)
        yield attention + "o_proj.weight", (h, h)
        if cross:
            yield attention + "q_norm.weight", (d,)
            yield attention + "k_norm.weight", (d,)
            yield layer + "cross_attn_attn_gate", (1,)
            yield layer + "cross_attn_mlp_gate", (1,)
        yield layer + "mlp.gate_proj.weight", (m, h)
        yield layer + "mlp.up_proj.weight", (m, h)
        yield layer + "mlp.down_proj.weight", (h, m)
    yield lm + "norm.weight", (h,)
    yield "language_model.lm_head.weight", (t["vocab_size"], h)
    w, p, ids = v["hidden_size"], (v["image_size"] // 14) ** 2 + 1, len(v["supported_aspect_ratios"]) + 1
    yield "vision_model.class_embedding", (w,)
    yield "vision_model.patch_embedding.weight", (w, 3, 14, 14)
    yield "vision_model.gated_positional_embedding.embedding", (p, w)
    yield "vision_model.gated_positional_embedding.gate", (1,)
    yield "vision_model.gated_positional_embedding.tile_embedding.weight", (ids, 4 * p * w)
    for tile in ("pre", "post"):
        yield f"vision_model.{tile}_tile_positional_embedding.embedding.weight", (ids, 4 * w)
        yield f"vision_model.{tile}_tile_positional_embedding.gate", (1,)
        yield f"vision_model.layernorm_{tile}.weight", (w,)
        yield f"vision_model.layernorm_{tile}.bias", (w,)
    for kind, count in (("transformer", v["num_hidden_layers"]), ("global_transformer", v["num_global_layers"])):
        for i in range(count):
            layer = f"vision_model.{kind}.layers.{i}."
            for name in "qkvo":
                yield f"{layer}self_attn.{name}_proj.weight", (w, w)
            yield layer + "mlp.fc1.weight", (v["intermediate_size"], w)
            yield layer + "mlp.fc1.bias", (v["intermediate_size"],)
            yield layer + "mlp.fc2.weight", (w, v["intermediate_size"])
            yield layer + "mlp.fc2.bias", (w,)
            for norm in ("input_layernorm", "post_attention_layernorm"):
                yield f"{layer}{norm}.weight", (w,)
                yield f"{layer}{norm}.bias", (w,)
            if kind == "global_transformer":
                yield layer + "gate_attn", (1,)
                yield layer + "gate_ffn", (1,)
    yield "multi_modal_projector.weight", (h, v["vision_output_dim"])
    yield "multi_modal_projector.bias", (h,)


def weights(c, seed):
    random = np.random.default_rng(seed)
    for name, shape in shapes(c):
        norm = name.endswith("norm.weight") or "layernorm" in name and name.endswith("weight")
        spread = 0.25 if name.endswith("gate") or "gate_" in name else 0.5 / np.sqrt(shape[-1]) if len(shape) > 1 else 0.1
        middle = 1.0 if norm else 0.5 if name.endswith("gate") or ".gate_" in name and len(shape) == 1 else 0.0
        yield name, (middle + spread * random.standard_normal(shape)).astype(np.float32)


def write_safetensors(path, tensors):
    header, at, parts = {"__metadata__": {"format": "pt"}}, 0, []
    for name, array in sorted(tensors):
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
        parts.append(array.tobytes())
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(parts))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--hidden", type=int, default=64)
    options.add_argument("--layers", type=int, default=6)
    options.add_argument("--tile", type=int, default=28)
    options.add_argument("--no-weights", action="store_true")
    o = options.parse_args()
    o.folder.mkdir(parents=True, exist_ok=True)
    c = config(o.hidden, o.layers, o.tile)
    files = {
        "config.json": c,
        "generation_config.json": {"bos_token_id": 1, "eos_token_id": [2], "pad_token_id": 0},
        "tokenizer.json": tokenizer(),
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|begin_of_text|>",
                                  "eos_token": "<|eot_id|>", "pad_token": "<|finetune_right_pad_id|>"},
        "chat_template.json": {"chat_template": TEMPLATE},
        "preprocessor_config.json": {
            "image_processor_type": "MllamaImageProcessor", "do_convert_rgb": True, "do_resize": True, "do_rescale": True,
            "do_normalize": True, "do_pad": True, "size": {"height": o.tile, "width": o.tile}, "max_image_tiles": 4,
            "resample": 2, "rescale_factor": 0.00392156862745098,
            "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711]},
    }
    for name, content in files.items():
        (o.folder / name).write_text(json.dumps(content, indent=1, ensure_ascii=True) + "\n")
    if not o.no_weights:
        write_safetensors(o.folder / "model.safetensors", list(weights(c, o.seed)))


if __name__ == "__main__":
    main()
