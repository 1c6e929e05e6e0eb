package io.completedflow.kubernetes;

import io.completedflow.reconcile.FollowedProduct;
import io.completedflow.reconcile.FollowedProducts;
import io.completedflow.source.FakeRepositories;
import io.completedflow.source.TestRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A product for tests of clusters, with names that no other test uses. Its template {@code dev} is for all branches.
 *
 * @param address of its repository
 * @param memory what outlives those who follow it
 * @param branch also the name of the branch's namespace
 */
record ClusterProduct(
        FakeRepositories repositories,
        TestRepository repository,
        String address,
        String branch,
        FollowedProducts memory) {
    static ClusterProduct create() {
        FakeRepositories repositories = new FakeRepositories();
        String name = "t" + UUID.randomUUID().toString().substring(0, 8) + "-x";
        String address = "/repos/" + name + "/shop.git";
        return new ClusterProduct(repositories, repositories.create(address), address, name, new Memory());
    }

    /**
     * Writes its flow file to the trunk.
     *
     * @param template what its template says beside the engine
     */
    void write(String groups, String template) {
        repository.commit("main", Map.of("flow.yaml", flowFile(groups, template)));
    }

    /** Pushes a flow file, and files beside it, to its branch. */
    void push(String groups, Map<String, String> files) {
        Map<String, String> all = new HashMap<>(files);
        all.put("flow.yaml", flowFile(groups, ""));
        repository.commit(branch, all);
    }

    private static String flowFile(String groups, String template) {
        return "apiVersion: completed-flow/v1\nproduct: shop\ngroups:\n" + groups.indent(2)
                + "templates:\n  dev: { engine: kubernetes, update: realtime, network: open, podSecurity: privileged"
                + (template.isEmpty() ? "" : ", " + template) + " }\n";
    }

    private static final class Memory implements FollowedProducts {
        private final Map<String, FollowedProduct> products = new ConcurrentHashMap<>();

        @Override
        public List<FollowedProduct> load() {
            return List.copyOf(products.values());
        }

        @Override
        public void save(FollowedProduct product) {
            products.put(product.repository(), product);
        }
    }
}
