namespace Suffice.Yaml.Binding;

/// <summary>A text read as a value, or why it could not be.</summary>
/// <param name="Value">The value; <see langword="null"/> when the text is none.</param>
/// <param name="Why">More than that it is none, where there is more to say.</param>
internal readonly record struct Reading(object? Value, string? Why = null)
{
    public static Reading None => new(null);
}
