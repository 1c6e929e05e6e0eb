package io.completedflow.jenkinsfile

import com.cloudbees.groovy.cps.NonCPS

/** How a branch's namespace is asked for: the options of the step flowNamespace. What is null was not given. */
class NamespaceOptions implements Serializable {
    private static final long serialVersionUID = 1L

    final String branch
    final String template
    final String app
    final String node
    final Boolean wait
    final Integer timeout

    private NamespaceOptions(Map given) {
        branch = given.get('branch')
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
                branch  : 'a text',
                template: 'a text',
                app     : 'a text',
                node    : 'a text',
                wait    : 'true or false',
                timeout : 'a whole number above 0'])
    }

    /** What the step flowNamespace is called with. */
    @NonCPS
    Map<String, Object> arguments() {
        Map<String, Object> arguments = place()
        if (template != null) {
            arguments.put('template', template)
        }
        if (app != null) {
            arguments.put('app', app)
        }
        if (wait != null) {
            arguments.put('wait', wait)
        }
        if (timeout != null) {
            arguments.put('timeout', timeout)
        }
        return arguments
    }

    /** Which namespace is meant: what the step withFlowNamespace is called with. */
    @NonCPS
    Map<String, Object> place() {
        Map<String, Object> place = [:]
        if (branch != null) {
            place.put('branch', branch)
        }
        if (node != null) {
            place.put('node', node)
        }
        return place
    }
}
