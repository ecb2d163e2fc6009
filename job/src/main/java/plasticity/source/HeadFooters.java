package plasticity.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import plasticity.heads.HeadId;

/** Reads the footers of all files of all heads, each once, file beside file. What is wrong with a file is told of its head alone. */
final class HeadFooters {
    private HeadFooters() {}

    static Map<HeadId, PlannedHead> read(List<CapturedHead> heads, Configuration hadoop) {
        List<File> files = new ArrayList<>();
        heads.forEach(head -> head.files().forEach(file -> files.add(new File(head, file))));
        List<Footer> footers = InParallel.map(files, file -> file.read(hadoop));

        Map<HeadId, PlannedHead> planned = new HashMap<>();
        int next = 0;
        for (CapturedHead head : heads) {
            int last = next + head.files().size();
            planned.put(head.id(), plan(head, footers.subList(next, last)));
            next = last;
        }
        return planned;
    }

    private static PlannedHead plan(CapturedHead head, List<Footer> footers) {
        if (head.problem() != null) {
            return PlannedHead.unreadable(head, head.problem());
        }
        for (Footer footer : footers) {
            if (footer.problem() != null) {
                return PlannedHead.unreadable(head, footer.problem());
            }
        }
        return PlannedHead.of(head, footers.stream().map(Footer::footer).toList());
    }

    private record File(CapturedHead head, DumpFile file) {
        Footer read(Configuration hadoop) {
            try {
                return new Footer(ShardFooter.read(file, head.id().kind(), hadoop), null);
            } catch (DumpException e) {
                return new Footer(null, e.getMessage());
            }
        }
    }

    /** A footer, or why there is none. */
    private record Footer(ShardFooter footer, String problem) {}
}
