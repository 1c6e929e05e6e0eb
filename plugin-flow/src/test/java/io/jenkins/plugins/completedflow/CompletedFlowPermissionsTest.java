package io.jenkins.plugins.completedflow;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.security.Permission;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

class CompletedFlowPermissionsTest {
    @Test
    void areFourUnderOneTitle() {
        assertThat(CompletedFlowPermissions.GROUP.title).hasToString("Completed Flow");
        assertThat(CompletedFlowPermissions.GROUP.getPermissions())
                .extracting(permission -> permission.name)
                .containsExactly("View", "Create", "Update", "Delete");
    }

    @Test
    void areGrantedOnItemsAndHeldByAdministrators() {
        assertThat(CompletedFlowPermissions.GROUP.getPermissions()).allSatisfy(permission -> {
            assertThat(permission.isContainedBy(PermissionScope.ITEM)).isTrue();
            assertThat(permission.impliedBy).isEqualTo(Jenkins.ADMINISTER);
            assertThat(permission.description).isNotNull();
        });
    }

    @Test
    void keepTheirIds() {
        assertThat(CompletedFlowPermissions.GROUP.getPermissions())
                .extracting(Permission::getId)
                .contains("io.jenkins.plugins.completedflow.CompletedFlowPermissions.View");
    }
}
