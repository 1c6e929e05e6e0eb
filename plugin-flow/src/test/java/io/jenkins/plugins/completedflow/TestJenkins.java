package io.jenkins.plugins.completedflow;

import hudson.model.Node;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.slaves.NodeProperty;
import io.jenkins.plugins.completedflow.node.FlowNodeProperty;
import java.io.File;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** A Jenkins whose user has some permissions on everything, with nodes of these names; all but {@code bare} may hold namespaces. */
public final class TestJenkins extends Jenkins {
    private final Set<Permission> permissions;
    private final List<String> nodes;

    public TestJenkins(Set<Permission> permissions, String... nodes) throws Exception {
        super(new File("."), null);
        this.permissions = permissions;
        this.nodes = List.of(nodes);
    }

    @Override
    public ACL getACL() {
        return acl(permissions);
    }

    @Override
    public List<Node> getNodes() {
        return nodes.stream().<Node>map(TestNode::new).toList();
    }

    /** Has just these permissions. */
    public static ACL acl(Set<Permission> permissions) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication a, Permission permission) {
                return permissions.contains(permission);
            }
        };
    }

    private static final class TestNode extends Node {
        private final String name;

        TestNode(String name) {
            this.name = name;
        }

        @Override
        public String getNodeName() {
            return name;
        }

        @Override
        @SuppressWarnings("rawtypes") // So does Jenkins declare it.
        public <T extends NodeProperty> T getNodeProperty(Class<T> type) {
            return name.equals("bare") ? null : type.cast(new FlowNodeProperty("/srv/flow"));
        }

        @Override
        public ACL getACL() {
            return acl(Set.of());
        }

        @Override
        public File getRootDir() {
            throw new IllegalStateException("not on disk");
        }

        @Override
        public void save() {
            throw new IllegalStateException("not on disk");
        }
    }
}
