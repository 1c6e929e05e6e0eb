package io.jenkins.plugins.completedflow.step;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Wakes those who wait when their time is over; a wait holds no thread. */
@Extension
public class Alarms {

    static Alarms get() {
        return ExtensionList.lookupSingleton(Alarms.class);
    }

    /** In milliseconds since 1970. */
    long now() {
        return System.currentTimeMillis();
    }

    /**
     * @param at in milliseconds since 1970; what is past is now
     * @return to cancel it
     */
    Future<?> set(long at, Runnable wake) {
        return Timer.get().schedule(wake, Math.max(0, at - now()), TimeUnit.MILLISECONDS);
    }
}
