package org.readingroom.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;

/**
 * SHA-256 over a full request in one canonical writing, and over the identity of the model that it goes to: system text, each
 * turn with its role, its texts and images in order (few-shot examples are turns), of an image its rows, columns, mm per
 * pixel, channels and bytes; decoding, constraint, continuations with their prefix, and the repeat. Every text and list
 * is preceded by its length, so that two requests of one digest are one request.
 */
final class RequestDigest {
    private final MessageDigest sha = Digests.sha256();

    private RequestDigest() {}

    /**
     * The digest of a request, in hex.
     *
     * @param identity the digest of the model's identity
     */
    static String of(String identity, Prompt prompt, Decoding decoding, AskedForm form, int repeat) {
        RequestDigest d = new RequestDigest();
        d.text("request 1").text(identity).text(prompt.system());
        d.number(prompt.turns().size());
        for (Prompt.Turn turn : prompt.turns()) {
            d.text(turn.role().name()).number(turn.parts().size());
            turn.parts().forEach(d::part);
        }
        d.real(decoding.temperature()).real(decoding.topP()).number(decoding.topK());
        d.real(decoding.minP()).number(decoding.maxTokens());
        d.text(form.constraint().map(c -> c.kind()).orElse(""));
        d.text(form.constraint().map(c -> c.text()).orElse(""));
        d.number(form.continuations().size());
        form.continuations().forEach(d::text);
        d.text(form.prefix()).number(repeat);
        return HexFormat.of().formatHex(d.sha.digest());
    }

    private void part(Prompt.Part part) {
        switch (part) {
            case Prompt.Text t -> text("text").text(t.text());
            case Prompt.Image i -> image(i.image());
        }
    }

    private void image(PromptImage image) {
        text("image").number(image.frame().rows()).number(image.frame().columns());
        real(image.frame().mmPerRow()).real(image.frame().mmPerColumn());
        number(image.channels()).number(image.bytes().length);
        sha.update(image.bytes());
    }

    private RequestDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha.update(bytes);
        return this;
    }

    private RequestDigest number(long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    private RequestDigest real(double value) {
        return number(Double.doubleToLongBits(value));
    }
}
