package io.jenkins.plugins.completedflow.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which app waits for which: the waves from left to right, each app right of all that it depends on. An arrow across a wave has a row of its
 * own there, so that it crosses no box. Sizes are in the picture's own units.
 */
public final class DependencyPicture {
    static final int BOX_WIDTH = 168;
    static final int BOX_HEIGHT = 44;
    private static final int COLUMN = BOX_WIDTH + 72;
    private static final int ROW = BOX_HEIGHT + 20;
    private static final int MARGIN = 8;

    private final Map<String, PictureBox> boxes = new LinkedHashMap<>();
    private final List<PictureArrow> arrows = new ArrayList<>();
    private final Map<String, Integer> waves = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> lanes = new HashMap<>();

    private DependencyPicture() {}

    /** @param apps each after all that it depends on; what depends on an app that is not among them has no arrow to it */
    static DependencyPicture of(List<ShownApp> apps) {
        DependencyPicture picture = new DependencyPicture();
        apps.forEach(picture::add);
        return picture;
    }

    private void add(ShownApp app) {
        List<String> depends =
                app.getDepends().stream().filter(waves::containsKey).toList();
        int wave = depends.stream().mapToInt(waves::get).max().orElse(-1) + 1;
        PictureBox box = new PictureBox(app, x(wave), y(nextRow(wave)));
        waves.put(app.getId(), wave);
        boxes.put(app.getId(), box);
        depends.forEach(on -> arrows.add(new PictureArrow(boxes.get(on), lane(on, wave), box)));
    }

    /** The points at which an arrow to a wave crosses the waves between. */
    private List<PictureArrow.Crossing> lane(String from, int to) {
        Map<Integer, Integer> lane = lanes.computeIfAbsent(from, key -> new HashMap<>());
        List<PictureArrow.Crossing> crossings = new ArrayList<>();
        for (int wave = waves.get(from) + 1; wave < to; wave++) {
            int row = lane.computeIfAbsent(wave, this::nextRow);
            crossings.add(new PictureArrow.Crossing(x(wave), y(row) + BOX_HEIGHT / 2));
        }
        return crossings;
    }

    private int nextRow(int wave) {
        return rows.merge(wave, 1, Integer::sum) - 1;
    }

    private static int x(int wave) {
        return MARGIN + wave * COLUMN;
    }

    private static int y(int row) {
        return MARGIN + row * ROW;
    }

    public List<PictureBox> getBoxes() {
        return List.copyOf(boxes.values());
    }

    public List<PictureArrow> getArrows() {
        return List.copyOf(arrows);
    }

    public int getWidth() {
        return rows.isEmpty() ? 0 : x(rows.size() - 1) + BOX_WIDTH + MARGIN;
    }

    public int getHeight() {
        int most = rows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return most == 0 ? 0 : y(most - 1) + BOX_HEIGHT + MARGIN;
    }
}
