package io.completedflow.source;

class FakeRepositoriesTest extends RepositoriesContract {
    private final FakeRepositories repositories = new FakeRepositories();

    @Override
    protected Repositories repositories() {
        return repositories;
    }

    @Override
    protected TestRepository newRepository(String name) {
        return repositories.create("/srv/" + name + ".git");
    }

    @Override
    protected String unreachableAddress() {
        return "/srv/absent.git";
    }
}
