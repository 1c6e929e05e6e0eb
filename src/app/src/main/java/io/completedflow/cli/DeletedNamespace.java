package io.completedflow.cli;

/** What a deletion ends with, as JSON. */
record DeletedNamespace(String namespace, boolean deleted) {
    static void show(Session session, OutputOption output, String name) {
        if (output.json()) {
            session.json(new DeletedNamespace(name, true));
        } else {
            session.terminal().out().println(name + " is deleted");
        }
    }
}
