package io.completedflow.init;

import io.completedflow.worktree.WorkTree;
import java.nio.file.Path;
import java.util.Optional;

/** How a product's flow file says where the repository of a work tree beside it is. */
final class SiblingAddress {
    private final Path product;
    private final Optional<String> productOrigin;

    SiblingAddress(Path product) {
        this.product = product;
        this.productOrigin = new WorkTree(product).origin();
    }

    /** Relative where both repositories lie side by side, so that it stays right wherever they are served from. */
    String of(Path sibling) {
        String from = productOrigin.orElse(product.toString());
        String to = new WorkTree(sibling).origin().orElse(sibling.toString());
        return parent(from).equals(parent(to)) ? "../" + to.substring(parent(to).length()) : to;
    }

    private static String parent(String address) {
        int end = Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1;
        return address.substring(0, end);
    }
}
