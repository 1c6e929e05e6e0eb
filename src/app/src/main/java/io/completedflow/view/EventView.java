package io.completedflow.view;

import io.completedflow.log.Event;
import java.time.Instant;

/**
 * Something that happened to a namespace, as it is shown.
 *
 * @param app {@code group.app}; empty if it concerns the whole namespace
 * @param kind what happened, in the flow log's words such as {@code app.ready}
 * @param message one sentence for a person
 */
public record EventView(Instant at, String app, Event.Kind kind, String message) {}
