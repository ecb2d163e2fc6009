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
 * A head, read to its end.
 *
 * @param orientation null for queries
 */
public record ReadHead(int rows, int keptRows, int dimension, List<TokenBlock> blocks, DenseVector orientation) {
    /** One for all: making one takes longer than reading a small head. */
    public static final Configuration HADOOP = new Configuration();

    public static ReadHead of(HeadKind kind, Path... shards) throws DumpException {
        return of(kind, Integer.MAX_VALUE, 0, shards);
    }

    public static ReadHead of(HeadKind kind, int cap, long seed, Path... shards) throws DumpException {
        List<TokenBlock> blocks = new ArrayList<>();
        try (HeadReader reader =
                new HeadReader(head(kind, shards), new KeptRows(new SamplingOptions(cap, seed)), HADOOP)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                blocks.add(Blocks.copy(block));
            }
            return new ReadHead(
                    reader.rows(),
                    reader.keptRows(),
                    reader.dimension(),
                    blocks,
                    kind == HeadKind.KEY ? reader.orientation() : null);
        }
    }

    /** A head as it is planned: its footers are read. */
    public static HeadFooter head(HeadKind kind, Path... shards) {
        List<DumpFile> files = Stream.of(shards)
                .map(shard -> new DumpFile(shard.toString(), shard.toFile().length()))
                .toList();
        HeadListing head =
                new HeadListing(new HeadId(0, 0, kind), shards[0].getParent().toString(), files, BlockHosts.NONE, null);
        return FooterReader.read(List.of(head), HADOOP).heads().get(head.id());
    }

    /** The kept rows in file order. */
    public TokenBlock kept() {
        return Blocks.join(blocks);
    }
}
