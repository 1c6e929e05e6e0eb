package org.kohsuke.stapler;

public class HttpResponses {
    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {
        private static final long serialVersionUID = 1L;

        public HttpResponseException(String message) {
            super(message);
        }
    }

    public static HttpResponseException errorWithoutStack(int code, String errorMessage) {
        return new HttpResponseException(code + " " + errorMessage) {
            private static final long serialVersionUID = 1L;
        };
    }
}
