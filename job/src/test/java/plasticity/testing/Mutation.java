package plasticity.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import plasticity.testing.FileRegions.Kind;
import plasticity.testing.FileRegions.Range;

/** Changes to a file's bytes as caused by storage, networks and attackers. */
public enum Mutation {
    FLIP_A_DATA_BIT(Kind.DATA, Mutation::flip),
    FLIP_A_DICTIONARY_BIT(Kind.DICTIONARY, Mutation::flip),
    FLIP_A_PAGE_HEADER_BIT(Kind.PAGE_HEADER, Mutation::flip),
    FLIP_A_FOOTER_BIT(Kind.FOOTER, Mutation::flip),
    FLIP_A_TAIL_BIT(Kind.TAIL, Mutation::flip),
    SET_A_PAGE_HEADER_BYTE(Kind.PAGE_HEADER, Mutation::set),
    SET_A_FOOTER_BYTE(Kind.FOOTER, Mutation::set),
    PLANT_A_HUGE_NUMBER_IN_A_PAGE_HEADER(Kind.PAGE_HEADER, Mutation::plant),
    PLANT_A_HUGE_NUMBER_IN_THE_FOOTER(Kind.FOOTER, Mutation::plant),
    TRUNCATE(Kind.FILE, (bytes, file, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length))),
    REMOVE(Kind.FILE, Mutation::remove),
    INSERT(Kind.FILE, Mutation::insert),
    DUPLICATE(Kind.FILE, Mutation::duplicate),
    ZERO(Kind.FILE, Mutation::zero),
    SWAP_CHUNKS(Kind.CHUNK, Mutation::swap);

    private static final int LONGEST = 200;

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // stateless, but the checker cannot know
    private final Change change;

    Mutation(Kind kind, Change change) {
        this.kind = kind;
        this.change = change;
    }

    private interface Change {
        byte[] apply(byte[] bytes, List<Range> ranges, SplittableRandom random);
    }

    /** A changed copy. */
    public byte[] apply(byte[] bytes, FileRegions regions, SplittableRandom random) {
        return change.apply(bytes, regions.of(kind), random);
    }

    /** Whether only page bodies change, which checksums cover. */
    public boolean isWithinPages() {
        return kind == Kind.DATA || kind == Kind.DICTIONARY;
    }

    /** Files without dictionaries have no such range. */
    public boolean suits(FileRegions regions) {
        return !regions.of(kind).isEmpty();
    }

    private static byte[] flip(byte[] bytes, List<Range> ranges, SplittableRandom random) {
        Range range = any(ranges, random);
        byte[] changed = bytes.clone();
        changed[random.nextInt(range.start(), range.end())] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return changed;
    }

    private static byte[] set(byte[] bytes, List<Range> ranges, SplittableRandom random) {
        Range range = any(ranges, random);
        byte[] changed = bytes.clone();
        changed[random.nextInt(range.start(), range.end())] = (byte) random.nextInt();
        return changed;
    }

    /** Overwrites up to ten bytes with ones: a Thrift number continues while the highest bit of a byte is set. */
    private static byte[] plant(byte[] bytes, List<Range> ranges, SplittableRandom random) {
        Range range = any(ranges, random);
        byte[] changed = bytes.clone();
        int at = random.nextInt(range.start(), range.end());
        int end = Math.min(range.end(), at + random.nextInt(1, 11));
        Arrays.fill(changed, at, end, (byte) 0xFF);
        changed[end - 1] = 0x7F;
        return changed;
    }

    private static byte[] remove(byte[] bytes, List<Range> file, SplittableRandom random) {
        Range cut = anywhere(bytes, random);
        return replace(bytes, cut, new byte[0]);
    }

    private static byte[] insert(byte[] bytes, List<Range> file, SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(1, LONGEST)];
        random.nextBytes(noise);
        int at = random.nextInt(bytes.length);
        return replace(bytes, new Range(at, at), noise);
    }

    private static byte[] duplicate(byte[] bytes, List<Range> file, SplittableRandom random) {
        Range twice = anywhere(bytes, random);
        return replace(
                bytes, new Range(twice.end(), twice.end()), Arrays.copyOfRange(bytes, twice.start(), twice.end()));
    }

    private static byte[] zero(byte[] bytes, List<Range> file, SplittableRandom random) {
        Range hole = anywhere(bytes, random);
        return replace(bytes, hole, new byte[hole.length()]);
    }

    private static byte[] swap(byte[] bytes, List<Range> chunks, SplittableRandom random) {
        int one = random.nextInt(chunks.size());
        int other = random.nextInt(chunks.size());
        if (one == other) {
            return bytes.clone();
        }
        Range first = chunks.get(Math.min(one, other));
        Range second = chunks.get(Math.max(one, other));
        byte[] later = Arrays.copyOfRange(bytes, second.start(), second.end());
        byte[] earlier = Arrays.copyOfRange(bytes, first.start(), first.end());
        return replace(replace(bytes, second, earlier), first, later);
    }

    private static Range any(List<Range> ranges, SplittableRandom random) {
        return ranges.get(random.nextInt(ranges.size()));
    }

    private static Range anywhere(byte[] bytes, SplittableRandom random) {
        int start = random.nextInt(bytes.length);
        return new Range(start, Math.min(bytes.length, start + random.nextInt(1, LONGEST)));
    }

    private static byte[] replace(byte[] bytes, Range range, byte[] by) {
        ByteArrayOutputStream edited = new ByteArrayOutputStream(bytes.length + by.length);
        edited.write(bytes, 0, range.start());
        edited.writeBytes(by);
        edited.write(bytes, range.end(), bytes.length - range.end());
        return edited.toByteArray();
    }
}
