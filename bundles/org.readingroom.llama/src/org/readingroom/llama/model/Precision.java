package org.readingroom.llama.model;

/** The element type that a model is held and computed in. */
public enum Precision {
    /** 32 bits: the reference, and the fastest on CPUs. */
    FP32(6, 6, 4),
    /** Brain float, 16 bits; norms and logits in 32. For GPUs. */
    BF16(15, 6, 2),
    /** Linear weights in 4 bits (NF4 in blocks of 64, doubly quantised), the rest in 32: for CPUs. */
    NF4(6, 6, 4),
    /** Linear weights in 4 bits, the rest in brain float: for GPUs. */
    NF4_BF16(15, 6, 2),
    /** 64 bits: for checks of our own code. */
    FP64(7, 7, 8);

    private final int type;
    private final int compute;
    private final int bytes;

    Precision(int type, int compute, int bytes) {
        this.type = type;
        this.compute = compute;
        this.bytes = bytes;
    }

    /** Whether linear weights are held in 4 bits. */
    public boolean quantised() {
        return this == NF4 || this == NF4_BF16;
    }

    /** PyTorch's number of the element type of states and of weights that are not quantised. */
    public int type() {
        return type;
    }

    /** PyTorch's number of the type of norms and logits. */
    public int compute() {
        return compute;
    }

    /** Bytes of an element that is not quantised. */
    public int bytes() {
        return bytes;
    }
}
