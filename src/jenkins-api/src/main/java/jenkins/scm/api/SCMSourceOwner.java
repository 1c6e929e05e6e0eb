package jenkins.scm.api;

import hudson.model.Item;
import java.util.List;

public interface SCMSourceOwner extends Item {
    List<SCMSource> getSCMSources();

    default SCMSource getSCMSource(String sourceId) {
        throw new IllegalStateException("override it");
    }
}
