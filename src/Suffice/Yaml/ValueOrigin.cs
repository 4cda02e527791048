namespace Suffice.Yaml;

/// <summary>Where an effective value comes from.</summary>
/// <param name="Path">The value, such as <c>tasks.calendar.deadline</c>.</param>
/// <param name="Value">What it is, as a policy would write it; keys are shown by where they are kept, never by value.</param>
/// <param name="Origin"><c>FILE:LINE</c>, <c>built-in catalogue</c> or <c>default</c>.</param>
public sealed record ValueOrigin(string Path, string Value, string Origin)
{
    /// <summary>The origin of a value that no file states.</summary>
    public const string Default = "default";

    /// <summary>The origin of what the catalogue says of a model.</summary>
    public const string Catalogue = "built-in catalogue";
}
