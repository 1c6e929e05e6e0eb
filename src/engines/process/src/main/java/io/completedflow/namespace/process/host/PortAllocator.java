package io.completedflow.namespace.process.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Hands out the ports of a range, each to one app at a time, leaving out those that someone else listens on. */
public final class PortAllocator {
    private final int first;
    private final int last;
    private final int start;
    private final Set<Integer> reserved = new HashSet<>();

    /**
     * @param first the lowest port to hand out
     * @param last the highest
     * @param seed chooses where in the range to begin: two allocators that begin apart do not race for the same ports
     */
    public PortAllocator(int first, int last, int seed) {
        this.first = first;
        this.last = last;
        this.start = Math.floorMod(seed, last - first + 1);
    }

    /** Keeps a port that was handed out before; nothing for 0. */
    public synchronized void reserve(int port) {
        if (port > 0) {
            reserved.add(port);
        }
    }

    /**
     * A free port, reserved from now on.
     *
     * @throws IOException if the whole range is in use
     */
    public synchronized int allocate() throws IOException {
        int ports = last - first + 1;
        for (int i = 0; i < ports; i++) {
            int port = first + (start + i) % ports;
            if (!reserved.contains(port) && free(port)) {
                reserved.add(port);
                return port;
            }
        }
        throw new IOException("no port from " + first + " to " + last
                + " is free; delete namespaces that are not needed, or widen the port range");
    }

    /** Gives a port back. */
    public synchronized void release(int port) {
        reserved.remove(port);
    }

    /** Whether nobody listens on the port, be it on loopback alone or on all addresses. */
    public static boolean free(int port) {
        return canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canListen(new InetSocketAddress(port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
