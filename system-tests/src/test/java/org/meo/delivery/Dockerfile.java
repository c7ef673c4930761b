package org.meo.delivery;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of {@code containers/<image>/Dockerfile}. */
final class Dockerfile {

    private final String path;
    private final List<String> instructions;

    private Dockerfile(String path, List<String> instructions) {
        this.path = path;
        this.instructions = instructions;
    }

    static Dockerfile of(String image) throws IOException {
        String path = "containers/" + image + "/Dockerfile";
        String text = Repository.read(path).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
        return new Dockerfile(path, text.lines().filter(line -> !line.isBlank()).toList());
    }

    String path() {
        return path;
    }

    /** Without comments, each on one line. */
    List<String> instructions() {
        return instructions;
    }

    /** What follows the instruction, each time it is there. */
    List<String> arguments(String instruction) {
        return instructions.stream().filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length()).strip()).toList();
    }

    /** An instruction in its exec form. */
    List<String> list(String instruction) {
        List<String> words = new ArrayList<>();
        JsonParser.parseString(arguments(instruction).get(0)).getAsJsonArray().forEach(word -> words.add(word.getAsString()));
        return words;
    }

    /** What it takes from the checkout. */
    List<String> copied() {
        return arguments("COPY").stream().filter(copy -> !copy.startsWith("--from"))
                .flatMap(copy -> {
                    String[] words = copy.split("\\s+");
                    return Stream.of(words).limit(words.length - 1L);
                }).toList();
    }

    /** Whether the checkout that is sent to the engine has the file, by {@code Dockerfile.dockerignore}. */
    boolean sees(String file) throws IOException {
        List<String> seen = Repository.read(path + ".dockerignore").lines().filter(line -> line.startsWith("!")).map(line -> line.substring(1)).toList();
        for (Path at = Path.of(file); at != null; at = at.getParent()) {
            if (seen.contains(at.toString())) {
                return true;
            }
        }
        return false;
    }
}
