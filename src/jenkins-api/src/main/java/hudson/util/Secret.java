package hudson.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Base64;

/** Here hidden from a glance alone: only a controller has a key. */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret fromString(String data) {
        Secret decrypted = decrypt(data);
        return decrypted == null ? new Secret(data) : decrypted;
    }

    public static Secret decrypt(String data) {
        boolean encrypted = data != null && data.startsWith("{") && data.endsWith("}");
        return encrypted
                ? new Secret(new String(Base64.getDecoder().decode(data.substring(1, data.length() - 1)), UTF_8))
                : null;
    }

    public String getPlainText() {
        return value;
    }

    public String getEncryptedValue() {
        return "{" + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + "}";
    }
}
