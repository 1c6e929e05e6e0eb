package io.completedflow.jenkins;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a type written by hand with the real one of the same name, each from a class loader of its own. */
final class Signatures {
    private static final int ANNOTATION = 0x2000;
    private static final int ENUM = 0x4000;
    private static final int KIND = Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.FINAL | Modifier.PUBLIC | ANNOTATION | ENUM;
    private static final int MEMBER = Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL | Modifier.PUBLIC | Modifier.PROTECTED;

    private final Class<?> written;
    private final Class<?> real;
    private final List<String> differences = new ArrayList<>();

    private Signatures(Class<?> written, Class<?> real) {
        this.written = written;
        this.real = real;
    }

    /** What is written but not so in the real type; members that were left out are no difference. */
    static List<String> differences(Class<?> written, Class<?> real) throws ReflectiveOperationException {
        Signatures signatures = new Signatures(written, real);
        signatures.compareKind();
        signatures.compareFields();
        signatures.compareMethods();
        signatures.compareConstructors();
        return signatures.differences;
    }

    private void compareKind() {
        expect("kind", written.getModifiers() & KIND, real.getModifiers() & KIND);
        List<String> realSupertypes = supertypes(real).map(Class::getName).toList();
        supertypes(written)
                .map(Class::getName)
                .filter(name -> !realSupertypes.contains(name))
                .forEach(name -> differences.add(written.getName() + " has no supertype " + name));
    }

    private void compareFields() throws ReflectiveOperationException {
        for (Field field : written.getDeclaredFields()) {
            if (visible(field.getModifiers()) && !field.isSynthetic()) {
                Optional<Field> same = supertypes(real)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(other -> other.getName().equals(field.getName()))
                        .findFirst();
                expect(field.getName(), described(field), same.map(Signatures::described).orElse("missing"));
            }
        }
    }

    private void compareMethods() {
        for (Method method : written.getDeclaredMethods()) {
            if (visible(method.getModifiers()) && !method.isSynthetic()) {
                List<Method> same = supertypes(real)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(other -> signature(other).equals(signature(method)))
                        .toList();
                expect(signature(method), described(method), same.isEmpty() ? "missing" : described(same.get(0)));
            }
        }
    }

    private void compareConstructors() {
        if (written.isEnum()) {
            return;
        }
        for (var constructor : written.getDeclaredConstructors()) {
            if (visible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                String same = Arrays.stream(real.getDeclaredConstructors())
                        .filter(other -> parameters(other).equals(parameters(constructor)))
                        .map(other -> Modifier.toString(other.getModifiers() & MEMBER) + thrown(other))
                        .findFirst()
                        .orElse("missing");
                expect(
                        "constructor" + parameters(constructor),
                        Modifier.toString(constructor.getModifiers() & MEMBER) + thrown(constructor),
                        same);
            }
        }
    }

    private void expect(String what, Object is, Object should) {
        if (!is.equals(should)) {
            differences.add(written.getName() + " " + what + ": written as " + is + ", really " + should);
        }
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** The type itself first, then superclasses and their interfaces. */
    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(
                        Stream.of(type),
                        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                                .flatMap(Signatures::supertypes))
                .distinct();
    }

    private static String described(Field field) {
        return Modifier.toString(field.getModifiers() & MEMBER) + " " + field.getType().getName();
    }

    private static String described(Method method) {
        return Modifier.toString(method.getModifiers() & MEMBER)
                + (method.isDefault() ? " default" : "")
                + thrown(method)
                + defaultOf(method);
    }

    /** What an annotation's element is if not given; empty if it must be given. */
    private static String defaultOf(Method method) {
        Object value = method.getDefaultValue();
        if (value instanceof Enum<?> constant) {
            return " = " + constant.name();
        }
        return value instanceof Object[] values ? " = " + Arrays.toString(values) : value == null ? "" : " = " + value;
    }

    private static String signature(Method method) {
        return method.getReturnType().getName() + " " + method.getName() + parameters(method);
    }

    private static String parameters(Executable member) {
        return Arrays.stream(member.getParameterTypes()).map(Class::getName).collect(Collectors.joining(",", "(", ")"));
    }

    /** The checked exceptions alone: others do not matter to a caller. */
    private static String thrown(Executable member) {
        TreeSet<String> names = new TreeSet<>();
        for (Class<?> type : member.getExceptionTypes()) {
            boolean unchecked = supertypes(type).anyMatch(one -> one == RuntimeException.class || one == Error.class);
            if (!unchecked) {
                names.add(type.getName());
            }
        }
        return names.isEmpty() ? "" : " throws " + names;
    }
}
