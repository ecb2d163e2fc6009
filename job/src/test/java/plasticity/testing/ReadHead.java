package plasticity.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.dump.BlockHosts;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.HeadListing;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.plan.FooterReader;
import plasticity.sample.TokenBlock;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.HeadReader;
import plasticity.tokens.KeptRows;
import plasticity.tokens.SamplingOptions;

/**
 * A completely read head.
 *
 * @param orientation null for queries
 */
public record ReadHead(int rows, int keptRows, int dimension, List<TokenBlock> blocks, DenseVector orientation) {
    /** Shared, because creating one takes longer than reading a small head. */
    public static final Configuration HADOOP = new Configuration();

    public static ReadHead of(HeadKind kind, Path... paths) throws DumpException {
        return of(kind, Integer.MAX_VALUE, 0, paths);
    }

    public static ReadHead of(HeadKind kind, int cap, long seed, Path... paths) throws DumpException {
        List<TokenBlock> blocks = new ArrayList<>();
        try (HeadReader reader =
                new HeadReader(head(kind, paths), new KeptRows(new SamplingOptions(cap, seed)), HADOOP)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                blocks.add(Blocks.kept(block));
            }
            return new ReadHead(
                    reader.rows(),
                    reader.keptRows(),
                    reader.dimension(),
                    blocks,
                    kind == HeadKind.KEY ? reader.orientation() : null);
        }
    }

    /** A planned head with its footers. */
    public static HeadFooter head(HeadKind kind, Path... paths) {
        List<DumpFile> files = Stream.of(paths)
                .map(path -> new DumpFile(path.toString(), path.toFile().length()))
                .toList();
        HeadListing head =
                new HeadListing(new HeadId(0, 0, kind), paths[0].getParent().toString(), files, BlockHosts.NONE, null);
        return FooterReader.read(List.of(head), false, HADOOP).heads().get(head.id());
    }

    /** The kept rows in file order. */
    public TokenBlock kept() {
        return Blocks.join(blocks);
    }
}
