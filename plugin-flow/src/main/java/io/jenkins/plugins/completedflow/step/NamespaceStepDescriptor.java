package io.jenkins.plugins.completedflow.step;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.completedflow.FieldCheck;
import io.jenkins.plugins.completedflow.folder.FormAccess;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the forms of the steps have in common. The steps need no node, as they do nothing there themselves. */
public abstract class NamespaceStepDescriptor extends StepDescriptor {
    static final int LONGEST_TIMEOUT = 30 * 24 * 60;

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    @POST
    public final FormValidation doCheckBranch(@QueryParameter String value) {
        return optional(value, FieldCheck::branch);
    }

    /** The nodes of the controller for those who may know them, and the one that is chosen. */
    @POST
    public final ListBoxModel doFillNodeItems(@AncestorInPath Item item, @QueryParameter String node) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.NamespaceStepDescriptor_nodeOfFolder(), "");
        Set<String> names = new TreeSet<>();
        if (FormAccess.mayConfigure(item)) {
            Jenkins.get().getNodes().stream().map(Node::getNodeName).forEach(names::add);
        }
        String chosen = Util.fixEmptyAndTrim(node);
        if (chosen != null) {
            names.add(chosen);
        }
        names.forEach(name -> items.add(name, name));
        return items;
    }

    /** How a value that may be left out is checked. */
    interface Check {
        FormValidation of(String value);
    }

    static FormValidation optional(String value, Check check) {
        String text = Util.fixEmptyAndTrim(value);
        return text == null ? FormValidation.ok() : check.of(text);
    }

    static FormValidation timeout(String value) {
        String text = Util.fixNull(value).trim();
        boolean right = text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= LONGEST_TIMEOUT;
        return right
                ? FormValidation.ok()
                : FormValidation.error(Messages.NamespaceStepDescriptor_timeout(LONGEST_TIMEOUT));
    }

    /** @throws IllegalArgumentException if it is no time to wait for */
    static int checkedTimeout(int minutes) {
        if (minutes < 1 || minutes > LONGEST_TIMEOUT) {
            throw new IllegalArgumentException("timeout: " + Messages.NamespaceStepDescriptor_timeout(LONGEST_TIMEOUT));
        }
        return minutes;
    }
}
