package plasticity.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plasticity.config.FilePath;
import plasticity.config.ValueException;

/** Takes a path or URI of the command line, in which a colon may stand in a name. */
final class LocationArgument implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
        try {
            return FilePath.unambiguous(word);
        } catch (ValueException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
