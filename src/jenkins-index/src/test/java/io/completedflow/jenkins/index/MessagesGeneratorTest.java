package io.completedflow.jenkins.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.localizer.Localizable;

class MessagesGeneratorTest {
    @TempDir
    Path classes;

    @Test
    void makesTwoMethodsOfEachKey() throws Exception {
        assertThat(compile("Shop.open=It''s {0} at {1}\nPlain=caf\u00e9\n")).isEmpty();

        try (URLClassLoader loader = new Compilation(classes).load()) {
            Class<?> messages = loader.loadClass("a.Messages");
            assertThat(call(messages, "Shop_open", "open", 9)).isEqualTo("It's open at 9");
            assertThat(call(messages, "_Shop_open", "open", 9))
                    .isInstanceOf(Localizable.class)
                    .hasToString("It's open at 9");
            assertThat(call(messages, "Plain")).isEqualTo("café");
        }
    }

    @Test
    void refusesWhatMakesNoMethod() throws Exception {
        assertThat(compile("1st=text")).contains("a/Messages.properties: the key '1st' makes no method's name");
        assertThat(compile("open={0")).contains("the text of 'open' is no message format");
    }

    @Test
    void writesNothingWhereThereAreNoTexts() throws Exception {
        assertThat(new Compilation(classes).with("a.A", "package a; class A {}").run(new MessagesGenerator()))
                .isEmpty();

        assertThat(classes.resolve("a/Messages.class")).doesNotExist();
    }

    private String compile(String texts) throws Exception {
        Files.createDirectories(classes.resolve("a"));
        Files.writeString(classes.resolve("a/Messages.properties"), texts);
        return new Compilation(classes).with("a.A", "package a; class A {}").run(new MessagesGenerator());
    }

    private static Object call(Class<?> messages, String name, Object... arguments) throws Exception {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, Object.class);
        Method method = messages.getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }
}
