package io.completedflow.door;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one port through which every app of every namespace is reached by its name, and the page that shows them all. */
public final class FrontDoor implements AutoCloseable {
    /** Browsers send the cookies of all ports of a host to each of them, so requests grow larger than elsewhere. */
    static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int PORTS_TO_TRY = 100;

    /** Held, for a logger nobody holds forgets its level. */
    private static final Logger CONNECTIONS = Logger.getLogger("io.vertx.core.http");

    private final Vertx vertx;
    private final DoorOptions options;
    private final HttpServer server;
    private final ChangeStream changes;

    private FrontDoor(Vertx vertx, DoorOptions options, HttpServer server, ChangeStream changes) {
        this.vertx = vertx;
        this.options = options;
        this.server = server;
        this.changes = changes;
    }

    /**
     * Begins to listen. If the port is taken, the next free one is used: see {@link #port}.
     *
     * @throws IOException if it cannot listen at that address at all
     */
    public static FrontDoor open(DoorOptions options, Routes routes, IndexContent content) throws IOException {
        // A client that goes away in the middle is everyday life, yet would be printed as severe.
        CONNECTIONS.setLevel(Level.OFF);
        Vertx vertx = leanVertx();
        Context context = vertx.getOrCreateContext();
        ChangeStream changes = new ChangeStream(vertx, context);
        PageRenderer pages = new PageRenderer(options);
        Reception reception = new Reception(
                options, routes, new AppProxy(vertx, pages), new IndexSite(vertx, content, changes, pages), pages);
        try {
            HttpServer server = await(onContext(context, () -> listen(vertx, options, reception, PORTS_TO_TRY)));
            return new FrontDoor(vertx, options, server, changes);
        } catch (CompletionException e) {
            vertx.close();
            throw new IOException(
                    "cannot listen at " + options.address() + " port " + options.port() + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    /** One thread for all connections, two for what blocks, and no files of its own on disk. */
    private static Vertx leanVertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(1)
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MINUTES)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    private static Future<HttpServer> listen(Vertx vertx, DoorOptions options, Reception reception, int tries) {
        HttpServerOptions http = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_HEADER_BYTES);
        return vertx.createHttpServer(http)
                .requestHandler(reception::handle)
                .listen(options.port(), options.address())
                .recover(failure -> failure instanceof BindException && tries > 1 && options.port() < 65_535
                        ? listen(vertx, options.withPort(options.port() + 1), reception, tries - 1)
                        : Future.failedFuture(failure));
    }

    private static <T> Future<T> onContext(Context context, Supplier<Future<T>> work) {
        return Future.future(promise -> context.runOnContext(now -> work.get().onComplete(promise)));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Where a browser finds the app of this host name: {@code http://frontend.feature-132.localhost:8080/}. */
    public String address(String host) {
        return "http://" + host + "." + options.domain() + ":" + port() + "/";
    }

    /** Where a browser finds the index page. */
    public String address() {
        return "http://" + options.domain() + ":" + port() + "/";
    }

    /** Says that the index page's content is another now; pages that are open show it soon. From any thread. */
    public void changed() {
        changes.announce();
    }

    /** Ends all connections and frees the port before it returns. */
    @Override
    public void close() {
        await(vertx.close());
    }
}
