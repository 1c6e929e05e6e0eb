package jenkins.scm.api;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import jenkins.scm.api.mixin.SCMHeadMixin;

public class SCMHead implements SCMHeadMixin {
    private static final long serialVersionUID = 1L;

    private final String name;

    public SCMHead(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SCMHeadOrigin getOrigin() {
        return SCMHeadOrigin.DEFAULT;
    }

    @Override
    public final boolean equals(Object o) {
        return o != null && getClass() == o.getClass() && ((SCMHead) o).name.equals(name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(SCMHead o) {
        return name.compareTo(o.name);
    }

    public abstract static class HeadByItem implements ExtensionPoint {
        public abstract SCMHead getHead(Item item);

        public static SCMHead findHead(Item item) {
            for (HeadByItem each : ExtensionList.lookup(HeadByItem.class)) {
                SCMHead head = each.getHead(item);
                if (head != null) {
                    return head;
                }
            }
            return null;
        }
    }
}
