package plasticity.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plasticity.config.LocalFile;

/** The value of a flag that is a file of this machine. */
final class FileArgument implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return LocalFile.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(text + ": " + e.getReason());
        }
    }
}
