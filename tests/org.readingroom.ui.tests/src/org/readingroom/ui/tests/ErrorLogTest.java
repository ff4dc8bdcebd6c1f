package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
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
    void showsAnEntryOfTheOsgiLog() {
        Workbench.show(CasesPerspective.ERROR_LOG);
        Tree tree = Workbench.find(Workbench.window().getShell(), Tree.class);
        log("a volume could not be read", "twelve cases were listed");
        Workbench.await("the error is shown", () -> texts(tree.getItems()).contains("a volume could not be read"));
        Workbench.await("the note is shown", () -> texts(tree.getItems()).contains("twelve cases were listed"));
        Workbench.picture("errorlog.png");
    }

    @Test
    void passesAnEntryOnOnceWithItsBundleAndCause() throws IOException {
        List<IStatus> seen = new ArrayList<>();
        ILogListener listener = (status, plugin) -> {
            synchronized (seen) {
                if (status.getMessage().startsWith("once only")) {
                    seen.add(status);
                }
            }
        };
        Platform.addLogListener(listener);
        try {
            log("once only: error", "once only: info");
            Workbench.await("both have come", () -> {
                synchronized (seen) {
                    return seen.size() >= 2;
                }
            });
            Workbench.paint(Workbench.window().getShell());
        } finally {
            Platform.removeLogListener(listener);
        }
        assertEquals(2, seen.size());
        String file = Files.readString(Platform.getLogFileLocation().toFile().toPath());
        assertEquals(1, file.split("once only: error", -1).length - 1, "times in the log file");
        assertEquals(1, file.split("once only: info", -1).length - 1, "times in the log file");
        assertEquals(IStatus.ERROR, seen.get(0).getSeverity());
        assertEquals(bundle.getSymbolicName(), seen.get(0).getPlugin());
        assertEquals("the cause", seen.get(0).getException().getMessage());
        assertEquals(IStatus.INFO, seen.get(1).getSeverity());
    }
}
