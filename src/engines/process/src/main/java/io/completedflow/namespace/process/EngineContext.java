package io.completedflow.namespace.process;

import io.completedflow.log.EventLog;
import io.completedflow.namespace.process.build.BuildStore;
import io.completedflow.namespace.process.build.Preparation;
import io.completedflow.namespace.process.state.Disk;
import io.completedflow.namespace.process.state.EngineHome;
import io.completedflow.namespace.process.state.StateJson;
import io.completedflow.source.Repositories;
import java.time.Clock;

/** What all namespaces of an engine share. */
record EngineContext(
        EngineHome home,
        Disk disk,
        StateJson json,
        Machine machine,
        Repositories repositories,
        BuildStore builds,
        Preparation preparation,
        SecretReader secrets,
        EventLog events,
        Clock clock,
        ProcessEngineSettings settings,
        Threads threads) {}
