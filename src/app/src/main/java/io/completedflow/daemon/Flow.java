package io.completedflow.daemon;

import io.completedflow.log.Event;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import io.completedflow.view.PlanView;
import java.util.List;
import java.util.function.Consumer;

/**
 * A product's namespaces, for who asks and commands: the same whether a daemon answers over its socket or this process holds the home's lock
 * itself. Every method may be called from any thread.
 *
 * <p>Methods with a {@code progress} return when the namespace has settled, and hand over what it is like at the start and whenever that
 * changes, on the calling thread. Interrupting them ends the waiting; what was begun goes on while somebody reconciles, and is continued by
 * the next one who does.
 */
public interface Flow extends AutoCloseable {
    /** All namespaces of the product. */
    Overview overview() throws FlowException;

    /**
     * One namespace, by its name or its branch's full name.
     *
     * @throws FlowException {@link FlowException.Kind#NOT_FOUND} if there is none
     */
    NamespaceView namespace(String name) throws FlowException;

    /**
     * What a reconcile would do for a branch, whether its namespace exists or not; changes nothing.
     *
     * @throws FlowException {@code NOT_FOUND} if no repository has the branch, {@code REFUSED} if no template is for it, {@code FAILED} if
     *     the flow file cannot be used or read
     */
    PlanView plan(CreateNamespace request) throws FlowException;

    /**
     * Makes a namespace, or brings the existing one up to date and tries what failed again. A tombstone does not stop it.
     *
     * @return the namespace once settled; {@code FAILED} is a state, no exception
     * @throws FlowException as {@link #plan}, and {@code REFUSED} if the template's cap is reached or another product owns the name, {@code
     *     LOCKED} if another writer owns it
     */
    NamespaceView create(CreateNamespace request, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException;

    /**
     * Deletes a branch's namespace with all in it and returns when it is gone; it is not made again until a newer push or a {@link #create}.
     *
     * @return its name
     * @throws FlowException {@code NOT_FOUND}, or {@code REFUSED} if it is a standing environment
     */
    String delete(String name, Consumer<NamespaceView> progress) throws FlowException, InterruptedException;

    /**
     * Deletes a standing environment with all in it and returns when it is gone.
     *
     * @return its name
     * @throws FlowException {@code NOT_FOUND}, or {@code REFUSED} if it is a branch's namespace
     */
    String deleteEnvironment(String name, Consumer<NamespaceView> progress) throws FlowException, InterruptedException;

    /** Stops a namespace's apps, keeping their data, and returns it when it is asleep. */
    NamespaceView sleep(String name, Consumer<NamespaceView> progress) throws FlowException, InterruptedException;

    /** Starts a sleeping namespace's apps at the newest revisions and returns it when settled. */
    NamespaceView wake(String name, Consumer<NamespaceView> progress) throws FlowException, InterruptedException;

    /** Makes this home the one that reconciles a namespace, whoever did so before, and returns it when settled. */
    NamespaceView takeOver(String name, Consumer<NamespaceView> progress) throws FlowException, InterruptedException;

    /**
     * Hands an app's captured output to {@code line} and returns at its end; following, when interrupted or the app is removed.
     *
     * @param app {@code group.app}, or the short name where it is unique
     * @param lastLines how many lines of what is there already
     * @throws FlowException {@code NOT_FOUND}; {@code REFUSED} if the short name is ambiguous, naming the candidates
     */
    void logs(String name, String app, int lastLines, boolean follow, Consumer<String> line)
            throws FlowException, InterruptedException;

    /** The flow log of a namespace, deleted ones too, oldest first; the product's own for an empty name. */
    List<Event> log(String name) throws FlowException;

    /** Ends the conversation, or gives the home's lock back. What runs, runs on. */
    @Override
    void close();
}
