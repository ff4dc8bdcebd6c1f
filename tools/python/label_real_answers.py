"""Joins the answers of a real model with the labels that a person gave them.

Usage: label_real_answers.py ANSWERS.jsonl SHOTS.jsonl > bundles/org.readingroom.prompts/test/org/readingroom/prompts/real-answers.jsonl

The answers are those of generate_real_answers.py with 24 a prompt, and the first 84 of those with "shots", 20 a prompt. Each was read by a person, who wrote down below what it
says: a value, or a state; all others say nothing (UNPARSEABLE). Answers that are the same letter for letter are kept once.
"""

import json
import sys

VALUES = {2: 0, 3: 1, 9: 0, 18: 1, 34: 0, 38: 2, 45: 2, 52: [0, 0], 53: [1, 2], 56: [0, 0], 60: [0, 0], 68: [0, 0], 69: [123, 123]}
STATES = {76: "OUT_OF_RANGE", 80: "OUT_OF_RANGE", 84: "OUT_OF_RANGE", 92: "OUT_OF_RANGE", 93: "OUT_OF_RANGE"}
SHOT_VALUES = {
    6: 1, 15: 1, 19: 0, 27: 1, 25: 2, 29: 2, 35: 2, 37: 2, 40: [12, 12], 41: [11, 12], 43: [61, 80], 44: [12, 12], 45: [13, 20],
    47: [24, 73], 48: [12, 12], 49: [18, 34], 50: [33, 95], 52: [12, 12], 53: [49, 18], 54: [77, 89], 55: [5, 1], 56: [12, 12],
    57: [44, 24], 58: [84, 90], 59: [24, 90], 64: [10, 10, 10, 10], 65: [1, 10, 1, 10], 68: [10, 10, 10, 10],
    72: [10, 10, 10, 10], 74: [79, 96, 96, 102],
}
SHOT_VALUES |= {n: 2 for n in range(20) if n not in (3, 6, 15, 19)}
SHOT_VALUES |= {n: 1 for n in (20, 21, 22, 24, 28, 31, 32, 33, 34, 36, 38)}
SHOT_STATES = {n: "OUT_OF_RANGE" for n in (3, 23, 26, 42, 46, 51, 71, 73)}


def main(plain, shots):
    seen = set()
    label(plain, VALUES, STATES, seen)
    label(shots, SHOT_VALUES, SHOT_STATES, seen)


def label(path, values, states, seen):
    for n, line in enumerate(open(path, encoding="utf-8")):
        said = json.loads(line)
        if (said["task"], said["answer"]) in seen:
            continue
        seen.add((said["task"], said["answer"]))
        out = {"task": said["task"], "family": "real", "source": "SmolLM2-135M-Instruct", "answer": said["answer"],
               "stop": said["stop"], "state": "ANSWERED" if n in values else states.get(n, "UNPARSEABLE")}
        if n in values:
            out["value"] = values[n]
        print(json.dumps(out))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
