"""Writes the labelled corpus of answers that the answer parser is tested on.

Usage: python answer_corpus.py > bundles/org.readingroom.prompts/test/org/readingroom/prompts/answers.jsonl

Each line: task, family, source, answer, state, and where the state is ANSWERED the value (a class; row and column; top, left,
bottom, right; or a list of vertices), and where the model declares one, its way of writing coordinates. All answers are of a
frame of 128x128 pixels. Sources: "rule" (made here from a value known before the answer was written: the label is that
value), "study" (the answers printed in the study; labelled by hand) and "hand" (written and labelled by hand). No parser
has any part in a label. Answers of a real model are in real-answers.jsonl, labelled by hand (generate_real_answers.py).
"""

import json
import random

import corpus_adversarial
import corpus_boxes
import corpus_choices
import corpus_points
import corpus_polygons
import corpus_texts

SEED = 3407


def main():
    rng = random.Random(SEED)
    seen = set()
    for part in (corpus_choices, corpus_points, corpus_boxes, corpus_polygons, corpus_texts, corpus_adversarial):
        for line in part.answers(rng):
            key = (line["task"], line["answer"], json.dumps(line.get("coordinates")))
            if key not in seen:
                seen.add(key)
                print(json.dumps(line, ensure_ascii=True))


if __name__ == "__main__":
    main()
