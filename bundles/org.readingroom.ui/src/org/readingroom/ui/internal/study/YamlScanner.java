package org.readingroom.ui.internal.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/** Colours YAML, in one of two sets of colours that can be read on a light and on a dark ground. */
final class YamlScanner implements ITokenScanner {
    private final Map<YamlToken.Kind, IToken> tokens = new EnumMap<>(YamlToken.Kind.class);
    private List<YamlToken> found = List.of();
    private int next;
    private YamlToken now;

    YamlScanner(boolean dark) {
        put(YamlToken.Kind.COMMENT, dark ? new Color(128, 160, 128) : new Color(84, 110, 84), SWT.ITALIC);
        put(YamlToken.Kind.KEY, dark ? new Color(125, 180, 245) : new Color(0, 72, 140), SWT.BOLD);
        put(YamlToken.Kind.NUMBER, dark ? new Color(230, 180, 110) : new Color(146, 72, 0), SWT.NORMAL);
        put(YamlToken.Kind.WORD, dark ? new Color(210, 150, 230) : new Color(120, 30, 130), SWT.NORMAL);
        put(YamlToken.Kind.TEXT, dark ? new Color(150, 210, 150) : new Color(20, 100, 40), SWT.NORMAL);
        put(YamlToken.Kind.MARK, dark ? new Color(170, 170, 170) : new Color(100, 100, 100), SWT.NORMAL);
        tokens.put(YamlToken.Kind.PLAIN, new Token(null));
    }

    private void put(YamlToken.Kind kind, Color colour, int style) {
        tokens.put(kind, new Token(new TextAttribute(colour, null, style)));
    }

    @Override
    public void setRange(IDocument document, int offset, int length) {
        found = YamlToken.of(document.get(), offset, offset + length);
        next = 0;
    }

    @Override
    public IToken nextToken() {
        if (next == found.size()) {
            return Token.EOF;
        }
        now = found.get(next++);
        return tokens.get(now.kind());
    }

    @Override
    public int getTokenOffset() {
        return now.offset();
    }

    @Override
    public int getTokenLength() {
        return now.length();
    }
}
