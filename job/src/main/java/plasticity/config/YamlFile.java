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

/** Reads a YAML file as entries or as a list, with line numbers. Composes nodes only; a tag never instantiates a class. */
final class YamlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;
    private static final long MAX_WAIT_SECONDS = 5;
    private static final String LINES = "expected lines of the form \"key: value\", with a space after the colon";
    private static final Map<Tag, RawValue.Kind> KINDS = Map.of(
            Tag.INT, RawValue.Kind.INTEGER,
            Tag.FLOAT, RawValue.Kind.FLOAT,
            Tag.BOOL, RawValue.Kind.BOOLEAN,
            Tag.TIMESTAMP, RawValue.Kind.TIMESTAMP,
            Tag.NULL, RawValue.Kind.NULL);

    /**
     * A key of a mapping, or an item of a list.
     *
     * @param key empty for an item
     * @param line from 1
     * @param value of kind {@code OTHER} for a list or mapping
     * @param children of a key: the items if its value is a list; of an item: the entries if it is a mapping; else empty
     */
    record Entry(String key, int line, RawValue value, List<Entry> children) {
        Entry(String key, int line, RawValue value) {
            this(key, line, value, List.of());
        }
    }

    private YamlFile() {}

    /**
     * Reads all entries in order, including duplicates; none for an empty file.
     *
     * @throws ConfigException if the file does not exist, cannot be read, or is not a single YAML mapping
     */
    static List<Entry> read(Path file) throws ConfigException {
        Optional<Node> root = root(file);
        return root.isPresent() ? entries(file, root.get()) : List.of();
    }

    /**
     * Reads the items of a file that is a list, or a mapping of one key to a list.
     *
     * @param key of the mapping
     * @throws ConfigException if the file does not exist, cannot be read, or is neither
     */
    static List<Entry> readList(Path file, String key) throws ConfigException {
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
        throw problem(file, "contains no list, expected a list or the key " + key + " with a list");
    }

    private static Optional<Node> root(Path file) throws ConfigException {
        String text = text(file);
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        try {
            Iterator<Node> documents =
                    new Yaml(options).composeAll(new StringReader(text)).iterator();
            if (!documents.hasNext()) {
                return Optional.empty();
            }
            Node root = documents.next();
            if (documents.hasNext()) {
                throw problem(file, "contains several YAML documents, expected one");
            }
            return Optional.of(root);
        } catch (MarkedYAMLException e) {
            String location = e.getProblemMark() == null
                    ? file.toString()
                    : file + ":" + (e.getProblemMark().getLine() + 1) + ":"
                            + (e.getProblemMark().getColumn() + 1);
            throw new ConfigException(location, "not YAML: " + RawValue.shortened(e.getProblem()) + "; " + LINES);
        } catch (ReaderException e) {
            long line = 1
                    + text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            throw new ConfigException(
                    file + ":" + line, "not YAML: contains the control character U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw problem(file, "not YAML: " + RawValue.shortened(e.getMessage()));
        }
    }

    private static String text(Path file) throws ConfigException {
        try {
            if (Files.isDirectory(file)) {
                throw problem(file, "is a directory, expected a YAML file");
            }
            byte[] bytes = Files.isRegularFile(file) || !Files.exists(file) ? bytes(file) : piped(file);
            if (bytes.length > MAX_BYTES) {
                throw problem(file, "is larger than 1 MiB");
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
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /** Reads a pipe, such as a shell's {@code <(…)}, in a thread: opening one without a writer blocks and cannot be interrupted. */
    private static byte[] piped(Path file) throws IOException, ConfigException {
        FutureTask<byte[]> reading = new FutureTask<>(() -> bytes(file));
        Thread reader = new Thread(reading, "configuration");
        reader.setDaemon(true);
        reader.start();
        try {
            return reading.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw problem(file, "is not a regular file and produced no data within " + MAX_WAIT_SECONDS + " seconds");
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
            throw problem(file, "contains no settings, " + LINES);
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

    private static List<Entry> items(SequenceNode list) {
        List<Entry> items = new ArrayList<>();
        for (Node node : list.getValue()) {
            int line = node.getStartMark().getLine() + 1;
            items.add(new Entry(
                    "", line, value(node), node instanceof MappingNode mapping ? entries(mapping) : List.of()));
        }
        return items;
    }

    private static RawValue value(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return new RawValue(node instanceof MappingNode ? "of type mapping" : "of type list", RawValue.Kind.OTHER);
        }
        if (scalar.getTag().equals(Tag.STR)) {
            boolean isPlain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
            return new RawValue(scalar.getValue(), isPlain ? RawValue.Kind.PLAIN : RawValue.Kind.QUOTED);
        }
        RawValue.Kind kind = KINDS.get(scalar.getTag());
        return kind == null
                ? new RawValue("tagged " + RawValue.shortened(scalar.getTag().getValue()), RawValue.Kind.OTHER)
                : new RawValue(scalar.getValue(), kind);
    }

    private static ConfigException problem(Path file, String message) {
        return new ConfigException(RawValue.shortened(file.toString()), message);
    }
}
