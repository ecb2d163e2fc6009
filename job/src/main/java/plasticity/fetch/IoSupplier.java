package plasticity.fetch;

import java.io.IOException;

/** Supplies a value that is read from a file. */
@FunctionalInterface
public interface IoSupplier<T> {
    T get() throws IOException;
}
