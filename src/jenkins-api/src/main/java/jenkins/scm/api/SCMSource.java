package jenkins.scm.api;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;
import hudson.model.TaskListener;
import java.io.IOException;

public abstract class SCMSource extends AbstractDescribableImpl<SCMSource> implements ExtensionPoint {
    private String id;

    protected SCMSource() {}

    public final synchronized void setId(String id) {
        this.id = id;
    }

    public final synchronized String getId() {
        return id;
    }

    public final <O extends SCMHeadObserver> O fetch(O observer, TaskListener listener)
            throws IOException, InterruptedException {
        throw new IllegalStateException("only a controller has sources");
    }

    public final SCMRevision fetch(String thingName, TaskListener listener, Item context)
            throws IOException, InterruptedException {
        throw new IllegalStateException("only a controller has sources");
    }

    public abstract static class SourceByItem implements ExtensionPoint {
        public abstract SCMSource getSource(Item item);

        public static SCMSource findSource(Item item) {
            for (SourceByItem each : ExtensionList.lookup(SourceByItem.class)) {
                SCMSource source = each.getSource(item);
                if (source != null) {
                    return source;
                }
            }
            return null;
        }
    }
}
