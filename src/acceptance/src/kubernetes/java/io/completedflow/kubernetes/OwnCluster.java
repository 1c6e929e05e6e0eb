package io.completedflow.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A cluster of the tests alone, on the loopback interface: one that they may also break. */
public final class OwnCluster implements Cluster, AutoCloseable {
    private final KubeProgram program;
    private final Path kubeconfig;

    private OwnCluster(KubeProgram program, Path kubeconfig) {
        this.program = program;
        this.kubeconfig = kubeconfig;
    }

    /** Starts one, in seconds. It ends with this JVM at the latest, however that ends. */
    static OwnCluster start() throws IOException, InterruptedException {
        KubeProgram program = KubeProgram.find();
        String owner = String.valueOf(ProcessHandle.current().pid());
        return new OwnCluster(program, Path.of(program.run("up", "--owner", owner)));
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** {@code kill -9} of one component, such as {@code apiserver}. */
    public void kill(String component) throws IOException, InterruptedException {
        program.run("kill", folder(), component);
    }

    /** Brings it back with the address and the data it had; the API server answers when this returns. */
    public void start(String component) throws IOException, InterruptedException {
        program.run("start", folder(), component);
    }

    /** Makes etcd forget the past, so that a watch from an older resource version is answered {@code 410 Gone}. */
    public void compact() throws IOException, InterruptedException {
        program.run("compact", folder());
    }

    /** The requests of everybody but the cluster itself. */
    public AuditLog auditLog() {
        return new AuditLog(kubeconfig.resolveSibling("audit.log"), this);
    }

    @Override
    public void close() {
        try {
            program.run("down", folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String folder() {
        return kubeconfig.getParent().toString();
    }
}
