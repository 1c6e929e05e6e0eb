package hudson;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

/** Here a test adds its extensions itself. */
public class ExtensionList<T> extends AbstractList<T> implements OnMaster {
    private final Class<T> type;
    private final List<T> extensions = new ArrayList<>();

    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.type = extensionType;
    }

    @Override
    public boolean add(T t) {
        return extensions.add(t);
    }

    @Override
    public T get(int index) {
        return extensions.get(index);
    }

    @Override
    public int size() {
        return extensions.size();
    }

    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return Jenkins.get().getExtensionList(type);
    }

    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> found = lookup(type);
        if (found.size() != 1) {
            throw new IllegalStateException("the test added " + found.size() + " extensions " + found.type);
        }
        return found.get(0);
    }
}
