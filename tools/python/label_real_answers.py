"""Joins the answers of a real model with the labels that a person gave them.

Usage: label_real_answers.py ANSWERS.jsonl > bundles/org.readingroom.prompts/test/org/readingroom/prompts/real-answers.jsonl

The answers are those of generate_real_answers.py with 24 a prompt. Each was read by a person, who wrote down below what it
says: a value, or a state; all others say nothing (UNPARSEABLE). Answers that are the same letter for letter are kept once.
"""

import json
import sys

VALUES = {2: 0, 3: 1, 9: 0, 18: 1, 34: 0, 38: 2, 45: 2, 52: [0, 0], 53: [1, 2], 56: [0, 0], 60: [0, 0], 68: [0, 0], 69: [123, 123]}
STATES = {76: "OUT_OF_RANGE", 80: "OUT_OF_RANGE", 84: "OUT_OF_RANGE", 92: "OUT_OF_RANGE", 93: "OUT_OF_RANGE"}


def main(path):
    seen = set()
    for n, line in enumerate(open(path, encoding="utf-8")):
        said = json.loads(line)
        if (said["task"], said["answer"]) in seen:
            continue
        seen.add((said["task"], said["answer"]))
        out = {"task": said["task"], "family": "real", "source": "SmolLM2-135M-Instruct", "answer": said["answer"],
               "stop": said["stop"], "state": "ANSWERED" if n in VALUES else STATES.get(n, "UNPARSEABLE")}
        if n in VALUES:
            out["value"] = VALUES[n]
        print(json.dumps(out))


if __name__ == "__main__":
    main(sys.argv[1])
