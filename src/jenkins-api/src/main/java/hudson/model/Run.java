package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, AccessControlled, PersistenceRoot {
    protected final transient JobT project;
    public transient int number;

    protected Run(JobT job, long timestamp) {
        this.project = job;
    }

    public JobT getParent() {
        return project;
    }

    public int getNumber() {
        return number;
    }

    @Override
    public String getDisplayName() {
        return "#" + number;
    }

    @Override
    public File getRootDir() {
        throw new IllegalStateException("only a controller has builds on disk");
    }

    @Override
    public ACL getACL() {
        return project.getACL();
    }

    @Override
    public synchronized void save() throws IOException {}
}
