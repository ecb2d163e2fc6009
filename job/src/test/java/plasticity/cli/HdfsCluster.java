package plasticity.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Hadoop's MiniDFSCluster: a real name node and a real data node. */
final class HdfsCluster implements AutoCloseable {
    private final ServerProcess process;
    private final String uri;

    private HdfsCluster(ServerProcess process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    static HdfsCluster start(Path directory) throws IOException, InterruptedException {
        Path details = directory.resolve("details.json");
        ServerProcess process = ServerProcess.start(
                "hadoop",
                directory,
                List.of("-Dtest.build.data=" + directory),
                "org.apache.hadoop.test.MiniDFSClusterManager",
                "-format",
                "-datanodes",
                "1",
                "-writeDetails",
                details.toString());
        process.await(() -> Files.exists(details) && Files.readString(details).endsWith("}"));
        int port = new ObjectMapper()
                .readTree(details.toFile())
                .get("namenode_port")
                .intValue();
        return new HdfsCluster(process, "hdfs://localhost:" + port);
    }

    /** Scheme and authority. */
    String uri() {
        return uri;
    }

    /** A new client. */
    FileSystem client() throws IOException {
        return FileSystem.newInstance(URI.create(uri), new Configuration());
    }

    @Override
    public void close() {
        process.close();
    }
}
