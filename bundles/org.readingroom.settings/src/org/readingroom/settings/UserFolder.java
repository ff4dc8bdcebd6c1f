package org.readingroom.settings;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The one folder that holds all state of a user: add-ons, caches, preferences. */
public final class UserFolder {
    /** The property that moves it, and the first to be looked at. */
    public static final String PROPERTY = "readingroom.home";

    /** The environment variable that moves it. */
    public static final String VARIABLE = "READINGROOM_HOME";

    private UserFolder() {}

    /** Where it is, absolute; need not exist yet. */
    public static Path locate() {
        return locate(System::getProperty);
    }

    /** As {@link #locate()}, with the property from elsewhere, such as a framework's own properties. */
    public static Path locate(UnaryOperator<String> properties) {
        String property = properties.apply(PROPERTY);
        String variable = System.getenv(VARIABLE);
        boolean moved = property != null && !property.isBlank();
        boolean varied = variable != null && !variable.isBlank();
        Path folder = moved
                ? Path.of(property)
                : varied ? Path.of(variable) : Path.of(System.getProperty("user.home"), ".readingroom");
        return folder.toAbsolutePath().normalize();
    }
}
