package io.jenkins.plugins.completedflow.step;

import hudson.Util;

/**
 * What a Jenkinsfile wrote. Nothing in it is null; what was not written is empty.
 *
 * @param branch full name of a branch other than the build's own
 * @param app the app that the build's commit is of
 */
record Wish(String branch, String template, String app, String node) {

    /** Of what a step was given; null stands for nothing. */
    static Wish of(String branch, String template, String app, String node) {
        return new Wish(text(branch), text(template), text(app), text(node));
    }

    private static String text(String given) {
        return Util.fixNull(given).trim();
    }
}
