package org.readingroom.slf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;

class OsgiLoggerTest {
    private final List<String> written = new ArrayList<>();

    /** A log service whose loggers are enabled from INFO on and note each call. */
    private LogService service() {
        return proxy(LogService.class, (method, arguments) -> logger((String) arguments[0]));
    }

    private Logger logger(String name) {
        return proxy(Logger.class, (method, arguments) -> {
            if (method.startsWith("is")) {
                return !method.equals("isDebugEnabled") && !method.equals("isTraceEnabled");
            }
            written.add(name + " " + method + " " + Arrays.deepToString(arguments));
            return null;
        });
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (p, method, a) -> call.of(method.getName(), a)));
    }

    @Test
    void entriesGoToTheLoggerOfTheSameNameAtTheSameLevel() {
        OsgiLogger logger = new OsgiLogger("ai.djl", () -> Optional.of(service()));
        logger.warn("{} of {}", 1, 2);
        logger.error("broken {x}", new IllegalStateException("why"));
        logger.debug("not shown");
        assertEquals(
                List.of(
                        "ai.djl warn [{}, [1 of 2]]",
                        "ai.djl error [{}, [broken {x}, java.lang.IllegalStateException: why]]"),
                written);
        assertTrue(logger.isInfoEnabled());
        assertFalse(logger.isDebugEnabled());
    }

    @Test
    void withoutALogServiceNothingIsEnabled() {
        OsgiLogger logger = new OsgiLogger("ai.djl", Optional::empty);
        logger.error("lost");
        assertFalse(logger.isErrorEnabled());
    }

    @Test
    void theProviderIsFoundByTheServiceLoader() {
        assertEquals(OsgiLogger.class, org.slf4j.LoggerFactory.getLogger("x").getClass());
    }
}
