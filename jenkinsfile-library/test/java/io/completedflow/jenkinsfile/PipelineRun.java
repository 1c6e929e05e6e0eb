package io.completedflow.jenkinsfile;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.ObjectInputStreamWithLoader;
import com.cloudbees.groovy.cps.Outcome;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Runs a Jenkinsfile with the library on the engine of Pipelines; at every step it is written to bytes and read back, as by a restart. */
final class PipelineRun {
    private static PipelineRun current;

    private final GroovyShell shell;
    private final Function<StepCall, Object> steps;
    private final List<StepCall> calls = new ArrayList<>();

    /** @param steps what each step returns */
    PipelineRun(Function<StepCall, Object> steps) {
        this.steps = steps;
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(
                new CpsTransformer(), new ImportCustomizer().addImports("com.cloudbees.groovy.cps.NonCPS"));
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        shell = new GroovyShell(PipelineRun.class.getClassLoader(), configuration);
        try {
            loader().addURL(Path.of("vars").toUri().toURL());
            loader().addURL(Path.of("src").toUri().toURL());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one whose script runs; the engine runs one at a time. */
    static PipelineRun current() {
        return current;
    }

    GroovyClassLoader loader() {
        return shell.getClassLoader();
    }

    void record(StepCall call) {
        calls.add(call);
    }

    /** All steps that were called, in order. */
    List<StepCall> calls() {
        return List.copyOf(calls);
    }

    /** @return what the script returns */
    Object run(String jenkinsfile) throws Throwable {
        current = this;
        Continuable running = new Continuable(shell.parse(jenkinsfile));
        Object yielded =
                running.run0(new Outcome(null, null), Continuable.categories).replay();
        while (running.isResumable()) {
            StepCall call = (StepCall) yielded;
            record(call);
            running = restarted(running);
            yielded = running.run0(new Outcome(steps.apply(call), null), Continuable.categories)
                    .replay();
        }
        return yielded;
    }

    private Continuable restarted(Continuable running) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(running);
        }
        try (ObjectInputStream in =
                new ObjectInputStreamWithLoader(new ByteArrayInputStream(bytes.toByteArray()), loader())) {
            return (Continuable) in.readObject();
        }
    }
}
