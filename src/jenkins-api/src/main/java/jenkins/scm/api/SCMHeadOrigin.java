package jenkins.scm.api;

import java.io.Serializable;

public abstract class SCMHeadOrigin implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final SCMHeadOrigin.Default DEFAULT = new Default();

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();

    @Override
    public abstract String toString();

    public static final class Default extends SCMHeadOrigin {
        private static final long serialVersionUID = 1L;

        private Default() {}

        @Override
        public boolean equals(Object o) {
            return o instanceof Default;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public String toString() {
            return "Default";
        }
    }

    public static class Fork extends SCMHeadOrigin {
        private static final long serialVersionUID = 1L;

        private final String name;

        public Fork(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Fork && ((Fork) o).name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return "Fork of " + name;
        }
    }
}
