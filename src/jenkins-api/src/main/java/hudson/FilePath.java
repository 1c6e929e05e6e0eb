package hudson;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public final class FilePath {
    private final Path path;

    public FilePath(File localPath) {
        this.path = localPath.toPath();
    }

    public String getRemote() {
        return path.toString();
    }

    public FilePath child(String relOrAbsolute) {
        return new FilePath(path.resolve(relOrAbsolute).toFile());
    }

    public boolean exists() throws IOException, InterruptedException {
        return Files.exists(path);
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(path);
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        Files.copy(in, path);
    }

    public void unzipFrom(InputStream in) throws IOException, InterruptedException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = path.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }
}
