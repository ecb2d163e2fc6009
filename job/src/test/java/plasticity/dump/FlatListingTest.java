package plasticity.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.junit.jupiter.api.Test;

/** Infers directories from the object names of a store; {@code S3IT} tests a real store. */
class FlatListingTest {
    private static final Path ROOT = new Path("s3a://bucket/model");

    @Test
    void directoriesAreInferredFromNames() throws IOException {
        FlatListing listing = list("README.md", "l00h00k/data.parquet", "l00h00q/a.parquet", "l00h00q/b.parquet");
        assertThat(listing.isFile()).isFalse();
        assertThat(listing.entries())
                .extracting(entry -> entry.getPath().getName() + (entry.isDirectory() ? "/" : ""))
                .containsExactly("README.md", "l00h00k/", "l00h00q/");
        assertThat(contents(listing, "l00h00q")).containsExactly("a.parquet", "b.parquet");
    }

    @Test
    void nestedDirectoriesAreDirectories() throws IOException {
        FlatListing listing = list("l00h00q/b.parquet/part-0.parquet", "l00h00q/b.parquet/part-1.parquet");
        assertThat(contents(listing, "l00h00q")).containsExactly("b.parquet/");
    }

    @Test
    void otherDirectoriesAreIgnored() throws IOException {
        FlatListing listing = list("l00h00q/a.parquet", "results/head_metrics.csv");
        assertThat(contents(listing, "results")).isEmpty();
    }

    @Test
    void aRootCanBeAFile() throws IOException {
        assertThat(new Names(Stream.of(ROOT.toString())).list().orElseThrow().isFile())
                .isTrue();
    }

    @Test
    void hugeRootsAreListedByDirectory() throws IOException {
        Stream<String> names = IntStream.range(0, 200_000).mapToObj(i -> ROOT + "/logs/" + i);
        assertThat(new Names(names).list()).isEmpty();
    }

    private static FlatListing list(String... names) throws IOException {
        return new Names(Stream.of(names).map(name -> ROOT + "/" + name)).list().orElseThrow();
    }

    private static List<String> contents(FlatListing listing, String directory) {
        return listing.of(new FileStatus(0, true, 0, 0, 0, new Path(ROOT, directory))).stream()
                .map(entry -> entry.getPath().getName() + (entry.isDirectory() ? "/" : ""))
                .toList();
    }

    /** A store that contains files with these names. */
    private static final class Names extends RawLocalFileSystem {
        private final Stream<String> names;

        private Names(Stream<String> names) {
            this.names = names;
        }

        private Optional<FlatListing> list() throws IOException {
            return FlatListing.of(this, ROOT);
        }

        @Override
        public URI getUri() {
            return URI.create("s3a://bucket");
        }

        @Override
        public Path makeQualified(Path path) {
            return path;
        }

        @Override
        public RemoteIterator<LocatedFileStatus> listFiles(Path root, boolean recursive) {
            return RemoteIterators.remoteIteratorFromIterator(
                    names.map(name -> new LocatedFileStatus(new FileStatus(1, false, 1, 0, 0, new Path(name)), null))
                            .iterator());
        }
    }
}
