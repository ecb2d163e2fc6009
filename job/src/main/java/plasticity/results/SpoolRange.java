package plasticity.results;

import java.io.IOException;

/**
 * The gzip member of a result in a file on the driver's disk.
 *
 * @param offset of the member within the file
 * @param length of the member
 */
record SpoolRange(SpoolFile file, long offset, int length) {
    /** The member, compressed. */
    byte[] member() throws IOException {
        byte[] member = new byte[length];
        file.read(offset, member, 0, length);
        return member;
    }

    /**
     * The line of the member.
     *
     * @param limit maximum length of the line, in bytes
     * @throws IOException if it is longer, or damaged
     */
    byte[] line(int limit) throws IOException {
        return Gzip.line(member(), limit);
    }
}
