package io.completedflow.jenkins;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Stands for the daemon of a node that is offline: what it would do and tell is written into the controller's own books. */
final class ToldDaemon {
    private static final String BOOKS =
            """
            import io.jenkins.plugins.completedflow.branch.*
            import io.jenkins.plugins.completedflow.request.*
            def requests = hudson.ExtensionList.lookupSingleton(RequestBook)
            def known = hudson.ExtensionList.lookupSingleton(KnownBook)
            def mine = { request -> known.all().findAll {
              it.node() == NODE && !(it.branch() == request.branch() && it.productRepository() == request.productRepository()) } }
            """;
    private static final String SERVE =
            """
            requests.toSend(NODE).findAll { it.productRepository() == PRODUCT }.each { request ->
              def now = mine(request)
              if (request.kind().name() == 'CREATE') {
                def name = request.branch().toLowerCase().replaceAll('[^a-z0-9]+', '-').replaceAll('^-|-$', '')
                def json = '{"name":"' + name + '","template":"dev","state":"ready","apps":[]}'
                now << new KnownNamespace(NODE, name, 'shop', PRODUCT, request.branch(), false, json)
              }
              if (request.kind().name() in ['CREATE', 'DELETE']) { known.all(NODE, now) }
              requests.told(request.id(), RequestProgress.Status.DONE, '', '')
              println request.kind().name() + ' ' + request.branch() + (request.template() ? ' ' + request.template() : '')
            }
            """;

    private final Session admin;
    private final String names;

    /** @param product address of the product's repository; what others ask for is left alone */
    ToldDaemon(Session admin, String node, String product) {
        this.admin = admin;
        this.names = "def NODE = '" + node + "'\ndef PRODUCT = '" + product + "'\n";
    }

    /** Has all projects looked at, does what was asked, and returns that: kinds, branches and templates. */
    List<String> look() throws IOException, InterruptedException {
        run("def look = hudson.ExtensionList.lookupSingleton(RegularLook)\nlook.doRun()");
        await("the look at all projects")
                .atMost(Duration.ofMinutes(2))
                .until(() -> run("println hudson.ExtensionList.lookupSingleton(BranchFollowing).idle").equals("true"));
        return run(SERVE).lines().toList();
    }

    /** Tells of a namespace that no project asked for; it is named as its branch. */
    void add(String branch) throws IOException, InterruptedException {
        run("def now = known.all().findAll { it.node() == NODE }\n"
                + "now << new KnownNamespace(NODE, '" + branch + "', 'shop', PRODUCT, '" + branch + "', false, '{}')\n"
                + "known.all(NODE, now)");
    }

    /** The branches of the product that have namespaces. */
    List<String> namespaces() throws IOException, InterruptedException {
        return run("known.all().findAll { it.productRepository() == PRODUCT }.each { println it.branch() }")
                .lines()
                .sorted()
                .toList();
    }

    /** How a project's branch stands, and why. */
    String status(MultibranchProject project, String branch) throws IOException, InterruptedException {
        return run("def project = jenkins.model.Jenkins.get().getItemByFullName('" + project.fullName() + "')\n"
                + "BranchStatus.of(project).findAll { it.branch() == '" + branch + "' }.each { println it.state().toString() + ' ' + it.reason() }");
    }

    private String run(String groovy) throws IOException, InterruptedException {
        String[] imports = BOOKS.split("(?=def requests)", 2);
        return admin.script(imports[0] + names + imports[1] + groovy);
    }
}
