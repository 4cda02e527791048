namespace Suffice.Yaml.Binding;

/// <summary>Marks a key that the design names and this version refuses, so that nobody relies on what does not happen.</summary>
/// <param name="right">What to do instead.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotYetAttribute(string right) : Attribute
{
    public string Right { get; } = right;
}
