// What the daemon of a node would answer to all that waits now: a plan at once, a namespace in two steps.
import io.jenkins.plugins.completedflow.request.*
import io.jenkins.plugins.completedflow.request.RequestProgress.Status

def book = hudson.ExtensionList.lookupSingleton(RequestBook)
def known = hudson.ExtensionList.lookupSingleton(KnownBook)
def json = { groovy.json.JsonOutput.toJson(it) }
book.waiting().each { progress ->
    def request = progress.request()
    def kind = request.kind().name()
    def name = io.completedflow.namespace.NamespaceName.of(Optional.empty(), 'shop', request.branch())
    println([kind, request.job(), request.build(), request.branch(), request.template(), request.app(), request.commit(),
        request.fork(), request.id()].join('|'))
    if (kind == 'PLAN') {
        book.told(request.id(), Status.DONE, '', json([
            branch: request.branch(), namespace: name, exists: false, template: request.template() ?: 'dev', standing: false,
            flowFileCommit: '0123456789abcdef0123456789abcdef01234567',
            apps: [
                [app: 'data.ledger', action: 'keep', reason: 'runs', depends: [],
                    revision: [source: 'https://git.example.test/ledger.git', ref: 'main', id: 'ffeeddccbbaa']],
                [app: 'shop.frontend', action: 'deploy', reason: 'is not there', depends: ['data.ledger'],
                    revision: [source: '%1$s/' + request.job().split('/')[0], ref: request.branch(), id: '0123456789abcdef']]],
            waves: [['shop.frontend']]]))
    } else if (kind == 'CREATE') {
        def begun = progress.status() == Status.RUNNING
        def described = json([
            name: name, product: 'shop', branch: request.branch(), template: 'dev', standing: false,
            apps: [
                [id: 'data.ledger', state: 'ready', reason: '', url: 'http://ledger.' + name + '.example.test'],
                [id: 'shop.frontend', state: begun ? 'ready' : 'preparing', reason: '',
                    url: 'https://joe:s3cret@frontend.' + name + '.example.test']]])
        known.changed(request.node(), [new KnownNamespace(
            request.node(), name, 'shop', request.productRepository(), request.branch(), false, described)], [])
        book.told(request.id(), begun ? Status.DONE : Status.RUNNING, '', described)
    } else {
        known.changed(request.node(), [], [name])
        book.told(request.id(), Status.DONE, '', '')
    }
}
