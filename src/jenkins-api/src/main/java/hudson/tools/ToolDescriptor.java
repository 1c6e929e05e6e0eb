package hudson.tools;

import hudson.model.Descriptor;
import java.util.Arrays;

public abstract class ToolDescriptor<T extends ToolInstallation> extends Descriptor<ToolInstallation> {
    private T[] installations;

    protected ToolDescriptor() {}

    public T[] getInstallations() {
        return Arrays.copyOf(installations, installations.length);
    }

    public void setInstallations(T... installations) {
        this.installations = Arrays.copyOf(installations, installations.length);
    }
}
