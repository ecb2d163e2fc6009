package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;
import plasticity.tasks.HeadTables;
import plasticity.testing.DumpRow;
import plasticity.testing.FileRegions;
import plasticity.testing.HeadFile;
import plasticity.testing.Mutation;
import plasticity.testing.ReadHead;
import plasticity.testing.SampleHeads;
import plasticity.testing.SmallDump;

/**
 * Analyses a dump with randomly mutated files. A head fails with a message that contains its file, is unchanged, or, without checksums, has other
 * metrics. Other heads must never be affected, and time, memory and messages must be reasonable.
 *
 * <p>{@code -Dplasticity.mutations=N} makes N mutations, {@code -Dplasticity.mutations.seed=S} others; {@code
 * -Dplasticity.mutations.messages=FILE} writes the message for each.
 */
@Tag("slow")
class MutationsTest {
    private static final int COUNT = Integer.getInteger("plasticity.mutations", 1600);
    private static final long SEED = Long.getLong("plasticity.mutations.seed", 20_261_125L);
    private static final String MESSAGES = System.getProperty("plasticity.mutations.messages");
    private static final int ROWS = 160;
    private static final int DIMENSION = 6;
    private static final long SECONDS = 10;
    /** A run on the sound dump allocates 5 MB in this thread; its files of 10 KB each never justify more than a few times that. */
    private static final long LARGEST_ALLOCATION = 64 << 20;

    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(
            "\\w(Exception|Error)\\b|out of bounds|because \"|\\bjava\\.|org\\.apache|heap space|null$");

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "mutation");
        thread.setDaemon(true);
        return thread;
    });

    @TempDir
    private Path directory;

    /** The layout of a file. */
    private enum Layout {
        ZSTD_V1_DICTIONARY_CHECKSUMS(true, o -> o.withCompressionCodec(CompressionCodecName.ZSTD)),
        ZSTD_V1_DICTIONARY(false, o -> o.withCompressionCodec(CompressionCodecName.ZSTD)),
        ZSTD_V2_PLAIN(false, o -> o.withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(false)),
        SNAPPY_V2_DICTIONARY(false, o -> o.withCompressionCodec(CompressionCodecName.SNAPPY)
                .withWriterVersion(WriterVersion.PARQUET_2_0)),
        SNAPPY_V1_PLAIN_CHECKSUMS(
                true, o -> o.withCompressionCodec(CompressionCodecName.SNAPPY).withDictionaryEncoding(false)),
        NONE_V1_PLAIN(false, o -> o.withDictionaryEncoding(false)),
        NONE_V1_DICTIONARY_SMALL_PAGES(
                false, o -> o.withPageRowCountLimit(25).withPageSize(64).withDictionaryPageSize(1 << 16)),
        NONE_V2_DICTIONARY_ROW_GROUPS(false, o -> o.withWriterVersion(WriterVersion.PARQUET_2_0)
                .withRowGroupSize(1L)
                .withMinRowCountForPageSizeCheck(40)
                .withMaxRowCountForPageSizeCheck(40)),
        GZIP_V1_DICTIONARY(false, o -> o.withCompressionCodec(CompressionCodecName.GZIP));

        private final boolean hasChecksums;

        @SuppressWarnings("ImmutableEnumChecker") // stateless, but the checker cannot know
        private final UnaryOperator<HeadFile.Options> options;

        Layout(boolean hasChecksums, UnaryOperator<HeadFile.Options> options) {
            this.hasChecksums = hasChecksums;
            this.options = options;
        }

        HeadFile file() {
            return HeadFile.USUAL.with(o -> options.apply(o).withPageWriteChecksumEnabled(hasChecksums));
        }
    }

    private enum Fate {
        CAUGHT,
        HARMLESS,
        OWN_FIGURES_CHANGED,
        OTHER_HEADS_CHANGED,
        HANGS,
        ESCAPED
    }

    private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    private final List<String> messages = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    @Test
    void aMutatedFileAffectsItsHeadOnly() throws Exception {
        List<DumpRow> rows = realRows();
        SplittableRandom random = new SplittableRandom(SEED);
        Layout[] layouts = Layout.values();
        for (int i = 0; i < layouts.length; i++) {
            int share = COUNT * (i + 1) / layouts.length - COUNT * i / layouts.length;
            mutate(layouts[i], rows, share, random.split());
        }
        worker.shutdownNow();
        String counted = String.format(
                Locale.ROOT,
                "Mutations: %,d (seed %d): %,d caught, %,d harmless, %,d own metrics changed, %,d other heads changed, %,d hangs.",
                COUNT,
                SEED,
                count(Fate.CAUGHT),
                count(Fate.HARMLESS),
                count(Fate.OWN_FIGURES_CHANGED),
                count(Fate.OTHER_HEADS_CHANGED),
                count(Fate.HANGS));
        System.out.println(counted);
        if (MESSAGES != null) {
            Files.write(Path.of(MESSAGES), messages);
        }
        assertThat(defects).as(counted).isEmpty();
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(COUNT);
        assertThat(count(Fate.CAUGHT)).isGreaterThan(COUNT / 2);
    }

    private int count(Fate fate) {
        return counts.getOrDefault(fate, 0);
    }

    private void mutate(Layout layout, List<DumpRow> rows, int times, SplittableRandom random) throws Exception {
        SmallDump dump = SmallDump.write(directory.resolve(layout.name()), layout.file(), rows);
        Map<HeadId, HeadTables> clean = dump.analyse();
        assertThat(clean.values()).allSatisfy(head -> assertThat(head.error()).isNull());
        List<String> heads = SmallDump.heads();
        Mutation[] mutations = Mutation.values();
        for (int i = 0; i < times; i++) {
            String head = heads.get(random.nextInt(heads.size()));
            Path file = dump.file(head);
            FileRegions regions = FileRegions.of(file);
            Mutation mutation = mutations[i % mutations.length];
            if (!mutation.suits(regions)) {
                mutation = Mutation.FLIP_A_DATA_BIT;
            }
            byte[] sound = Files.readAllBytes(file);
            byte[] changed = mutation.apply(sound, regions, random);
            Files.write(file, changed);
            Fate fate = fate(dump, head, clean, layout + " " + head + " " + mutation + " number " + i);
            counts.merge(fate, 1, Integer::sum);
            if (fate == Fate.OWN_FIGURES_CHANGED && layout.hasChecksums && mutation.isWithinPages()) {
                defects.add("a checksum was not looked at: " + layout + " " + head + " " + mutation + " number " + i);
            }
            Files.write(file, sound);
        }
    }

    private Fate fate(SmallDump dump, String head, Map<HeadId, HeadTables> clean, String what)
            throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Future<Map<HeadId, HeadTables>> run = worker.submit(() -> {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            Map<HeadId, HeadTables> found = dump.analyse();
            // The planner's threads read it too, but only this thread's allocations are measured.
            var unused = ReadHead.head(HeadKind.KEY, dump.file(head));
            long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            if (taken > LARGEST_ALLOCATION) {
                defects.add(what + ": took " + taken + " bytes");
            }
            return found;
        });
        try {
            return fate(dump.file(head).getParent(), head, clean, run.get(SECONDS, TimeUnit.SECONDS), what);
        } catch (TimeoutException e) {
            defects.add(what + ": hangs");
            return Fate.HANGS;
        } catch (ExecutionException e) {
            defects.add(what + ": " + e.getCause() + " "
                    + Arrays.toString(Arrays.copyOf(e.getCause().getStackTrace(), 4)));
            return Fate.ESCAPED;
        }
    }

    private Fate fate(
            Path place, String head, Map<HeadId, HeadTables> clean, Map<HeadId, HeadTables> found, String what) {
        boolean isCaught = false;
        boolean isChanged = false;
        for (HeadTables expected : clean.values()) {
            HeadTables actual = found.get(expected.head());
            boolean isOwn = SmallDump.served(head).contains(expected.head().head());
            if (!isOwn && !expected.equals(actual)) {
                defects.add(what + ": " + expected.head() + " changed: " + actual);
                return Fate.OTHER_HEADS_CHANGED;
            }
            if (actual.error() != null) {
                isCaught = true;
                requireKind(place, actual.error(), what);
            } else {
                isChanged |= !expected.equals(actual);
            }
        }
        return isCaught ? Fate.CAUGHT : isChanged ? Fate.OWN_FIGURES_CHANGED : Fate.HARMLESS;
    }

    private void requireKind(Path place, String error, String what) {
        messages.add(what + " | " + error);
        if (error.contains("internal error")
                || !error.contains(place.getFileName().toString())
                || FOR_PROGRAMMERS
                        .matcher(error.replace(directory.toString(), ""))
                        .find()) {
            defects.add(what + ": " + error);
        }
    }

    /** The first rows and components of a captured head. */
    private static List<DumpRow> realRows() throws DumpException {
        TokenBlock tokens =
                ReadHead.of(HeadKind.KEY, SampleHeads.file("l11h03q")).kept();
        int d = tokens.vectors().length() / tokens.size();
        return IntStream.range(0, ROWS)
                .map(row -> row * (tokens.size() / ROWS))
                .mapToObj(row -> new DumpRow(
                        tokens.buckets()[row],
                        tokens.examples()[row],
                        tokens.positions()[row],
                        null,
                        IntStream.range(0, DIMENSION)
                                .mapToObj(j -> (float) tokens.vectors().get(row * d + j))
                                .toList()))
                .toList();
    }
}
