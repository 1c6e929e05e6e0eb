package io.jenkins.plugins.completedflow;

import hudson.util.FormValidation;
import io.completedflow.source.RepositoryAddress;
import java.util.regex.Pattern;

/** What the fields of the forms may hold; the shapes are the ones of the flow file. */
public final class FieldCheck {
    private static final Pattern DURATION = Pattern.compile("[1-9][0-9]{0,5}[smhd]");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern APP = Pattern.compile("(" + LABEL + "\\.)?" + LABEL);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern PATTERN =
            Pattern.compile("(?![-/.])(?!.*(\\.\\.|//|@\\{))[^\\s~^:?\\[\\\\\\p{Cntrl}]{1,250}");
    private static final Pattern JOB = Pattern.compile("/[^\\p{Cntrl}/][^\\p{Cntrl}]{0,250}");

    private FieldCheck() {}

    /** @param address absolute, as a controller has no folder that a path could start from */
    public static FormValidation repository(String address) {
        try {
            RepositoryAddress parsed = RepositoryAddress.parse(address);
            boolean relative = parsed.kind() == RepositoryAddress.Kind.LOCAL
                    && !parsed.path().startsWith("/");
            return relative
                    ? FormValidation.error(Messages.FieldCheck_relative(RepositoryAddress.masked(address)))
                    : FormValidation.ok();
        } catch (IllegalArgumentException refused) {
            return FormValidation.error(refused.getMessage());
        }
    }

    public static FormValidation branches(String pattern) {
        return check(PATTERN, pattern, Messages.FieldCheck_branches());
    }

    /** @param text a pattern of branches, or {@code /} and a pattern of full names of jobs */
    public static FormValidation builds(String text) {
        return text.startsWith("/") ? check(JOB, text, Messages.FieldCheck_builds()) : branches(text);
    }

    /** @param name of one branch */
    public static FormValidation branch(String name) {
        boolean pattern = name.contains("*");
        return pattern
                ? FormValidation.error(Messages.FieldCheck_branch())
                : check(PATTERN, name, Messages.FieldCheck_branch());
    }

    /** @param name {@code app} or {@code group.app} */
    public static FormValidation app(String name) {
        return check(APP, name, Messages.FieldCheck_app());
    }

    public static FormValidation name(String label) {
        return check(LABEL, label, Messages.FieldCheck_name());
    }

    public static FormValidation duration(String text) {
        return check(DURATION, text, Messages.FieldCheck_duration());
    }

    /** @param text null is nothing too */
    public static FormValidation numberOrNothing(String text) {
        return text == null || text.isBlank()
                ? FormValidation.ok()
                : check(NUMBER, text.trim(), Messages.FieldCheck_number());
    }

    private static FormValidation check(Pattern shape, String text, String mend) {
        return shape.matcher(text).matches() ? FormValidation.ok() : FormValidation.error(mend);
    }
}
