package io.completedflow.namespace.process;

import io.completedflow.namespace.process.state.EngineHome;
import io.completedflow.namespace.process.state.StateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/** What tells a home from all others on its machine, also when it is moved. */
record HomeId(int schema, String id) {
    private static final int SCHEMA = 1;

    /** The id of a home, made when it is first asked for. */
    static String of(EngineHome home, StateJson json) throws IOException {
        if (Files.exists(home.id())) {
            return json.read(home.id(), SCHEMA, HomeId.class).id();
        }
        HomeId made = new HomeId(SCHEMA, UUID.randomUUID().toString());
        json.write(home.id(), made);
        return made.id();
    }
}
