package io.completedflow.jenkins;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One user's requests to a controller. */
final class Session {
    private static final Pattern CRUMB = Pattern.compile("\"crumb\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI url;
    private final String user;

    /** @param user whose password is the name; empty: anonymous */
    Session(URI url, String user) {
        this.url = url;
        this.user = user;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Posts a form with the crumb that Jenkins wants. */
    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", body);
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", type);
        Matcher crumb = CRUMB.matcher(get("/crumbIssuer/api/json").body());
        if (crumb.find()) {
            request.header("Jenkins-Crumb", crumb.group(1));
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts a file as it is. @return the status of the answer */
    int upload(String path, Path file) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/octet-stream");
        Matcher crumb = CRUMB.matcher(get("/crumbIssuer/api/json").body());
        if (crumb.find()) {
            request.header("Jenkins-Crumb", crumb.group(1));
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofFile(file))).statusCode();
    }

    /** Calls an object that a page of this session was given, as the page's script does. */
    HttpResponse<String> call(String path, String crumb) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-stapler-method-invocation;charset=UTF-8")
                .header("Crumb", crumb)
                .header("Jenkins-Crumb", crumb)
                .POST(HttpRequest.BodyPublishers.ofString("[]")));
    }

    /** Posts as a page of another site would: with the user's cookies and name, without a crumb. */
    HttpResponse<String> postFromElsewhere(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Runs Groovy on the controller and returns what it printed, without blanks around it. */
    String script(String groovy) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/scriptText", Map.of("script", groovy + "\nnull"));
        if (answer.statusCode() != 200) {
            throw new IOException("the script was refused: " + answer.statusCode());
        }
        return answer.body().strip();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        if (!user.isEmpty()) {
            String basic = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + basic);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
