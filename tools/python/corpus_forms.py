"""What the parts of the corpus share: lines, digits of other scripts, refusals."""

FULL = [chr(0xFF10 + d) for d in range(10)]
ARABIC = [chr(0x0660 + d) for d in range(10)]
DEVANAGARI = [chr(0x0966 + d) for d in range(10)]
MATH = [chr(0x1D7CE + d) for d in range(10)]

OUTROS = [" This is my best estimate.", "\n\nThe center is in the left hemisphere.", "\nNote that this is an estimate and"
          " should not be used for diagnosis.", " (approximate)", "\n\nLet me know if you have any further questions!",
          " The tumor is round in shape.", "\n\n**Explanation:** the brightest region of the scan is there."]

REFUSALS = [
    "I'm sorry, but I can't assist with that.",
    "I can't provide the precise bounding box around the tumor because I'm a text-based model",
    "I cannot provide medical diagnoses. Please consult a medical professional.",
    "I am unable to analyze images.",
    "I'm not able to view or interpret medical images.",
    "As an AI language model, I don't have the ability to see images.",
    "I apologize, but I cannot determine the location of the tumor from this image.",
    "Unfortunately, I can't help with identifying tumors in medical scans.",
    "I don't have access to the image you are referring to.",
    "I'm sorry, I can\u2019t help with that request.",
    "Sorry, but I can't do that.",
    "I must decline to give a diagnosis.",
    "I won't be able to provide coordinates for a medical image.",
    "I'm not qualified to interpret brain scans.",
    "There is no image attached to your message. Please provide the image.",
    "I don't see an image. Could you upload it?",
    "I could not find an image in your message, and I cannot answer without it.",
    "**I can't provide that.** I'm a large language model, not a radiologist.",
    "It is not possible for me to analyze this scan.",
    "I CANNOT ASSIST WITH MEDICAL IMAGES.",
    "I can't assist with reading a 128x128 brain scan.",
    "I cannot output coordinates between 0 and 127 for this image.",
    "I'm unable to provide a 10 to 15 point polygon.",
    "I cannot choose between 0, 1, or 2 without seeing the scan.",
    "\u62b1\u6b49\uff0c\u6211\u65e0\u6cd5\u5206\u6790\u533b\u5b66\u56fe\u50cf\u3002",
    "Lo siento, no puedo ayudar con eso.",
    "Je suis d\u00e9sol\u00e9, mais je ne peux pas analyser cette image.",
    "Es tut mir leid, aber ich kann keine medizinischen Bilder auswerten.",
    "\u0418\u0437\u0432\u0438\u043d\u0438\u0442\u0435, \u044f \u043d\u0435 \u043c\u043e\u0433\u0443 \u043f\u043e\u043c\u043e\u0447\u044c \u0441 \u044d\u0442\u0438\u043c.",
    "\u7533\u3057\u8a33\u3042\u308a\u307e\u305b\u3093\u304c\u3001\u533b\u7528\u753b\u50cf\u306e\u8a3a\u65ad\u306f\u3067\u304d\u307e\u305b\u3093\u3002",
    "\uc8c4\uc1a1\ud558\uc9c0\ub9cc \uadf8 \uc694\uccad\uc740 \ub3c4\uc640\ub4dc\ub9b4 \uc218 \uc5c6\uc2b5\ub2c8\ub2e4.",
    "\u0622\u0633\u0641\u060c \u0644\u0627 \u0623\u0633\u062a\u0637\u064a\u0639 \u0627\u0644\u0645\u0633\u0627\u0639\u062f\u0629 \u0641\u064a \u0630\u0644\u0643.",
]
WITH_EXAMPLE = ["I can't provide the exact location. For example, the output would be {v}.",
                "I'm unable to analyze images. An example of the requested format: {v}",
                "I cannot see the scan. A hypothetical answer is {v}."]
WITH_ANSWER = ["I'm not a doctor, but my answer is {v}.", "As an AI, I can't give medical advice. However, the answer is {v}.",
               "I cannot diagnose, but here is the requested output: {v}"]


def answered(task, family, answer, value, source="rule"):
    return {"task": task, "family": family, "source": source, "answer": answer, "state": "ANSWERED", "value": value}


def failed(task, family, answer, state, source="rule"):
    return {"task": task, "family": family, "source": source, "answer": answer, "state": state}


def in_digits(text, digits):
    return "".join(digits[int(ch)] if ch in "0123456789" else ch for ch in text)


def cut_at_number(text, rng):
    """The text up to a place inside its last bracket, the number there included in part."""
    return text[:text.rindex("(") + 1 + rng.randrange(0, text.rindex(")") - text.rindex("("))]


def refusals(rng, task, form, values):
    for text in REFUSALS:
        yield failed(task, "refusal", text, "REFUSED", "hand")
    for text in WITH_EXAMPLE:
        yield failed(task, "refusal-with-example", text.format(v=form.format(**values(rng))), "REFUSED")
