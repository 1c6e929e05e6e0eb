package io.jenkins.plugins.completedflow.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Says that something was asked for, and under which id it can be asked after. */
final class Accepted implements HttpResponse {
    private final String request;

    /** @param request an id without characters that JSON would escape */
    Accepted(String request) {
        this.request = request;
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
        rsp.setStatus(HttpServletResponse.SC_ACCEPTED);
        rsp.setContentType("application/json;charset=UTF-8");
        rsp.getWriter().print("{\"request\":\"" + request + "\"}");
    }
}
