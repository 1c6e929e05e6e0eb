package hudson.model;

public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        throw new IllegalStateException("only a controller has descriptors");
    }
}
