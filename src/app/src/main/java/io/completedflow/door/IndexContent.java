package io.completedflow.door;

import io.completedflow.log.Event;
import io.completedflow.view.Overview;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the index page shows. Called on threads that may block, only while somebody looks. */
public interface IndexContent {
    Overview overview();

    /** When each namespace looks for newer revisions next, by name; none for those that follow them as they come. */
    Map<String, Instant> nextUpdates();

    /** The last events, newest first; some twenty are enough. */
    List<Event> lastEvents();

    /** How a flow log is written. */
    enum Form {
        TEXT,
        HTML
    }

    /**
     * Writes a namespace's whole flow log, oldest first.
     *
     * @return whether there is, or was, such a namespace; if not, nothing is written
     */
    boolean writeLog(String namespace, Form form, Appendable out) throws IOException;

    /**
     * Writes the flow log of what concerns a product as a whole, oldest first.
     *
     * @return whether the product is known and has one; if not, nothing is written
     */
    boolean writeProductLog(String product, Form form, Appendable out) throws IOException;
}
