package io.completedflow.namespace;

/** Whose a namespace is, by the record that is kept of it. */
public record NamespaceOwnership(NamespaceRecord kept) {

    /** @throws NamespaceTakenException if a newer record is not of the same product, branch and writer */
    public void check(NamespaceRecord record) throws NamespaceTakenException {
        checkOrigin(record);
        if (!kept.writer().equals(record.writer())) {
            throw new NamespaceTakenException("namespace " + kept.name() + " is reconciled by " + kept.writer()
                    + ", not by " + record.writer() + "; stop that one, or take the namespace over from it with"
                    + " 'flow take-over " + kept.name() + "'");
        }
    }

    /** @throws NamespaceTakenException if a newer record is not of the same product and branch */
    public void checkOrigin(NamespaceRecord record) throws NamespaceTakenException {
        if (!kept.product().equals(record.product())) {
            throw new NamespaceTakenException("namespace " + kept.name() + " belongs to product " + kept.product()
                    + ", not to " + record.product()
                    + "; set namespaceName: \"{product}-{branch}\" in the flow file of one of them");
        }
        boolean standing = kept.standing() && record.standing();
        if (!standing && !kept.branch().equals(record.branch())) {
            throw new NamespaceTakenException("namespace " + kept.name() + " belongs to branch " + kept.branch()
                    + ", not to " + record.branch() + "; delete it first, or rename the branch");
        }
    }
}
