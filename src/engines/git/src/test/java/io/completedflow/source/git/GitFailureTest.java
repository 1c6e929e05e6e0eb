package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitFailureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fatal: could not read Username for 'https://h': terminal prompts disabled|UNAUTHORISED|under credentials",
                "fatal: Authentication failed for 'https://h/x.git/'|UNAUTHORISED|check the username and password",
                "git@h: Permission denied (publickey).|UNAUTHORISED|ssh key",
                "Host key verification failed.|UNAUTHORISED|known_hosts",
                "fatal: remote error: upload-pack: not our ref 0123|MISSING|push the commit again",
                "error: Server does not allow request for unadvertised object 0123|MISSING|push the commit again",
                "ERROR: Repository not found.|UNREACHABLE|check the address",
                "fatal: unable to access 'https://h/': Could not resolve host: h|UNREACHABLE|network",
                "error: unable to write file x: No space left on device|UNREACHABLE|make room",
                "fatal: something unheard of|UNREACHABLE|check the address and the network"
            })
    void knowsReasonAndMend(String said, Reason reason, String mend) {
        RepositoryException failure = GitFailure.of("https://h/x.git", said);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(mend);
    }

    @Test
    void isOneReadableLine() {
        RepositoryException failure =
                GitFailure.of("/x", "warning: noise\n\u001b[31mfatal: bad\u0007\n\n" + "y".repeat(5000));
        assertThat(failure.getMessage()).startsWith("/x: [31mfatal: bad; yyy").hasSizeLessThan(600);
        assertThat(failure.getMessage().chars()).noneMatch(Character::isISOControl);
    }
}
