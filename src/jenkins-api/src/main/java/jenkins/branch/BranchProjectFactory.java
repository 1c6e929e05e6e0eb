package jenkins.branch;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.Saveable;
import hudson.model.TopLevelItem;
import java.io.IOException;
import jenkins.scm.api.SCMRevision;

public abstract class BranchProjectFactory<P extends Job<P, R> & TopLevelItem, R extends Run<P, R>>
        extends AbstractDescribableImpl<BranchProjectFactory<?, ?>> implements Saveable, ExtensionPoint {
    public abstract Branch getBranch(P project);

    public abstract boolean isProject(Item item);

    public SCMRevision getRevision(P project) {
        throw new IllegalStateException("override it");
    }

    @Override
    public void save() throws IOException {}
}
