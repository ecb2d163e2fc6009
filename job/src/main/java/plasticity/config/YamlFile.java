package plasticity.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** A YAML file as its keys and values, or its list, with their lines. Nothing in it is ever constructed: no tag can name a class. */
final class YamlFile {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 20;
    private static final long LONGEST_WAIT = 5;
    private static final String LINES = "lines of the form \"key: value\" are expected, a space after the colon";
    private static final Map<Tag, RawValue.Kind> KINDS = Map.of(
            Tag.INT, RawValue.Kind.INTEGER,
            Tag.FLOAT, RawValue.Kind.FLOAT,
            Tag.BOOL, RawValue.Kind.BOOLEAN,
            Tag.TIMESTAMP, RawValue.Kind.TIMESTAMP,
            Tag.NULL, RawValue.Kind.NULL);

    /**
     * A key of a mapping.
     *
     * @param line from 1
     * @param items of the value where it is a list; none else
     */
    record Entry(String key, int line, RawValue value, List<Item> items) {
        Entry(String key, int line, RawValue value) {
            this(key, line, value, List.of());
        }
    }

    /**
     * An item of a list.
     *
     * @param line from 1
     * @param value what it is; of kind {@code OTHER} for a mapping
     * @param entries of the mapping; none where it is no mapping
     */
    record Item(int line, RawValue value, List<Entry> entries) {}

    private YamlFile() {}

    /**
     * The entries in their order, duplicates included; none for an empty file.
     *
     * @throws ConfigException when there is no such file, it cannot be read, or it is not one YAML mapping
     */
    static List<Entry> read(Path file) throws ConfigException {
        Optional<Node> root = root(file);
        return root.isPresent() ? entries(file, root.get()) : List.of();
    }

    /**
     * The items of a file that is one list, or a mapping of one key to a list.
     *
     * @param key of the mapping
     * @throws ConfigException when there is no such file, it cannot be read, or it is neither
     */
    static List<Item> readList(Path file, String key) throws ConfigException {
        Node root = root(file).orElse(null);
        if (root instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode name
                && name.getValue().equals(key)) {
            root = mapping.getValue().get(0).getValueNode();
        }
        if (root instanceof SequenceNode list) {
            return items(list);
        }
        throw problem(file, "holds no list; a list is expected, or the key " + key + " with a list");
    }

    private static Optional<Node> root(Path file) throws ConfigException {
        String text = text(file);
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST);
        try {
            Iterator<Node> documents =
                    new Yaml(options).composeAll(new StringReader(text)).iterator();
            if (!documents.hasNext()) {
                return Optional.empty();
            }
            Node root = documents.next();
            if (documents.hasNext()) {
                throw problem(file, "holds several YAML documents, one is expected");
            }
            return Optional.of(root);
        } catch (MarkedYAMLException e) {
            String place = e.getProblemMark() == null
                    ? file.toString()
                    : file + ":" + (e.getProblemMark().getLine() + 1) + ":"
                            + (e.getProblemMark().getColumn() + 1);
            throw problem(place, "not YAML: " + RawValue.shortened(e.getProblem()) + "; " + LINES);
        } catch (ReaderException e) {
            long line = 1
                    + text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            throw problem(
                    file + ":" + line, "not YAML: holds the control character U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw problem(file, "not YAML: " + RawValue.shortened(e.getMessage()));
        }
    }

    private static String text(Path file) throws ConfigException {
        try {
            if (Files.isDirectory(file)) {
                throw problem(file, "is a directory, a YAML file is expected");
            }
            byte[] bytes = Files.isRegularFile(file) || !Files.exists(file) ? bytes(file) : piped(file);
            if (bytes.length > LARGEST) {
                throw problem(file, "is larger than 1 MiB, which no configuration is");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw problem(file, "is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw problem(file, "does not exist");
        } catch (IOException e) {
            throw problem(file, "cannot be read: " + RawValue.shortened(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    /** A pipe, such as a shell's {@code <(…)}: to open one that nobody writes to takes for ever, and cannot be interrupted. */
    private static byte[] piped(Path file) throws IOException, ConfigException {
        FutureTask<byte[]> reading = new FutureTask<>(() -> bytes(file));
        Thread reader = new Thread(reading, "configuration");
        reader.setDaemon(true);
        reader.start();
        try {
            return reading.get(LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw problem(file, "is no regular file, and nothing came of it within " + LONGEST_WAIT + " seconds");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static List<Entry> entries(Path file, Node root) throws ConfigException {
        if (root instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
            return List.of();
        }
        if (!(root instanceof MappingNode mapping)) {
            throw problem(file, "holds no settings; " + LINES);
        }
        return entries(mapping);
    }

    private static List<Entry> entries(MappingNode mapping) {
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a name)";
            Node value = tuple.getValueNode();
            entries.add(
                    new Entry(key, line, value(value), value instanceof SequenceNode list ? items(list) : List.of()));
        }
        return entries;
    }

    private static List<Item> items(SequenceNode list) {
        List<Item> items = new ArrayList<>();
        for (Node node : list.getValue()) {
            int line = node.getStartMark().getLine() + 1;
            items.add(new Item(line, value(node), node instanceof MappingNode mapping ? entries(mapping) : List.of()));
        }
        return items;
    }

    private static RawValue value(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return new RawValue(node instanceof MappingNode ? "a mapping" : "a list", RawValue.Kind.OTHER);
        }
        if (scalar.getTag().equals(Tag.STR)) {
            boolean isPlain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
            return new RawValue(scalar.getValue(), isPlain ? RawValue.Kind.PLAIN : RawValue.Kind.QUOTED);
        }
        RawValue.Kind kind = KINDS.get(scalar.getTag());
        return kind == null
                ? new RawValue(
                        "a value tagged " + RawValue.shortened(scalar.getTag().getValue()), RawValue.Kind.OTHER)
                : new RawValue(scalar.getValue(), kind);
    }

    private static ConfigException problem(Path file, String message) {
        return problem(RawValue.shortened(file.toString()), message);
    }

    private static ConfigException problem(String place, String message) {
        return new ConfigException(List.of(new ConfigProblem(place, message)));
    }
}
