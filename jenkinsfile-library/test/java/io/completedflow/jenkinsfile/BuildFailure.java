package io.completedflow.jenkinsfile;

/** What the step error ends a build with. */
final class BuildFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BuildFailure(String message) {
        super(message);
    }
}
