package io.completedflow.namespace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A walk of a graph in depth, without recursion: a chain may be longer than the thread's stack is deep. */
final class DepthFirst {
    private static final int MOST_CYCLES = 20;

    private final int[] starts;
    private final int[] targets;
    /** The next edge to follow of each node that was entered; 0 of a node that was not, for it is kept one too high. */
    private final int[] nextEdge;

    private final boolean[] done;
    private final int[] finished;
    private int finishedCount;
    private final int[] stack;
    private final List<int[]> cycles = new ArrayList<>();

    /** The edges of node {@code i} lead to {@code targets[starts[i]]} up to, without, {@code targets[starts[i + 1]]}. */
    DepthFirst(int[] starts, int[] targets) {
        this.starts = starts;
        this.targets = targets;
        int size = starts.length - 1;
        nextEdge = new int[size];
        done = new boolean[size];
        finished = new int[size];
        stack = new int[size];
    }

    /** Walks on from a node through all that was not walked yet. An edge that closes a cycle is noted and then passed over. */
    void walk(int node) {
        if (done[node]) {
            return;
        }
        int depth = 0;
        stack[0] = node;
        nextEdge[node] = starts[node] + 1;
        while (depth >= 0) {
            int top = stack[depth];
            if (nextEdge[top] > starts[top + 1]) {
                done[top] = true;
                finished[finishedCount++] = top;
                depth--;
            } else {
                int target = targets[nextEdge[top]++ - 1];
                if (nextEdge[target] == 0) {
                    stack[++depth] = target;
                    nextEdge[target] = starts[target] + 1;
                } else if (!done[target] && cycles.size() < MOST_CYCLES) {
                    cycles.add(cycle(depth, target));
                }
            }
        }
    }

    /** The cycles met, each with its first node again at its end; none if there is none, not all if there are many. */
    List<int[]> cycles() {
        return cycles;
    }

    /** The nodes walked; where there is no cycle, each after all that its edges lead to. */
    int[] finished() {
        return Arrays.copyOf(finished, finishedCount);
    }

    private int[] cycle(int depth, int target) {
        int from = depth;
        while (stack[from] != target) {
            from--;
        }
        int[] path = Arrays.copyOfRange(stack, from, depth + 2);
        path[path.length - 1] = target;
        return path;
    }
}
