package io.completedflow.daemon;

import io.completedflow.door.FrontDoor;
import java.util.Optional;
import java.util.function.Function;

/** The front door's addresses, once it is open. */
final class DoorUrls implements Function<String, Optional<String>> {
    private volatile FrontDoor door;

    void opened(FrontDoor opened) {
        door = opened;
    }

    @Override
    public Optional<String> apply(String host) {
        return Optional.ofNullable(door).map(open -> open.address(host)).map(DoorUrls::withoutSlash);
    }

    Optional<String> address() {
        return Optional.ofNullable(door).map(FrontDoor::address).map(DoorUrls::withoutSlash);
    }

    static String withoutSlash(String address) {
        return address.substring(0, address.length() - 1);
    }
}
