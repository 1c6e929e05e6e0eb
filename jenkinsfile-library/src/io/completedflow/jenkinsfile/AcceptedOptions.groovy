package io.completedflow.jenkinsfile

import com.cloudbees.groovy.cps.NonCPS

/**
 * The options that a call accepts, and what is wrong with those it was given. Values never come into a message, as one may be a secret.
 */
class AcceptedOptions implements Serializable {
    private static final long serialVersionUID = 1L

    private final String call
    private final Map<String, String> shapes

    /**
     * @param call what is called, as messages name it
     * @param shapes what each option must be, by its name: a key of {@link #fits}
     */
    AcceptedOptions(String call, Map<String, String> shapes) {
        this.call = call
        this.shapes = shapes
    }

    @NonCPS
    List<String> names() {
        List<String> names = []
        for (String name : shapes.keySet()) {
            names.add(name)
        }
        return names
    }

    /** The first thing that is wrong, in a sentence for who wrote the call; empty if nothing is. */
    @NonCPS
    String problem(Map given) {
        for (Object key : given.keySet()) {
            String name = String.valueOf(key)
            if (!shapes.containsKey(name)) {
                return "${call} has no option '${name}'; the nearest is '${nearest(name)}' of ${names().join(', ')}"
            }
            if (given.get(key) != null && !fits(shapes.get(name), given.get(key))) {
                return "${call}: '${name}' must be ${shapes.get(name)}"
            }
        }
        return ''
    }

    @NonCPS
    private static boolean fits(String shape, Object value) {
        switch (shape) {
            case 'a text':
                return value instanceof CharSequence
            case 'true or false':
                return value instanceof Boolean
            case 'a whole number above 0':
                return value instanceof Integer && value > 0
            case 'a closure or false':
                return value instanceof Closure || value == false
            case 'a closure, a map of options or false':
                return value instanceof Closure || value instanceof Map || value == false
            default:
                return false
        }
    }

    @NonCPS
    private String nearest(String name) {
        String nearest = ''
        int fewest = Integer.MAX_VALUE
        for (String candidate : names()) {
            int edits = edits(name.toLowerCase(), candidate.toLowerCase())
            if (edits < fewest) {
                fewest = edits
                nearest = candidate
            }
        }
        return nearest
    }

    /** How many characters must be put in, taken out or changed to make one text of the other. */
    @NonCPS
    private static int edits(String from, String to) {
        List<Integer> above = []
        for (int column = 0; column <= to.length(); column++) {
            above.add(column)
        }
        for (int row = 1; row <= from.length(); row++) {
            List<Integer> current = [row]
            for (int column = 1; column <= to.length(); column++) {
                boolean same = from.substring(row - 1, row) == to.substring(column - 1, column)
                int changed = above.get(column - 1) + (same ? 0 : 1)
                int shorter = Math.min(above.get(column), current.get(column - 1)) + 1
                current.add(Math.min(changed, shorter))
            }
            above = current
        }
        return above.get(to.length())
    }
}
