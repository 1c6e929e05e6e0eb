package io.jenkins.plugins.completedflow.branch;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;

/** Has projects looked at when they, their jobs or folders above them are saved: so an indexing says that a branch is dead. */
@Extension
public final class SavedItems extends SaveableListener {
    @Override
    public void onChange(Saveable o, XmlFile file) {
        if (o instanceof Item item && item.getParent() != null) {
            ItemEvents.lookAround(item);
        }
    }
}
