package io.completedflow.daemon;

import io.completedflow.daemon.FlowException.Kind;
import io.completedflow.request.RequestDesk;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Answers the calls that hand in requests and ask what has changed. None of them waits for anything. */
final class ShortCalls {
    static final Set<Call.Method> METHODS = EnumSet.of(Call.Method.SUBMIT, Call.Method.CHANGES);

    private final RequestDesk requests;

    ShortCalls(RequestDesk requests) {
        this.requests = requests;
    }

    /** @throws FlowException if the caller speaks with another version, or the home cannot be written */
    Object answer(Call call) throws FlowException {
        String version = call.version().orElseGet(requests::version);
        if (!version.equals(requests.version())) {
            throw new FlowException(
                    Kind.REFUSED,
                    "this daemon is flow " + requests.version() + ", and who asks wants flow " + version,
                    "stop the daemon and start it with flow " + version + "; the apps run on meanwhile");
        }
        try {
            if (call.method() == Call.Method.SUBMIT) {
                return requests.submit(call.submission()
                        .orElseThrow(() -> new FlowException(Kind.REFUSED, "SUBMIT needs a 'submission'", "")));
            }
            Call.Since since = call.since().orElseGet(() -> new Call.Since("", null));
            return requests.changes(since.revision(), since.read());
        } catch (IOException e) {
            throw new FlowException(Kind.FAILED, "the daemon's home cannot be written: " + e.getMessage(), "", e);
        }
    }
}
