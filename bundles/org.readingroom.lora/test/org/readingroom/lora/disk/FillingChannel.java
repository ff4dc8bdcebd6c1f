package org.readingroom.lora.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/** Writes until there is no room. */
final class FillingChannel extends FileChannel {
    private final FileChannel channel;
    private final AtomicLong room;

    /** @param room bytes that may still be written, here and elsewhere */
    FillingChannel(FileChannel channel, AtomicLong room) {
        this.channel = channel;
        this.room = room;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int wanted = source.remaining();
        int fits = (int) Math.min(wanted, room.get());
        ByteBuffer some = source.slice(source.position(), fits);
        while (some.hasRemaining()) {
            channel.write(some);
        }
        room.addAndGet(-fits);
        source.position(source.position() + fits);
        if (fits == wanted) {
            return fits;
        }
        throw new IOException("No space left on device");
    }

    @Override
    public void force(boolean metadata) throws IOException {
        channel.force(metadata);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public FileChannel position(long at) throws IOException {
        channel.position(at);
        return this;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public int read(ByteBuffer target) {
        throw notHere();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw notHere();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw notHere();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw notHere();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw notHere();
    }

    @Override
    public int read(ByteBuffer target, long position) {
        throw notHere();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw notHere();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw notHere();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw notHere();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("files are only written one buffer after the other here");
    }
}
