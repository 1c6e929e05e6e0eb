package io.jenkins.plugins.completedflow.page;

import java.util.List;

/** That an app of a {@link DependencyPicture} waits for another. */
public final class PictureArrow {
    private final PictureBox from;
    private final List<Crossing> crossings;
    private final PictureBox to;

    /** Where it passes a column of boxes: the column's left edge, and a height without a box. */
    record Crossing(int x, int y) {}

    PictureArrow(PictureBox from, List<Crossing> crossings, PictureBox to) {
        this.from = from;
        this.crossings = crossings;
        this.to = to;
    }

    /** An SVG path from the app that is waited for to the one that waits. */
    public String getPath() {
        int x = from.getX() + DependencyPicture.BOX_WIDTH;
        int y = from.middle();
        StringBuilder path = new StringBuilder("M " + x + " " + y);
        for (Crossing crossing : crossings) {
            path.append(bend(x, y, crossing.x(), crossing.y()));
            x = crossing.x() + DependencyPicture.BOX_WIDTH;
            y = crossing.y();
            path.append(" H ").append(x);
        }
        return path.append(bend(x, y, to.getX(), to.middle())).toString();
    }

    private static String bend(int x, int y, int toX, int toY) {
        int middle = (x + toX) / 2;
        return " C " + middle + " " + y + " " + middle + " " + toY + " " + toX + " " + toY;
    }
}
