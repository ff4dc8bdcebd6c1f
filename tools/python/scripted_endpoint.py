"""A server for demonstrations that answers like published samples of a vision model: values, refusals, cut-off text, essays.

    python tools/python/scripted_endpoint.py --port 8099
    ./readingroom run studies/demonstration.yaml --root phantoms=FOLDER --out RUN

It sees no image: an answer follows from a digest of the request alone, so that the same run gives the same answers. It says
that it is llama.cpp's server and gives the likeliest tokens, so that the forced score is computed too. Standard library only.
"""

import argparse
import hashlib
import json
import math
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REFUSAL = "I can't provide the precise bounding box around the tumor because I'm a text-based model"
CUT = "Choice:\n**Step 1: Classify the brain scan.** The tumor region is the brightest,"
ESSAY = "The question is for the output of a set of coordinates of a 10 to 15 point polygon. " * 12


def words(prompt, h):
    if h % 13 == 0:
        return REFUSAL, "stop"
    if h % 17 == 0:
        return CUT, "length"
    if h % 41 == 0:
        return ESSAY, "stop"
    row, column, half = 20 + h // 7 % 24, 20 + h // 11 % 24, 5 + h // 3 % 12
    top, left, bottom, right = row - half, column - half, row + half, column + half
    if "polygon" in prompt:
        points = [
            (round(row - half * math.cos(i * math.pi / 6)), round(column + half * math.sin(i * math.pi / 6)))
            for i in range(12)
        ]
        return "(" + ", ".join(f"({r}, {c})" for r, c in points) + ")", "stop"
    if "bounding box" in prompt.lower():
        corners = [(top, left), (top, right), (bottom, right), (bottom, left)]
        style = h % 4
        if style == 0:
            return f"[{top}, {left}, {bottom}, {right}]", "stop"
        if style == 1:
            return "**Tumor Region:** " + ", ".join(f"({r}, {c})" for r, c in corners), "stop"
        return "[" + ", ".join(f"({r}, {c})" for r, c in corners) + "]", "stop"
    if "center point" in prompt.lower():
        return ("(900, 900)" if h % 29 == 0 else f"({row}, {column})"), "stop"
    label = 0 if h % 3 == 0 else 2 if h % 19 == 0 else 1
    return ("Choice: %d" if h % 2 else "**Choice:** %d.") % label, "stop"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, body, status=200):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        if self.path == "/v1/models":
            model = {"id": "scripted", "object": "model", "owned_by": "llamacpp"}
            self.reply({"object": "list", "data": [model]})
        else:
            self.reply({"error": {"message": "not here"}}, 404)

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        asked = json.loads(raw)
        h = int.from_bytes(hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).digest()[:6], "big")
        said = []
        for message in asked["messages"]:
            content = message["content"]
            parts = [{"type": "text", "text": content}] if isinstance(content, str) else content
            said += [part["text"] for part in parts if part["type"] == "text"]
        text, end = words(" ".join(said), h)
        choice = {"index": 0, "finish_reason": end, "message": {"role": "assistant", "content": text}}
        if asked.get("logprobs"):
            tops = [("1", 0.35 + h % 40 / 100), ("0", 0.1 + h % 13 / 100), ("2", 0.02)]
            tops = [{"token": t, "logprob": math.log(p), "bytes": list(t.encode())} for t, p in tops]
            token = {"token": text, "logprob": -0.3, "bytes": list(text.encode()), "top_logprobs": tops}
            choice["logprobs"] = {"content": [token]}
        used = {"prompt_tokens": 400, "completion_tokens": max(1, len(text) // 4)}
        self.reply({"id": "s", "object": "chat.completion", "model": "scripted", "choices": [choice], "usage": used})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8099)
    ThreadingHTTPServer(("127.0.0.1", parser.parse_args().port), Handler).serve_forever()
