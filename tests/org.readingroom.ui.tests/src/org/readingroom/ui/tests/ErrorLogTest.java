package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;
import org.readingroom.ui.internal.CasesPerspective;

/** The Error Log view shows what bundles log to the OSGi log. */
class ErrorLogTest {
    private final Bundle bundle = FrameworkUtil.getBundle(ErrorLogTest.class);

    private void log(String error, String info) {
        ServiceReference<LogService> reference = bundle.getBundleContext().getServiceReference(LogService.class);
        LogService log = bundle.getBundleContext().getService(reference);
        log.getLogger(ErrorLogTest.class).error(error, new IllegalStateException("the cause"));
        log.getLogger(ErrorLogTest.class).info(info);
        bundle.getBundleContext().ungetService(reference);
    }

    private static List<String> texts(TreeItem... items) {
        List<String> all = new ArrayList<>();
        for (TreeItem item : items) {
            all.add(item.getText(0));
            all.addAll(texts(item.getItems()));
        }
        return all;
    }

    @Test
    void showsAnEntryOfTheOsgiLogOnce() {
        IViewPart view = Workbench.show(CasesPerspective.ERROR_LOG);
        Workbench.await("the log is read", () -> !view.getTitle().contains("Loading"));
        Tree tree = Workbench.find(Workbench.window().getShell(), Tree.class);
        log("a volume could not be read", "twelve cases were listed");
        Workbench.await("the error is shown", () -> texts(tree.getItems()).contains("a volume could not be read"));
        Workbench.await("the note is shown", () -> texts(tree.getItems()).contains("twelve cases were listed"));
        Workbench.picture("errorlog.png");
        List<String> texts = texts(tree.getItems());
        assertEquals(1, Collections.frequency(texts, "a volume could not be read"), texts.toString());
        assertEquals(1, Collections.frequency(texts, "twelve cases were listed"), texts.toString());
        assertTrue(texts.stream().noneMatch(t -> t.startsWith("ServiceEvent")), texts.toString());
    }

    @Test
    void keepsAnEntryInTheFileOnceWithItsBundleAndCause() {
        log("kept: error", "kept: info");
        Workbench.await("both are written", () -> file().contains("kept: error") && file().contains("kept: info"));
        Workbench.paint(Workbench.window().getShell());
        String file = file().replace("\r\n", "\n");
        assertEquals(2, file.split("\n!MESSAGE kept: ", -1).length - 1, file);
        assertTrue(file.contains("!MESSAGE kept: error\n!STACK 0\njava.lang.IllegalStateException: the cause"), file);
        String info = file.substring(0, file.indexOf("\n!MESSAGE kept: info"));
        assertTrue(
                info.substring(info.lastIndexOf("!ENTRY")).startsWith("!ENTRY " + bundle.getSymbolicName() + " 1 0 "));
    }

    private static String file() {
        try {
            return Files.readString(Platform.getLogFileLocation().toFile().toPath());
        } catch (IOException e) {
            return "";
        }
    }
}
