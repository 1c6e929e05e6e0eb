package hudson.util;

import hudson.model.Saveable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

public class PersistedList<T> extends AbstractList<T> {
    private final List<T> all = new ArrayList<>();

    protected PersistedList() {}

    public PersistedList(Saveable owner) {}

    @Override
    public boolean add(T item) {
        return all.add(item);
    }

    @Override
    public T get(int index) {
        return all.get(index);
    }

    public <U extends T> U get(Class<U> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    @Override
    public int size() {
        return all.size();
    }
}
