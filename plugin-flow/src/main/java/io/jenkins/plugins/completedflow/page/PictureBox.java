package io.jenkins.plugins.completedflow.page;

/** An app in a {@link DependencyPicture}. */
public final class PictureBox {
    private static final int MOST_CHARACTERS = 19;

    private final ShownApp app;
    private final int x;
    private final int y;

    PictureBox(ShownApp app, int x, int y) {
        this.app = app;
        this.x = x;
        this.y = y;
    }

    public ShownApp getApp() {
        return app;
    }

    /** The app's name, as much of it as there is room for. */
    public String getLabel() {
        String name = app.getName();
        return name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS - 1) + "…" : name;
    }

    /** Of the left edge. */
    public int getX() {
        return x;
    }

    /** Of the upper edge. */
    public int getY() {
        return y;
    }

    public int getWidth() {
        return DependencyPicture.BOX_WIDTH;
    }

    public int getHeight() {
        return DependencyPicture.BOX_HEIGHT;
    }

    /** Where its texts begin. */
    public int getTextX() {
        return x + 14;
    }

    /** The foot of its name. */
    public int getNameY() {
        return y + 18;
    }

    /** The foot of its state. */
    public int getStateY() {
        return y + 34;
    }

    /** Where arrows begin and end. */
    int middle() {
        return y + DependencyPicture.BOX_HEIGHT / 2;
    }
}
