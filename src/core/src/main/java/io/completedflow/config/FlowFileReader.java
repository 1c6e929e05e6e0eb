package io.completedflow.config;

/** Reads a flow file. What the names in it refer to (dependencies, omissions, template ties) is not looked at here. */
public final class FlowFileReader {
    /**
     * @param file what to call the file in messages
     * @param text YAML 1.2; nothing in it is taken from the environment
     * @throws FlowFileException with all problems at once; of a text that is not YAML only the first can be told
     */
    public FlowFile read(String file, String text) throws FlowFileException {
        Problems problems = new Problems(file);
        Value root = new Value(new YamlDocument(text, problems).root(), "the flow file", problems);
        FlowFile flowFile = new ProductReader().read(root);
        problems.throwIfAny();
        return flowFile;
    }
}
