package org.readingroom.tck;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The annotations of a class as its class file holds them, those that reflection does not see included: {@code @Component}
 * and {@code @PluginId} are kept in the class file for the build alone.
 *
 * <p>Class file format: chapter 4 of the Java Virtual Machine Specification.
 */
final class ClassFileAnnotations {
    private final Object[] constants;
    private final Map<String, Map<String, Object>> annotations = new LinkedHashMap<>();

    /** Annotation class name to its elements; texts, enum constants' names, class names, and lists of these. */
    static Map<String, Map<String, Object>> of(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            return new ClassFileAnnotations(new DataInputStream(in)).annotations;
        } catch (IOException e) {
            throw new UncheckedIOException("class file " + file + " cannot be read", e);
        }
    }

    private ClassFileAnnotations(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        constants = constants(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        for (int membersOf = 0; membersOf < 2; membersOf++) {
            for (int members = in.readUnsignedShort(); members > 0; members--) {
                in.skipNBytes(6);
                attributes(in, false);
            }
        }
        attributes(in, true);
    }

    private static Object[] constants(DataInputStream in) throws IOException {
        Object[] pool = new Object[in.readUnsignedShort()];
        for (int i = 1; i < pool.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> pool[i] = in.readUTF();
                case 3 -> pool[i] = in.readInt();
                case 4 -> pool[i] = in.readFloat();
                case 5 -> pool[i++] = in.readLong();
                case 6 -> pool[i++] = in.readDouble();
                case 15 -> in.skipNBytes(3);
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                default -> in.skipNBytes(4);
            }
        }
        return pool;
    }

    private void attributes(DataInputStream in, boolean keep) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = (String) constants[in.readUnsignedShort()];
            int length = in.readInt();
            if (keep && (name.equals("RuntimeInvisibleAnnotations") || name.equals("RuntimeVisibleAnnotations"))) {
                for (int n = in.readUnsignedShort(); n > 0; n--) {
                    annotation(in, annotations);
                }
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void annotation(DataInputStream in, Map<String, Map<String, Object>> into) throws IOException {
        String type = className((String) constants[in.readUnsignedShort()]);
        Map<String, Object> elements = new LinkedHashMap<>();
        for (int n = in.readUnsignedShort(); n > 0; n--) {
            String name = (String) constants[in.readUnsignedShort()];
            elements.put(name, element(in));
        }
        into.put(type, elements);
    }

    private Object element(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 'e' -> {
                in.skipNBytes(2);
                return constants[in.readUnsignedShort()];
            }
            case 'c' -> {
                return className((String) constants[in.readUnsignedShort()]);
            }
            case '@' -> {
                Map<String, Map<String, Object>> nested = new LinkedHashMap<>();
                annotation(in, nested);
                return nested;
            }
            case '[' -> {
                List<Object> list = new ArrayList<>();
                for (int n = in.readUnsignedShort(); n > 0; n--) {
                    list.add(element(in));
                }
                return list;
            }
            default -> {
                return constants[in.readUnsignedShort()];
            }
        }
    }

    private static String className(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
