package io.jenkins.plugins.completedflow.step;

import hudson.Util;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that is about the namespace of a branch: the build's own, unless another is named. */
public abstract class NamespaceStep extends Step {
    /** How long a step waits at most, unless it says otherwise. */
    public static final int DEFAULT_TIMEOUT = 60;

    private String branch;
    private String node;

    NamespaceStep() {}

    /** Full name of another branch, which needs a grant; null: the build's own. */
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixEmptyAndTrim(branch);
    }

    /** Name of the node that the namespace lives on; null: the folder's. */
    public String getNode() {
        return node;
    }

    @DataBoundSetter
    public void setNode(String node) {
        this.node = Util.fixEmptyAndTrim(node);
    }
}
