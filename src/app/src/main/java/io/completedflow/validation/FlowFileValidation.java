package io.completedflow.validation;

import io.completedflow.config.FlowFile;
import io.completedflow.config.FlowFileException;
import io.completedflow.config.FlowFileReader;
import io.completedflow.config.Problem;
import io.completedflow.namespace.FlowFileCheck;
import java.util.List;
import java.util.Optional;

/** Reads a flow file and checks what its names refer to. */
public final class FlowFileValidation {
    private FlowFileValidation() {}

    /**
     * @param flowFile the flow file, if it can be used
     * @param problems all that is wrong with it
     */
    public record Result(Optional<FlowFile> flowFile, List<Problem> problems) {}

    /** @param file what to call the file in messages */
    public static Result of(String file, String text) {
        try {
            FlowFile flowFile = new FlowFileReader().read(file, text);
            List<Problem> problems = FlowFileCheck.problems(flowFile);
            return new Result(problems.isEmpty() ? Optional.of(flowFile) : Optional.empty(), problems);
        } catch (FlowFileException e) {
            return new Result(Optional.empty(), e.problems());
        }
    }
}
