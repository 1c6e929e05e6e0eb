package hudson.security;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

public abstract class ACL {
    public static final Authentication SYSTEM2 = null;

    public final void checkPermission(Permission p) {
        if (!hasPermission(p)) {
            throw new AccessDeniedException("missing the permission " + p.getId());
        }
    }

    /** Asks for nobody: a unit test's own answer does not depend on who asks. */
    public final boolean hasPermission(Permission p) {
        return hasPermission2(null, p);
    }

    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new IllegalStateException("override it");
    }

    /** Changes nothing: a unit test's own answer does not depend on who asks. */
    public static ACLContext as2(Authentication auth) {
        return new ACLContext();
    }
}
