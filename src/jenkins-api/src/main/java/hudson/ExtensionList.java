package hudson;

import java.util.AbstractList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

public class ExtensionList<T> extends AbstractList<T> implements OnMaster {
    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {}

    @Override
    public T get(int index) {
        return List.<T>of().get(index);
    }

    @Override
    public int size() {
        return 0;
    }

    public static <U> U lookupSingleton(Class<U> type) {
        throw new IllegalStateException("only a controller has extensions: " + type);
    }
}
