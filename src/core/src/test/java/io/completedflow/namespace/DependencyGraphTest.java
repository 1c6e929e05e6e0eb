package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.config.AppId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
    @Test
    void cycleIsAPathBackToItsStart() {
        Map<AppId, Set<AppId>> edges = edges(4, List.of(1, 2, 2, 3, 3, 1));
        DependencyGraph graph = graph(edges);
        assertThat(graph.cycles()).containsExactly(List.of(app(1), app(2), app(3), app(1)));
        assertThatThrownBy(graph::waves).hasMessage("cycle: g.a1 → g.a2 → g.a3 → g.a1");
    }

    @Test
    void dependsOnItselfIsACycle() {
        assertThat(graph(edges(1, List.of(0, 0))).cycles()).containsExactly(List.of(app(0), app(0)));
    }

    @Test
    void separateCyclesAreAllTold() {
        assertThat(graph(edges(4, List.of(0, 1, 1, 0, 2, 3, 3, 2))).cycles()).hasSize(2);
    }

    @Test
    void longChainNeedsNoDeepStack() {
        int size = 200_000;
        List<Integer> chain = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            chain.addAll(List.of(i - 1, i));
        }
        assertThat(graph(edges(size, chain)).waves()).hasSize(size);
    }

    @Property
    void agreesWithTheNaiveReference(
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 8) Integer> pairs) {
        Map<AppId, Set<AppId>> edges = edges(size, pairs);
        DependencyGraph graph = graph(edges);
        boolean cyclic = edges.keySet().stream()
                .anyMatch(app -> reach(edges, edges.get(app)).contains(app));
        assertThat(graph.cycles().isEmpty()).isEqualTo(!cyclic);
        graph.cycles().forEach(cycle -> assertThatIsCycle(edges, cycle));
        for (AppId app : edges.keySet()) {
            assertThat(graph.closure(Set.of(app))).isEqualTo(reach(edges, Set.of(app)));
        }
        if (!cyclic) {
            assertThat(graph.waves()).isEqualTo(naiveWaves(edges));
        }
    }

    private static void assertThatIsCycle(Map<AppId, Set<AppId>> edges, List<AppId> cycle) {
        assertThat(cycle.get(0)).isEqualTo(cycle.get(cycle.size() - 1));
        for (int i = 1; i < cycle.size(); i++) {
            assertThat(edges.get(cycle.get(i - 1))).contains(cycle.get(i));
        }
    }

    private static Set<AppId> reach(Map<AppId, Set<AppId>> edges, Set<AppId> from) {
        Set<AppId> reached = new HashSet<>(from);
        boolean grown = true;
        while (grown) {
            Set<AppId> more = new HashSet<>();
            reached.forEach(app -> more.addAll(edges.get(app)));
            grown = reached.addAll(more);
        }
        return reached;
    }

    private static List<List<AppId>> naiveWaves(Map<AppId, Set<AppId>> edges) {
        List<List<AppId>> waves = new ArrayList<>();
        Set<AppId> placed = new HashSet<>();
        while (placed.size() < edges.size()) {
            List<AppId> wave = edges.keySet().stream()
                    .filter(app -> !placed.contains(app) && placed.containsAll(edges.get(app)))
                    .toList();
            waves.add(wave);
            placed.addAll(wave);
        }
        return waves;
    }

    /** @param pairs an app and one it depends on, and so on; what lies outside is left out */
    static Map<AppId, Set<AppId>> edges(int size, List<Integer> pairs) {
        Map<AppId, Set<AppId>> edges = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            edges.put(app(i), new LinkedHashSet<>());
        }
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs.get(i) < size && pairs.get(i + 1) < size) {
                edges.get(app(pairs.get(i))).add(app(pairs.get(i + 1)));
            }
        }
        return edges;
    }

    private static DependencyGraph graph(Map<AppId, Set<AppId>> edges) {
        return DependencyGraph.of(edges.keySet(), edges::get);
    }

    private static AppId app(int i) {
        return new AppId("g", "a" + i);
    }
}
