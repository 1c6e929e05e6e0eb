package io.completedflow.namespace.process.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatTest {
    private static final String REST = " 1 2 3 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 98765 0 0";

    @Test
    void readsALineWhateverTheProcessIsCalled() {
        for (String name : new String[] {"sh", "a b", "a) S 9 9 9 (b", "()"}) {
            assertThat(ProcessStat.parse("42 (" + name + ") S" + REST)).contains(new ProcessStat(42, 1, 3, 98765, 'S'));
        }
    }

    @Test
    void whatWaitsToBeReapedIsNotAlive() {
        assertThat(ProcessStat.parse("42 (sh) Z" + REST).orElseThrow().alive()).isFalse();
        assertThat(ProcessStat.parse("42 (sh) D" + REST).orElseThrow().alive()).isTrue();
    }

    @Test
    void aLineCutShortIsNone() {
        assertThat(ProcessStat.parse("")).isEmpty();
        assertThat(ProcessStat.parse("42 (sh) S 1 2")).isEmpty();
    }
}
