package io.completedflow.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/** A YAML parser that stops at nesting too deep for the recursive composer, or at more aliases than anyone writes. */
final class LimitedParser implements Parser {
    /** What the document has too much of, and where. */
    static final class LimitException extends ParserException {
        private static final long serialVersionUID = 1L;

        LimitException(String problem, Event event) {
            super(problem, event.getStartMark());
        }
    }

    static final int DEEPEST = 32;
    static final int MOST_ALIASES = 100;

    private final Parser parser;
    private Optional<Mark> reached = Optional.empty();
    private int depth;
    private int aliases;

    LimitedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID id) {
        return parser.checkEvent(id);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        reached = event.getEndMark();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            case Alias -> aliases++;
            default -> {}
        }
        if (depth > DEEPEST) {
            throw new LimitException("nested deeper than " + DEEPEST + " levels", event);
        }
        if (aliases > MOST_ALIASES) {
            throw new LimitException("more than " + MOST_ALIASES + " aliases", event);
        }
        return event;
    }

    /** Where the last event ended. */
    Optional<Mark> reached() {
        return reached;
    }
}
