package io.jenkins.plugins.completedflow.head;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceHeadTest {
    private static final String REMOTE = "git@git.example.test:shop/web.git";

    @Test
    void isTheBranchItself() {
        assertThat(NamespaceHead.of(TestHeads.branch("feature/1"), REMOTE))
                .contains(new NamespaceHead("feature/1", false));
    }

    @Test
    void isTheBranchOfAPullRequestFromTheRepositoryItself() {
        assertThat(NamespaceHead.of(TestHeads.pullRequest("12", "feature/1"), REMOTE))
                .contains(new NamespaceHead("feature/1", false));
    }

    @Test
    void isNamedAfterTheRequestOfAForkAndNeverAfterItsBranch() {
        assertThat(NamespaceHead.of(TestHeads.pullRequestOfFork("12", "staging1"), REMOTE))
                .contains(new NamespaceHead("PR-12:git.example.test/shop/web", true));
    }

    @Test
    void differsForEqualRequestsOfTwoRepositories() {
        assertThat(NamespaceHead.of(TestHeads.pullRequestOfFork("12", "x"), "https://git.example.test/shop/web"))
                .isNotEqualTo(NamespaceHead.of(
                        TestHeads.pullRequestOfFork("12", "x"), "https://git.example.test/shop/ledger"));
    }

    @Test
    void isNoneForTagsAndForBranchesOfForks() {
        assertThat(NamespaceHead.of(TestHeads.tag("1.0"), REMOTE)).isEmpty();
        assertThat(NamespaceHead.of(TestHeads.branchOfFork("staging1"), REMOTE)).isEmpty();
    }
}
