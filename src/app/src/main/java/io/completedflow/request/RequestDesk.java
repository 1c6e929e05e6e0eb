package io.completedflow.request;

import java.io.IOException;
import java.util.Collection;

/** Where requests are handed in, and told what became of them. Answers at once; nothing is waited for. */
public interface RequestDesk {
    /** Of the program that carries the requests out. */
    String version();

    /**
     * Keeps a request durably and has it carried out; one whose id is known is not carried out again.
     *
     * @return what has become of it until now
     * @throws IOException if it could not be kept, and so is not accepted
     */
    RequestState submit(Request request) throws IOException;

    /**
     * What has changed.
     *
     * @param since the revision of the last answer; empty at first
     * @param read ids of requests whose outcome need not be kept any longer
     */
    Changes changes(String since, Collection<String> read) throws IOException;
}
