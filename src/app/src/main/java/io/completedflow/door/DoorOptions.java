package io.completedflow.door;

/**
 * Where the front door stands.
 *
 * @param address IP address to listen on; a loopback address unless everyone on the network may come in
 * @param port first port to try; the next free one is taken instead if somebody else has it, any free one for 0
 * @param domain what host names end with, such as {@code localhost}
 */
public record DoorOptions(String address, int port, String domain) {
    public static final DoorOptions DEFAULT = new DoorOptions("127.0.0.1", 8080, "localhost");

    /** Open to everyone on the network, who reaches it by this host name. */
    public DoorOptions reachedAs(String host) {
        return new DoorOptions("0.0.0.0", port, host);
    }

    public DoorOptions withPort(int other) {
        return new DoorOptions(address, other, domain);
    }
}
