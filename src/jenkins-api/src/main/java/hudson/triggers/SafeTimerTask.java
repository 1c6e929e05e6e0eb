package hudson.triggers;

import java.util.TimerTask;

public abstract class SafeTimerTask extends TimerTask {
    @Override
    public final void run() {
        throw new IllegalStateException("only a controller has a timer");
    }

    protected abstract void doRun() throws Exception;
}
