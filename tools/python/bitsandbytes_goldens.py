"""Quantises random weights with bitsandbytes on the CPU, for ours to be compared with.

    pip install bitsandbytes==0.48.2
    python bitsandbytes_goldens.py FILE

NF4 in blocks of 64, plain and with its scales quantised in blocks of 256. The weights are even numbers of 1/4096, so that the
file can hold them as they are.
"""

import sys

import bitsandbytes
import torch
from bitsandbytes.functional import quantize_4bit
from safetensors.torch import save_file


def main():
    torch.manual_seed(5)
    weights = (torch.randn(48, 320) * 100).round() / 4096
    weights[3, :128] = 0
    packed, plain = quantize_4bit(weights, blocksize=64, compress_statistics=False, quant_type="nf4")
    again, nested = quantize_4bit(weights, blocksize=64, compress_statistics=True, quant_type="nf4")
    assert torch.equal(packed, again)
    save_file(
        {"weights": (weights * 4096).to(torch.int16), "packed": packed.flatten(), "absmax": plain.absmax,
         "nested_absmax_u8": nested.absmax.flatten(), "nested_absmax": nested.state2.absmax,
         "nested_offset": nested.offset.reshape(1)},
        sys.argv[1], {"bitsandbytes": bitsandbytes.__version__, "torch": torch.__version__})


if __name__ == "__main__":
    main()
