package io.completedflow.source.git;

import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoriesContract;
import io.completedflow.source.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The contract, with real repositories at local paths. */
class GitRepositoriesTest extends RepositoriesContract {
    @Override
    protected Repositories repositories() {
        try {
            return GitRepositories.open(TestSettings.in(folder.resolve("home")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected TestRepository newRepository(String name) {
        return OriginRepository.at(folder.resolve(name + ".git"));
    }

    @Override
    protected String unreachableAddress() {
        return folder.resolve("absent.git").toString();
    }
}
