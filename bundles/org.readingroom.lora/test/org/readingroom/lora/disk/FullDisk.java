package org.readingroom.lora.disk;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real folder on a disk that fills: writing to files whose name holds a given text fails as the system would have it
 * after so many bytes of them; what was written before lies there. Everything else is the real disk.
 */
public final class FullDisk extends FileSystemProvider {
    private final Disk disk = new Disk(this);
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private String name = "";

    /** From now on it is full after so many more bytes of files of a name. */
    public void fill(String part, long bytes) {
        name = part;
        room.set(bytes);
    }

    /** Somebody makes space. */
    public void free() {
        fill("", Long.MAX_VALUE);
    }

    /** Whether it was full when something was written. */
    public boolean wasFull() {
        return room.get() <= 0;
    }

    /** A folder as it is seen on this disk. */
    public Path of(Path real) {
        return (Path) Proxy.newProxyInstance(
                FullDisk.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getFileSystem")) {
                        return disk;
                    }
                    Object[] given = arguments == null
                            ? null
                            : Arrays.stream(arguments)
                                    .map(a -> a instanceof Path p ? real(p) : a)
                                    .toArray();
                    try {
                        Object result = method.invoke(real, given);
                        return result instanceof Path p ? of(p) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Path real(Path path) {
        return path.getFileSystem() instanceof Disk ? path.toFile().toPath() : path;
    }

    private static FileSystemProvider system(Path real) {
        return real.getFileSystem().provider();
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = real(path);
        FileChannel channel = system(real).newFileChannel(real, options, attributes);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        return writes && real.getFileName().toString().contains(name) ? new FillingChannel(channel, room) : channel;
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> all = system(real(folder)).newDirectoryStream(real(folder), p -> filter.accept(of(p)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> each = all.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Path next() {
                        return of(each.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        system(real(folder)).createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        system(real(path)).delete(real(path));
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        system(real(from)).copy(real(from), real(to), options);
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        system(real(from)).move(real(from), real(to), options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return system(real(one)).isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return system(real(path)).isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return system(real(path)).getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        system(real(path)).checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return system(real(path)).getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return system(real(path)).readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return system(real(path)).readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        system(real(path)).setAttribute(real(path), attribute, value, options);
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("there is one");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return disk;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("paths come from of()");
    }
}
