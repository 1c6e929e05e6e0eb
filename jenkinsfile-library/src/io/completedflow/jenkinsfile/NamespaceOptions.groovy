package io.completedflow.jenkinsfile

import com.cloudbees.groovy.cps.NonCPS

/** How a branch's namespace is asked for: the options of the step flowNamespace. What is null was not given. */
class NamespaceOptions implements Serializable {
    private static final long serialVersionUID = 1L

    final String template
    final String app
    final String node
    final Boolean wait
    final Integer timeout

    private NamespaceOptions(Map given) {
        template = given.get('template')
        app = given.get('app')
        node = given.get('node')
        wait = given.get('wait')
        timeout = given.get('timeout')
    }

    /** @param given without a {@link AcceptedOptions#problem} */
    @NonCPS
    static NamespaceOptions of(Map given) {
        return new NamespaceOptions(given)
    }

    /** @param call what is called, as messages name it */
    @NonCPS
    static AcceptedOptions accepted(String call) {
        return new AcceptedOptions(call, [
                template: 'a text',
                app     : 'a text',
                node    : 'a text',
                wait    : 'true or false',
                timeout : 'a whole number above 0'])
    }

    /** What the step is called with. */
    @NonCPS
    Map<String, Object> arguments() {
        Map<String, Object> arguments = [:]
        if (template != null) {
            arguments.put('template', template)
        }
        if (app != null) {
            arguments.put('app', app)
        }
        if (node != null) {
            arguments.put('node', node)
        }
        if (wait != null) {
            arguments.put('wait', wait)
        }
        if (timeout != null) {
            arguments.put('timeout', timeout)
        }
        return arguments
    }
}
