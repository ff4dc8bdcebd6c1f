package org.readingroom.report.internal;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Throws what an XML parser finds wrong and prints nothing. */
final class QuietErrors implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
        // A warning leaves the document well-formed.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }
}
