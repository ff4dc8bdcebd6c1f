package org.readingroom.ui.internal.help;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The pages of the documentation: HTML in this bundle, unpacked where a browser can read them. */
public final class HelpPages {
    /** Views and editors by the page that tells of them. */
    private static final Map<String, String> TOPICS = Map.of(
            "org.readingroom.ui.view.bench", "prompts.html",
            "org.readingroom.ui.editor.study", "index.html",
            "org.readingroom.ui.view.viewer", "desktop.html",
            "org.readingroom.ui.view.compare", "desktop.html",
            "org.readingroom.ui.view.plugins", "plugins.html");

    private HelpPages() {}

    /** The page of a part, by the part's id; the first page for one that has none. */
    public static String topic(String part) {
        return TOPICS.getOrDefault(part, "index.html");
    }

    /**
     * Where a page lies.
     *
     * @throws IOException where it is not in the bundle, or cannot be unpacked
     */
    public static Path file(String page) throws IOException {
        Bundle bundle = FrameworkUtil.getBundle(HelpPages.class);
        URL folder = bundle.getEntry("help/");
        if (folder == null || bundle.getEntry("help/" + page) == null) {
            throw new IOException("this build of the desktop holds no page " + page + " of the documentation");
        }
        // The folder as a whole, for pages name each other and their style.
        return Path.of(FileLocator.toFileURL(folder).getPath()).resolve(page);
    }
}
