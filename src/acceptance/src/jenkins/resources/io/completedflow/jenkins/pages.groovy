// What the tests of the pages look at: a multibranch project over a repository, and what the daemon of a node would tell of its namespaces.
// REPOSITORY and EXTRA are put in by the test: the repository's address, and how many namespaces more.
import com.fasterxml.jackson.databind.json.JsonMapper
import hudson.ExtensionList
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty
import io.jenkins.plugins.completedflow.request.*
import java.time.Instant
import jenkins.branch.BranchSource
import jenkins.model.Jenkins
import jenkins.plugins.git.GitSCMSource
import jenkins.plugins.git.traits.BranchDiscoveryTrait
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject

hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT = true
def jenkins = Jenkins.get()
def product = 'https://git.example.test/product.git'
def project = jenkins.getItem('catalog') ?: jenkins.createProject(WorkflowMultiBranchProject, 'catalog')
def source = new GitSCMSource('REPOSITORY')
source.id = 'catalog'
source.traits = [new BranchDiscoveryTrait()]
project.sourcesList.replaceBy([new BranchSource(source)])
def property = new FlowFolderProperty()
property.productRepository = product
property.node = 'north'
if (project.properties.get(FlowFolderProperty) == null) { project.addProperty(property) }
project.scheduleBuild2(0)?.getFuture()?.get()

def now = Instant.now()
def revision = { ref, id -> [source: '/srv/git/catalog.git', ref: ref, id: id * 5] }
def app = { id, state, depends, more = [:] ->
    [id: id, state: state, reason: '', restarts: 0, depends: depends, tail: [], since: now.minusSeconds(620).toString(),
     running: revision('main', 'a1b2c3d4')] + more
}
def ready = { id, depends, name -> app(id, 'ready', depends,
        [url: "http://${id.split('\\.')[1]}.${name}.north.example.test:8080".toString()]) }
def namespace = { name, branch, state, apps, more = [:] ->
    def view = [name: name, product: 'shop', branch: branch, template: 'dev', standing: false, state: state, reason: '',
                writer: 'watch@north', createdAt: now.minusSeconds(86400 * 3).toString(), lastPush: now.minusSeconds(620).toString(),
                lastUse: now.minusSeconds(60).toString(), deleteReason: '', apps: apps,
                events: [[at: now.minusSeconds(700).toString(), app: '', kind: 'namespace.created', message: 'for branch ' + branch],
                         [at: now.minusSeconds(620).toString(), app: apps[0].id, kind: 'app.ready', message: 'runs a1b2c3d4']]] + more
    new KnownNamespace('north', name, 'shop', product, branch, view.standing, new JsonMapper().writeValueAsString(view))
}
def hostile = '<script>alert(1)</script>'
def shop = { name -> [
    ready('data.ledger', [], name), ready('data.search', [], name), ready('shop.catalog', ['data.ledger'], name),
    ready('shop.basket', ['data.ledger'], name), ready('shop.frontend', ['shop.basket', 'shop.catalog', 'data.search'], name),
    app('shop.billing', 'external', [], [running: [:], since: '', address: 'https://billing.example.test'])] }
def known = [
    namespace('main', 'main', 'ready', shop('main')),
    namespace('feature-1', 'feature-1', 'progressing', [
        ready('data.ledger', [], 'feature-1'), ready('data.search', [], 'feature-1'),
        app('shop.catalog', 'failed', ['data.ledger'], [reason: 'test failed: exit 1', next: revision('feature-1', 'deadbeef'),
            tail: ['CatalogTest > price FAILED', '  expected 12 but was 13']]),
        app('shop.basket', 'starting', ['data.ledger'], [next: revision('feature-1', 'cafe1234')]),
        app('shop.frontend', 'waiting', ['shop.basket', 'shop.catalog', 'data.search'],
            [reason: 'waits for shop.catalog: test failed', running: [:]]),
        app('shop.billing', 'external', [], [running: [:], since: '', address: 'https://billing.example.test'])]),
    namespace('sleepy-0a1b2c3d', 'feature/sleepy', 'asleep', [app('shop.frontend', 'asleep', [], [running: [:]])]),
    namespace('hostile-0a1b2c3d', hostile, 'failed', [
        app("g.${hostile}".toString(), 'failed', [], [reason: hostile, tail: [hostile, '</pre>' + hostile],
            running: [source: hostile, ref: hostile, id: hostile], url: 'javascript:alert(2)', address: 'javascript:alert(3)']),
        app('g.second', 'ready', ["g.${hostile}".toString()])],
        [reason: hostile, template: hostile, product: hostile, events: [[at: hostile, app: hostile, kind: hostile, message: hostile]]]),
    namespace('staging1', 'main', 'ready', shop('staging1'), [standing: true]),
    namespace('gone-0a1b2c3d', 'feature/gone', 'ready', shop('gone-0a1b2c3d'),
        [deleteReason: 'its branch is gone from all repositories', deleteAt: now.plusSeconds(480).toString()]),
]
EXTRA.times { known << namespace("load-${it}".toString(), "load/${it}".toString(), 'ready', shop("load-${it}")) }
ExtensionList.lookupSingleton(KnownBook).all('north', known)
ExtensionList.lookupSingleton(FlowRequests).submit(new FlowRequest('pages-1', 'north', FlowRequest.Kind.SLEEP, product, 'feature-1', '', '', '', '', 0, false))
println project.items*.name
