package hudson.model;

import java.util.Collection;
import java.util.List;

public interface ItemGroup<T extends Item> extends PersistenceRoot, ModelObject {
    String getFullName();

    String getFullDisplayName();

    Collection<T> getItems();

    default <I extends Item> List<I> getAllItems(Class<I> type) {
        throw new IllegalStateException("only a controller has items");
    }
}
