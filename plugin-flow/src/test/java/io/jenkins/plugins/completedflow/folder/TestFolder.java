package io.jenkins.plugins.completedflow.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.Permission;
import io.jenkins.plugins.completedflow.TestJenkins;
import java.util.Set;

/** A folder whose user has some permissions. */
@SuppressWarnings("unchecked") // Jenkins declares getParent() raw.
public final class TestFolder extends AbstractFolder<TopLevelItem> {
    private final Set<Permission> permissions;

    public TestFolder(ItemGroup<?> parent, String name, Permission... permissions) {
        super(parent, name);
        this.permissions = Set.of(permissions);
    }

    @Override
    public ACL getACL() {
        return TestJenkins.acl(permissions);
    }
}
