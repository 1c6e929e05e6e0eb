package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Flows;
import io.completedflow.daemon.Place;
import io.completedflow.daemon.Watch;
import io.completedflow.daemon.WatchOptions;
import io.completedflow.log.Event;
import java.util.function.Consumer;

/** Until the daemon lands. */
final class NoFlows implements Flows {
    @Override
    public Flow open(Place place) throws FlowException {
        throw new FlowException(FlowException.Kind.FAILED, "there is no daemon in this build", "");
    }

    @Override
    public Watch watch(Place place, WatchOptions options, Consumer<Event> listener) throws FlowException {
        throw new FlowException(FlowException.Kind.FAILED, "there is no daemon in this build", "");
    }
}
