"""The other side of `bench llama`: the same folder in transformers, as anyone would call it.

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
    import torch
    import transformers
    from transformers import AutoModelForCausalLM, MllamaForConditionalGeneration
except ImportError as e:
    answer({"error": f"{e}; install what tools/python/requirements.txt lists"})
    sys.exit()


def model(folder):
    if HELD.get("folder") != folder:
        HELD.update(folder=folder, model=AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval())
    return HELD["model"]


def prompts(m, request):
    size = m.config.vocab_size
    rows = range(request["batch"])
    return torch.tensor([[(7 * i * i + 131 * i + 1009 * b + 3) % size for i in range(request["length"])] for b in rows])


def prefill(request):
    m = model(request["model"])
    start = time.perf_counter()
    logits = m(prompts(m, request), use_cache=True, logits_to_keep=1).logits[:, -1]
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "values": logits[:, :512].tolist() if request["check"] else None}


def decode(request):
    m = model(request["model"])
    m.generation_config.eos_token_id = None
    ids = prompts(m, request)
    start = time.perf_counter()
    out = m.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        do_sample=False,
        max_new_tokens=request["tokens"],
        pad_token_id=0,
        eos_token_id=None,
    )
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "values": out[:, ids.shape[1] :].tolist() if request["check"] else None}


def seeing(folder):
    if HELD.get("seeing") != folder:
        model = MllamaForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).eval()
        HELD.update(seeing=folder, model_that_sees=model)
    return HELD["model_that_sees"]


def image(side):
    i = torch.arange(3 * side * side)
    tile = (7 * i % 255).to(torch.float32) / 127.5 - 1
    pixels = torch.zeros(1, 1, 4, 3, side, side)
    pixels[0, 0, 0] = tile.view(3, side, side)
    return {"pixel_values": pixels, "aspect_ratio_ids": torch.tensor([[1]]), "aspect_ratio_mask": torch.tensor([[[1, 0, 0, 0]]])}


def image_prompt(m, request, row):
    ids = [(7 * i * i + 131 * i + 1009 * row + 3) % m.config.image_token_index for i in range(request["length"])]
    ids[:2] = [1, m.config.image_token_index]
    mask = torch.zeros(1, len(ids), 1, 4, dtype=torch.long)
    mask[:, 1:, :, 0] = 1
    return torch.tensor([ids]), mask


def encode(request):
    m = seeing(request["model"])
    inputs = image(request["side"])
    if request.get("memory"):
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")
    start = time.perf_counter()
    states = m.model.vision_model(**inputs).last_hidden_state
    states = m.model.multi_modal_projector(states).reshape(1, -1, m.config.text_config.hidden_size)
    first = None
    for i in m.config.text_config.cross_attention_layers:
        attention = m.model.language_model.layers[i].cross_attn
        keys = attention.k_norm(attention.k_proj(states).view(1, states.shape[1], -1, attention.head_dim).transpose(1, 2))
        attention.v_proj(states)
        first = keys if first is None else first
    line = {"seconds": time.perf_counter() - start}
    if request.get("memory"):
        with open("/proc/self/status") as status:
            line["megabytes"] = next(int(s.split()[1]) for s in status if s.startswith("VmHWM")) / 1024
    line["values"] = first[0, 0, :8].flatten().tolist() if request["check"] else None
    return line


def image_decode(request):
    m = seeing(request["model"])
    ids, mask = image_prompt(m, request, 0)
    if "begun" not in HELD:
        HELD["begun"] = m(input_ids=ids, cross_attention_mask=mask, use_cache=True, logits_to_keep=1, **image(request["side"]))
    import copy

    begun = HELD["begun"]
    cache = copy.deepcopy(begun.past_key_values)
    token, tokens = begun.logits[:, -1].argmax(-1, keepdim=True), []
    attention = torch.ones_like(ids)
    start = time.perf_counter()
    for step in range(request["tokens"]):
        tokens.append(token.item())
        if step + 1 < request["tokens"]:
            attention = torch.cat([attention, attention.new_ones(1, 1)], 1)
            out = m(input_ids=token, attention_mask=attention, cross_attention_mask=mask[:, -1:], past_key_values=cache, use_cache=True)
            token = out.logits[:, -1].argmax(-1, keepdim=True)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "values": [tokens] if request["check"] else None}


def many_prompts(request):
    m = seeing(request["model"])
    m.generation_config.eos_token_id = None
    values = []
    start = time.perf_counter()
    for row in range(request["prompts"]):
        ids, mask = image_prompt(m, request, row)
        out = m.generate(
            ids, attention_mask=torch.ones_like(ids), cross_attention_mask=mask, do_sample=False, eos_token_id=None,
            max_new_tokens=request["tokens"], pad_token_id=0, **image(request["side"]))
        values.append(out[0, ids.shape[1] :].tolist())
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "values": values if request["check"] else None}


def main():
    kinds = {"prefill": prefill, "decode": decode, "encode": encode, "image_decode": image_decode, "many_prompts": many_prompts}
    found = {"Python": platform.python_version(), "torch": torch.__version__, "transformers": transformers.__version__}
    answer({"versions": found})
    for line in sys.stdin:
        request = json.loads(line)
        torch.set_num_threads(request["threads"])
        try:
            with torch.inference_mode():
                answer(kinds[request["do"]](request))
        except Exception as e:
            answer({"error": f"{type(e).__name__}: {e}"})


if __name__ == "__main__":
    main()
