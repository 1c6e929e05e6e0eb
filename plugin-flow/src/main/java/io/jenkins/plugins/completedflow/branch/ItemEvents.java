package io.jenkins.plugins.completedflow.branch;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.completedflow.access.AsSystem;
import jenkins.branch.MultiBranchProject;

/** Has projects looked at when they, their jobs or folders above them come, go or move. */
@Extension
public final class ItemEvents extends ItemListener {
    @Override
    public void onLoaded() {
        BranchFollowing.get().lookAtAll(Heed.LISTING);
    }

    @Override
    public void onCreated(Item item) {
        lookAround(item);
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        lookAround(item);
    }

    @Override
    public void onDeleted(Item item) {
        if (item.getParent() instanceof MultiBranchProject<?, ?> project) {
            BranchFollowing.get().lookAt(project, Heed.LISTING);
        } else {
            BranchFollowing.get().lookForMissing();
        }
    }

    private static void lookBelow(AbstractFolder<?> folder, BranchFollowing following) {
        for (MultiBranchProject<?, ?> project : folder.getAllItems(MultiBranchProject.class)) {
            following.lookAt(project, Heed.LISTING);
        }
    }

    static void lookAround(Item item) {
        BranchFollowing following = BranchFollowing.get();
        if (item instanceof MultiBranchProject<?, ?> project) {
            following.lookAt(project, Heed.LISTING);
        } else if (item.getParent() instanceof MultiBranchProject<?, ?> project) {
            following.lookAt(project, Heed.NOTHING);
        } else if (item instanceof AbstractFolder<?> folder) {
            AsSystem.run(() -> lookBelow(folder, following));
        }
    }
}
