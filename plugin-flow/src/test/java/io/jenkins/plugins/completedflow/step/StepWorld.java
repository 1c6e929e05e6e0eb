package io.jenkins.plugins.completedflow.step;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.completedflow.CompletedFlowConfiguration;
import io.jenkins.plugins.completedflow.TestJenkins;
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty;
import io.jenkins.plugins.completedflow.folder.TestFolder;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jenkins.plugins.git.AbstractGitSCMSource;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A Jenkins with nodes north and south, a folder with a property, and a project of the repository shop/catalog in it. */
final class StepWorld {
    static final String PRODUCT = "https://git.example.test/shop/product.git";
    static final String REMOTE = "git@git.example.test:shop/catalog.git";
    static final String COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

    final FakeRequests requests = new FakeRequests();
    final FakeAlarms alarms = new FakeAlarms();
    final List<KnownNamespace> namespaces = new ArrayList<>();
    final FlowFolderProperty property = new FlowFolderProperty();
    private final TestFolder project;

    StepWorld() throws Exception {
        TestJenkins jenkins = new TestJenkins(Set.of(), "north", "south", "bare");
        jenkins.getExtensionList(FlowRequests.class).add(requests);
        jenkins.getExtensionList(KnownNamespaces.class).add(() -> List.copyOf(namespaces));
        jenkins.getExtensionList(Alarms.class).add(alarms);
        jenkins.getExtensionList(CompletedFlowConfiguration.class).add(new CompletedFlowConfiguration());
        jenkins.getExtensionList(SCMHead.HeadByItem.class).add(new HeadOfJob());
        jenkins.getExtensionList(SCMSource.SourceByItem.class).add(new SourceOfJob());
        TestFolder folder = new TestFolder(jenkins, "shop");
        property.setProductRepository(PRODUCT);
        property.setNode("north");
        folder.addProperty(property);
        project = new TestFolder(folder, "catalog");
    }

    /** A build of a branch or pull request, of {@link #COMMIT}. */
    FakeContext build(SCMHead head, int number) {
        TestRun build = new TestRun(new TestJob(project, head), number);
        build.addAction(
                new SCMRevisionAction(new TestSource(), new AbstractGitSCMSource.SCMRevisionImpl(head, COMMIT)));
        return FakeContext.of(build);
    }

    /** A build of a job outside multibranch projects. */
    FakeContext plainBuild() {
        return FakeContext.of(new TestRun(new TestJob(project, null), 1));
    }

    /** An execution as it is saved now. */
    static byte[] saved(StepExecution execution) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(execution);
        }
        return bytes.toByteArray();
    }

    /** The controller dies, comes back and goes on with what was saved. */
    StepExecution restart(byte[] saved) throws Exception {
        requests.forgetListeners();
        alarms.forget();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved))) {
            StepExecution read = (StepExecution) in.readObject();
            read.onResume();
            return read;
        }
    }

    @SuppressWarnings("unchecked") // Jenkins declares getParent() raw.
    private static final class TestJob extends Job<TestJob, TestRun> {
        private final SCMHead head;

        TestJob(ItemGroup<?> parent, SCMHead head) {
            super(parent, head == null ? "nightly" : head.getName());
            this.head = head;
        }
    }

    private static final class TestRun extends Run<TestJob, TestRun> {
        TestRun(TestJob job, int number) {
            super(job, 0);
            this.number = number;
        }
    }

    private static final class TestSource extends AbstractGitSCMSource {
        TestSource() {
            setId("source");
        }

        @Override
        public String getRemote() {
            return REMOTE;
        }
    }

    private static final class HeadOfJob extends SCMHead.HeadByItem {
        @Override
        public SCMHead getHead(Item item) {
            return item instanceof TestJob job ? job.head : null;
        }
    }

    private static final class SourceOfJob extends SCMSource.SourceByItem {
        @Override
        public SCMSource getSource(Item item) {
            return item instanceof TestJob job && job.head != null ? new TestSource() : null;
        }
    }
}
