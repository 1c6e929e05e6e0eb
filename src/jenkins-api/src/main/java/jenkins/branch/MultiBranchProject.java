package jenkins.branch;

import com.cloudbees.hudson.plugins.folder.computed.ComputedFolder;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TopLevelItem;
import java.util.List;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceOwner;

public abstract class MultiBranchProject<P extends Job<P, R> & TopLevelItem, R extends Run<P, R>>
        extends ComputedFolder<P> implements SCMSourceOwner {
    protected MultiBranchProject(ItemGroup parent, String name) {
        super(parent, name);
    }

    public BranchProjectFactory<P, R> getProjectFactory() {
        throw new IllegalStateException("override it");
    }

    public P getItemByBranchName(String branchName) {
        throw new IllegalStateException("override it");
    }

    @Override
    public List<SCMSource> getSCMSources() {
        throw new IllegalStateException("override it");
    }

    @Override
    public SCMSource getSCMSource(String sourceId) {
        throw new IllegalStateException("override it");
    }
}
