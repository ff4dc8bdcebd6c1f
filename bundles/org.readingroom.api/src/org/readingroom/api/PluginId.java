package org.readingroom.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a plugin: the service properties that the registry reads without making the plugin.
 *
 * <pre>{@code
 * @Component(service = MetricPlugin.class, scope = ServiceScope.PROTOTYPE)
 * @PluginId(id = "dice", label = "Dice")
 * public final class DiceMetric implements MetricPlugin<NoSettings> { ... }
 * }</pre>
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PluginId {
    /** Prefix of the service properties: {@code readingroom.id}, {@code readingroom.label}, {@code readingroom.version}. */
    String PREFIX_ = "readingroom.";

    /** What a study file calls it: lower-case letters, digits and hyphens, unique among its kind. */
    String id();

    /** What people read in tables and lists. */
    String label();

    /** Changes whenever its results may change; part of an answer's key. */
    String version() default "1.0.0";
}
