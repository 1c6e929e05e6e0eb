package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page on which people have calls of steps written for them.
 *
 * @param job path of the job whose page it is, such as {@code /job/shop}; empty: of no job
 */
record SnippetGenerator(Session session, String job) {
    private static final String BLOCK =
            "data-proxy-url=\"([^\"]+)\" data-proxy-crumb=\"([^\"]+)\"[^>]*></div><div[^>]*><div>"
                    + "<input name=\"stapler-class\" type=\"hidden\" value=\"%s\"";

    /** The form of a step, which the page fetches when the step is chosen. */
    String form(String step) throws IOException, InterruptedException {
        String page = session.get(job + "/pipeline-syntax/").body();
        Matcher block = Pattern.compile(BLOCK.formatted(Pattern.quote(step))).matcher(page);
        assertThat(block.find()).as(step).isTrue();
        HttpResponse<String> form = session.call(block.group(1) + "/render", block.group(2));
        assertThat(form.statusCode()).as(step).isEqualTo(200);
        return form.body();
    }

    /** @param fields of the form, as JSON without braces, with ' for " */
    String snippet(String step, String fields) throws IOException, InterruptedException {
        String json = "{'stapler-class':'%1$s','$class':'%1$s',%2$s}".formatted(step, fields).replace('\'', '"');
        return session.post(job + "/pipeline-syntax/generateSnippet", Map.of("json", json))
                .body();
    }
}
