package org.readingroom.llama.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of tokens one after another: a token that ends inside a character writes what is whole, and the next one the
 * rest, so that all pieces together are the text of all tokens together.
 */
public final class Pieces {
    private final LlamaTokenizer tokenizer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] open = new byte[0];

    /** Pieces of one answer. */
    public Pieces(LlamaTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** What the next token adds. */
    public String next(long token) {
        return decode(tokenizer.bytes(token), false);
    }

    /** What is left when no token follows. */
    public String rest() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] more, boolean end) {
        ByteBuffer in = ByteBuffer.allocate(open.length + more.length)
                .put(open)
                .put(more)
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, end);
        open = new byte[in.remaining()];
        in.get(open);
        return out.flip().toString();
    }
}
