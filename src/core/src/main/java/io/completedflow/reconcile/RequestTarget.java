package io.completedflow.reconcile;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.NearestName;
import io.completedflow.config.Template;
import io.completedflow.namespace.ForkBranch;
import io.completedflow.namespace.NamespaceName;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.TemplateChoice;
import io.completedflow.reconcile.RequestException.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request for a namespace is about, found out or refused.
 *
 * @param holds the flow file that the branch would get
 * @param name the namespace's
 * @param only the apps it is limited to; empty: all
 * @param there the namespace, if it is there
 */
record RequestTarget(
        FlowFile file,
        EffectiveFiles.Effective holds,
        Template template,
        String branch,
        String name,
        Set<AppId> only,
        Optional<ObservedNamespace> there) {

    /** The template of forks' namespaces where none is named: no branch pattern is for them. */
    private static final String FOR_FORKS = "dev";

    /** @throws RequestException if it names what is not there, or what is not for it */
    static RequestTarget of(NamespaceRequest request, ProductReconciler product, Ports ports) throws RequestException {
        FlowFile file = product.sources().file().orElseThrow();
        if (!ForkBranch.is(request.branch())) {
            refuseUnknownBranch(request.branch(), product.sources());
        }
        Template template = template(file, request);
        EffectiveFiles.Effective holds = product.files()
                .of(request.branch(), template)
                .orElseThrow(() -> new RequestException(
                        Kind.FAILED,
                        "the flow file of branch " + request.branch() + " could not be read",
                        "try again when " + request.repository() + " answers"));
        if (holds.file().isEmpty()) {
            throw new RequestException(
                    Kind.FAILED, "the flow file of branch " + request.branch() + " cannot be used: " + holds.why(), "");
        }
        String name = template.environment()
                .orElseGet(() -> NamespaceName.of(file.namespaceName(), file.product(), request.branch()));
        Optional<ObservedNamespace> there =
                Optional.ofNullable(ports.engines().observe().get(name));
        refuseOthers(name, request, there, ports.writer());
        return new RequestTarget(
                file, holds, template, request.branch(), name, only(holds.file().get(), request.only()), there);
    }

    private static void refuseOthers(
            String name, NamespaceRequest request, Optional<ObservedNamespace> there, String writer)
            throws RequestException {
        if (there.isEmpty()) {
            return;
        }
        NamespaceRecord record = there.get().record();
        boolean ours = record.productRepository().equals(request.repository())
                && (record.standing() || record.branch().equals(request.branch()));
        if (!ours) {
            throw new RequestException(
                    Kind.REFUSED,
                    "namespace " + name + " is that of branch " + record.branch() + " of product " + record.product(),
                    "set 'namespaceName: \"{product}-{branch}\"' in the flow file, or rename the branch");
        }
        refuseOtherWriters(record, writer);
    }

    /** @throws RequestException if somebody else reconciles it */
    static void refuseOtherWriters(NamespaceRecord record, String writer) throws RequestException {
        if (!record.writer().equals(writer)) {
            throw new RequestException(
                    Kind.REFUSED,
                    "namespace " + record.name() + " is reconciled by " + record.writer(),
                    "ask there; or, once that one looks after it no more, take it over with 'flow take-over "
                            + record.name() + "'");
        }
    }

    private static void refuseUnknownBranch(String branch, ProductSources sources) throws RequestException {
        RepositorySet repositories = sources.repositories();
        Set<String> branches = new TreeSet<>();
        repositories
                .listings()
                .values()
                .forEach(listing -> branches.addAll(listing.branches().keySet()));
        if (branches.contains(branch)) {
            return;
        }
        if (!repositories.failures().isEmpty()) {
            throw new RequestException(
                    Kind.FAILED,
                    "no repository that answers has branch " + branch + ": "
                            + String.join("; ", repositories.failures()),
                    "try again when all answer");
        }
        throw new RequestException(
                Kind.NOT_FOUND,
                "no repository of product " + sources.product() + " has branch " + branch,
                NearestName.of(branch, branches)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("push it first"));
    }

    private static Template template(FlowFile file, NamespaceRequest request) throws RequestException {
        if (ForkBranch.is(request.branch())) {
            return ofFork(named(file, request.template().orElse(FOR_FORKS)));
        }
        if (request.template().isPresent()) {
            return named(file, request.template().get());
        }
        TemplateChoice choice = TemplateChoice.of(file, request.branch());
        if (choice instanceof TemplateChoice.Chosen chosen) {
            return chosen.template();
        }
        String reason =
                choice instanceof TemplateChoice.Tie tie ? tie.reason() : ((TemplateChoice.None) choice).reason();
        throw new RequestException(Kind.REFUSED, reason, "name one with --template");
    }

    private static Template named(FlowFile file, String name) throws RequestException {
        Template named = file.templates().get(name);
        if (named == null) {
            throw new RequestException(
                    Kind.NOT_FOUND,
                    "the flow file has no template " + name,
                    "it has " + String.join(", ", file.templates().keySet()));
        }
        return named;
    }

    private static Template ofFork(Template template) throws RequestException {
        if (template.standing()) {
            throw new RequestException(
                    Kind.REFUSED,
                    "template " + template.name() + " is of a standing environment, which no fork may feed",
                    "name a template of branch namespaces");
        }
        return template;
    }

    private static Set<AppId> only(FlowFile file, Set<String> names) throws RequestException {
        Set<AppId> only = new LinkedHashSet<>();
        for (String name : names) {
            List<AppId> meant = file.apps()
                    .map(App::id)
                    .filter(id -> id.toString().equals(name) || id.app().equals(name))
                    .toList();
            if (meant.size() != 1) {
                List<String> known = file.apps().map(app -> app.id().toString()).toList();
                throw meant.isEmpty()
                        ? new RequestException(
                                Kind.NOT_FOUND,
                                "the flow file has no app " + name,
                                "it has " + String.join(", ", known))
                        : new RequestException(
                                Kind.REFUSED,
                                "several apps are called " + name,
                                "write one of "
                                        + String.join(
                                                ", ",
                                                meant.stream()
                                                        .map(AppId::toString)
                                                        .toList()));
            }
            only.add(meant.get(0));
        }
        return only;
    }
}
