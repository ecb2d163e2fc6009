package plasticity.plots.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.Head;
import plasticity.plots.model.Range;

class PairImageTest {
    @TempDir
    private Path directory;

    @Test
    void onePixelPerCellFromTheBottom() throws Exception {
        BucketTable table = BucketTable.read(TestTables.csv(
                directory.resolve("b.csv"),
                "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket",
                "0,0,0,1,0,0",
                "0,0,0,2,0,0.5",
                "0,0,0,2,1,1"));
        BucketPairs pairs = BucketPairs.of(table, Aggregation.MEAN, BucketScale.NUMBERS);
        assertThat(pairs.cells()).containsExactly(0, 2, 3);
        String uri = new PairImage(ColourMap.of("gray"), new Range(0, 1))
                .uri(pairs.heads().get(new Head(0, 0)));
        assertThat(uri).startsWith("data:image/png;base64,");
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
        assertThat(image.getWidth()).isEqualTo(2);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRGB(0, 1)).as("the minimum, nearly black").isEqualTo(grey(0x04));
        assertThat(image.getRGB(0, 0)).as("the middle").isEqualTo(grey(0x80));
        assertThat(image.getRGB(1, 0)).as("the maximum, nearly white").isEqualTo(grey(0xfb));
        assertThat(image.getRGB(1, 1) >>> 24).as("undefined").isZero();
    }

    private static int grey(int level) {
        return 0xff000000 | (level << 16) | (level << 8) | level;
    }
}
