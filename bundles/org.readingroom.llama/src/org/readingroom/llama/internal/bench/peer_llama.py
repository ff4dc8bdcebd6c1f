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
    from transformers import AutoModelForCausalLM
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


def main():
    found = {"Python": platform.python_version(), "torch": torch.__version__, "transformers": transformers.__version__}
    answer({"versions": found})
    for line in sys.stdin:
        request = json.loads(line)
        torch.set_num_threads(request["threads"])
        try:
            with torch.inference_mode():
                answer({"prefill": prefill, "decode": decode}[request["do"]](request))
        except Exception as e:
            answer({"error": f"{type(e).__name__}: {e}"})


if __name__ == "__main__":
    main()
