package io.completedflow.config;

/** Which branch an app follows when its repository lacks the namespace's branch. */
public sealed interface Fallback {
    /** The trunk. */
    record Trunk() implements Fallback {}

    /** This branch. */
    record Branch(String name) implements Fallback {}

    /** None: the missing branch is an error that names the repository. */
    record None() implements Fallback {}
}
