package io.jenkins.plugins.completedflow.folder;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Whom the fields of a form answer: what they say tells of the controller, so others get no answer. */
public final class FormAccess {
    private FormAccess() {}

    /** @param item whose form it is; null: none in particular */
    public static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}
