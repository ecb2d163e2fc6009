package plasticity.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plasticity.config.FileNames;

/** Converts the value of a flag to a local path. */
final class FileArgument implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return FileNames.path(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(text + ": " + e.getReason());
        }
    }
}
