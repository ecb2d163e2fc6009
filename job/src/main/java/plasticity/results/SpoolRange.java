package plasticity.results;

import java.io.IOException;

/**
 * Where a result lies on the driver's disk.
 *
 * @param offset of its gzip member within the file
 * @param length of the member
 */
record SpoolRange(SpoolFile file, long offset, int length) {
    /** The compressed line. */
    byte[] member() throws IOException {
        byte[] member = new byte[length];
        file.read(offset, member, length);
        return member;
    }

    /**
     * The line itself.
     *
     * @param most bytes that it may have
     * @throws IOException when it has more, or is damaged
     */
    byte[] line(int most) throws IOException {
        return GzipMember.content(member(), most);
    }
}
