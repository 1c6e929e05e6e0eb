package io.jenkins.plugins.completedflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.TestJenkins;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class SharingTest {
    private static final Permission VIEW = CompletedFlowPermissions.VIEW;
    private static final Permission UPDATE = CompletedFlowPermissions.UPDATE;
    private static final Permission DELETE = CompletedFlowPermissions.DELETE;

    @Test
    void showsItToWhoeverMaySeeOneOfItsProjects() {
        assertThat(sharing(Set.of(), Set.of(VIEW)).mayView()).isTrue();
        assertThat(sharing(Set.of(), Set.of(UPDATE)).mayView()).isFalse();
    }

    @Test
    void isChangedByWhoeverMayInAllOfItsProjects() {
        assertThat(sharing(Set.of(UPDATE), Set.of(UPDATE, DELETE)).may(UPDATE)).isTrue();
        assertThat(sharing(Set.of(UPDATE), Set.of(UPDATE, DELETE)).may(DELETE)).isFalse();
        assertThatCode(() -> sharing(Set.of(UPDATE), Set.of(UPDATE)).check(UPDATE))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> sharing(Set.of(DELETE), Set.of(UPDATE)).check(DELETE))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("Delete");
    }

    @Test
    void isForAdministratorsAloneIfNoProjectHasIt() {
        Sharing forUsers = new Sharing(List.of(), has(Set.of(VIEW, UPDATE, DELETE)), Jenkins.ADMINISTER);
        Sharing forAdministrators = new Sharing(List.of(), has(Set.of(Jenkins.ADMINISTER)), Jenkins.ADMINISTER);

        assertThat(forUsers.isOrphan()).isTrue();
        assertThat(forUsers.mayView()).isFalse();
        assertThat(forUsers.may(DELETE)).isFalse();
        assertThatThrownBy(() -> forUsers.check(DELETE)).isInstanceOf(AccessDeniedException.class);
        assertThat(forAdministrators.mayView()).isTrue();
        assertThatCode(() -> forAdministrators.check(DELETE)).doesNotThrowAnyException();
    }

    /** Of two projects. */
    private static Sharing sharing(Set<Permission> ofOne, Set<Permission> ofOther) {
        return new Sharing(List.of(has(ofOne), has(ofOther)), has(Set.of()), Jenkins.ADMINISTER);
    }

    private static AccessControlled has(Set<Permission> permissions) {
        return new AccessControlled() {
            @Override
            public ACL getACL() {
                return TestJenkins.acl(permissions);
            }
        };
    }
}
