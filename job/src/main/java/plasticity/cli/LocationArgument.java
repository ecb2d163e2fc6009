package plasticity.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plasticity.config.FilePath;
import plasticity.config.ValueException;

/** Converts a path or URI from the command line for Hadoop; names may contain colons. */
final class LocationArgument implements ITypeConverter<String> {
    @Override
    public String convert(String location) {
        try {
            return FilePath.unambiguous(location);
        } catch (ValueException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
