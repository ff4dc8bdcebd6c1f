"""Makes the folder of toy-vlm without its weights: config, tokenizer, chat template, image processor.

    python toy_folder.py FOLDER PROMPTS

PROMPTS is a folder of prompt texts. The tokenizer is byte-level BPE, trained here on these texts, on answers of their forms
and on this repository's own README, so that any text can be written; numbers of up to three digits stay together, as in Llama
3. The weights are made and trained by `readingroom train-toy FOLDER`.
"""

import argparse
import json
import pathlib

from tiny_mllama import TEMPLATE
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL = ["<|finetune_right_pad_id|>", "<|begin_of_text|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>"]
VOCABULARY = 1000
LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def tokenizer(texts):
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(LLAMA3), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    made.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        min_frequency=2, show_progress=False)
    made.train_from_iterator(texts, trainer)
    tree = json.loads(made.to_str())
    tree["added_tokens"].append({
        "id": VOCABULARY, "content": "<|image|>", "single_word": False, "lstrip": False, "rstrip": False,
        "normalized": False, "special": True})
    assert len(tree["model"]["vocab"]) == VOCABULARY, len(tree["model"]["vocab"])
    return tree


def texts(prompts):
    for path in sorted(prompts.glob("*.txt")):
        yield from [path.read_text(encoding="utf-8")] * 20
    for n in range(128):
        yield from [f"({n}, {127 - n})", f"Choice: {n % 3}", f"[({n}, {n // 2})]"] * 40
    yield from ["system", "user", "assistant"] * 40
    yield (pathlib.Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def config():
    return {
        "architectures": ["MllamaForConditionalGeneration"],
        "model_type": "mllama",
        "image_token_index": VOCABULARY,
        "torch_dtype": "bfloat16",
        "text_config": {
            "model_type": "mllama_text_model", "vocab_size": VOCABULARY, "hidden_size": 128, "num_hidden_layers": 4,
            "num_attention_heads": 4, "num_key_value_heads": 4, "intermediate_size": 384, "rms_norm_eps": 1e-5,
            "max_position_embeddings": 4096, "cross_attention_layers": [1, 3], "hidden_act": "silu",
            "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0, "rope_theta": 10000.0, "tie_word_embeddings": False,
        },
        "vision_config": {
            "model_type": "mllama_vision_model", "hidden_size": 96, "num_hidden_layers": 3, "num_global_layers": 1,
            "attention_heads": 4, "intermediate_size": 288, "image_size": 128, "patch_size": 8, "num_channels": 3,
            "max_num_tiles": 1, "norm_eps": 1e-5, "hidden_act": "gelu", "vision_output_dim": 288,
            "intermediate_layers_indices": [0, 1], "supported_aspect_ratios": [[1, 1]],
        },
    }


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("prompts", type=pathlib.Path)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    files = {
        "config.json": config(),
        "generation_config.json": {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0},
        "preprocessor_config.json": {
            "image_processor_type": "MllamaImageProcessor", "do_convert_rgb": True, "do_resize": True, "do_rescale": True,
            "do_normalize": True, "do_pad": True, "resample": 2, "rescale_factor": 1 / 255,
            "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5], "max_image_tiles": 1,
            "size": {"height": 128, "width": 128}},
        "tokenizer_config.json": {
            "bos_token": SPECIAL[1], "eos_token": SPECIAL[2], "pad_token": SPECIAL[0], "chat_template": TEMPLATE,
            "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 4096},
    }
    for name, tree in files.items():
        (options.folder / name).write_text(json.dumps(tree, indent=2) + "\n", encoding="utf-8")
    made = json.dumps(tokenizer(texts(options.prompts)), ensure_ascii=False)
    (options.folder / "tokenizer.json").write_text(made + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
